//! Every word a person reads, by key, in the language they chose.
//!
//! `en.yaml` is the catalogue: one function for each of its keys is made when the app is
//! built, `home.title` as [`home::title`], with the names in braces as its parameters. The
//! words of the questions live in `instruments/` and are read through [`crate::state`].

mod date;
mod locale;
mod pseudo;

use std::borrow::Cow;
use std::fmt::Display;

pub(crate) use date::{day_and_month, full_date, time};
pub(crate) use generated::*;
pub(crate) use locale::{Locale, current, set};

/// What a person reads: borrowed from the catalogue, or filled in.
pub(crate) type Text = Cow<'static, str>;

/// A key's words, by language.
type Spoken = [&'static str; LANGUAGES.len()];

/// A key's plural forms, by language and then by the plural categories of CLDR: zero, one, two,
/// few, many, other.
type Forms = [[Option<&'static str>; 6]; LANGUAGES.len()];

mod generated {
    #![allow(
        clippy::needless_pass_by_value,
        reason = "the parameters are shown once"
    )]
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// Where the language that is spoken stands in what a key says.
fn language() -> usize {
    let name = current().catalogue();
    let mut known = LANGUAGES.iter();
    known.position(|known| *known == name).unwrap_or_default()
}

fn text(spoken: &'static Spoken) -> Text {
    current().dress(spoken[language()])
}

fn fill(spoken: &'static Spoken, values: &[(&str, &dyn Display)]) -> Text {
    Cow::Owned(put_in(&text(spoken), values))
}

fn count(spoken: &'static Forms, count: usize, values: &[(&str, &dyn Display)]) -> Text {
    let forms = &spoken[language()];
    let form = forms[current().plural_form(count)]
        .or(forms[locale::OTHER])
        .unwrap_or_default();
    let filled = put_in(&current().dress(form), values);
    Cow::Owned(put_in(&filled, &[("count", &count)]))
}

fn put_in(template: &str, values: &[(&str, &dyn Display)]) -> String {
    values
        .iter()
        .fold(template.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), &value.to_string())
        })
}
