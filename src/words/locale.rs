//! The language that is spoken now.

use std::borrow::Cow;
use std::cell::Cell;

use super::{Text, pseudo};

/// Index of the plural form `other` in an entry of the catalogue.
pub(super) const OTHER: usize = 5;
const ONE: usize = 1;

/// A language the app can speak, or one of two made-up ones that prove it could speak more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Locale {
    English,
    /// Longer and accented: shows what is not translatable or does not fit.
    PseudoLong,
    /// Right to left.
    PseudoRightToLeft,
}

thread_local! {
    static CURRENT: Cell<Locale> = const { Cell::new(Locale::English) };
}

pub(crate) fn current() -> Locale {
    CURRENT.get()
}

/// Speaks that language from now on; what is on screen already must be drawn again.
pub(crate) fn set(locale: Locale) {
    CURRENT.set(locale);
}

impl Locale {
    /// The locale of that tag, English where there is none.
    pub(crate) fn from_tag(tag: &str) -> Locale {
        match tag {
            "en-XA" => Locale::PseudoLong,
            "ar-XB" => Locale::PseudoRightToLeft,
            _ => Locale::English,
        }
    }

    /// The tag for the page's `lang`.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Locale::English => "en-GB",
            Locale::PseudoLong => "en-XA",
            Locale::PseudoRightToLeft => "ar-XB",
        }
    }

    /// The page's `dir`.
    pub(crate) fn direction(self) -> &'static str {
        match self {
            Locale::PseudoRightToLeft => "rtl",
            Locale::English | Locale::PseudoLong => "ltr",
        }
    }

    /// The name of the catalogue's file that holds its words.
    pub(super) fn catalogue(self) -> &'static str {
        "en"
    }

    /// The words as this locale writes them.
    pub(super) fn dress(self, text: &'static str) -> Text {
        match self {
            Locale::English => Cow::Borrowed(text),
            Locale::PseudoLong | Locale::PseudoRightToLeft => Cow::Owned(self.dress_text(text)),
        }
    }

    /// The same for words that are not from the catalogue, such as a question's.
    pub(crate) fn dress_text(self, text: &str) -> String {
        match self {
            Locale::English => text.to_owned(),
            Locale::PseudoLong => pseudo::long(text),
            Locale::PseudoRightToLeft => pseudo::right_to_left(text),
        }
    }

    /// Which plural form goes with a count, as an index into an entry's forms.
    pub(super) fn plural_form(self, count: usize) -> usize {
        if count == 1 { ONE } else { OTHER }
    }
}
