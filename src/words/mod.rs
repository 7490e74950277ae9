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

pub(crate) use date::{day_and_month, full_date};
pub(crate) use generated::*;
pub(crate) use locale::{Locale, current, set};

/// What a person reads: borrowed from the catalogue, or filled in.
pub(crate) type Text = Cow<'static, str>;

/// One key of the catalogue in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entry {
    Text(&'static str),
    /// By the plural categories of CLDR: zero, one, two, few, many, other.
    Plural([Option<&'static str>; 6]),
}

mod generated {
    #![allow(
        clippy::needless_pass_by_value,
        reason = "the parameters are shown once"
    )]
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

fn entry(index: usize) -> Entry {
    let language = current().catalogue();
    let table = generated::TABLES.iter().find(|(name, _)| *name == language);
    table
        .or(generated::TABLES.first())
        .map_or(Entry::Text(""), |(_, entries)| entries[index])
}

fn text(index: usize) -> Text {
    match entry(index) {
        Entry::Text(text) => current().dress(text),
        Entry::Plural(_) => Cow::Borrowed(""),
    }
}

fn fill(index: usize, values: &[(&str, &dyn Display)]) -> Text {
    Cow::Owned(put_in(&text(index), values))
}

fn count(index: usize, count: usize, values: &[(&str, &dyn Display)]) -> Text {
    let Entry::Plural(forms) = entry(index) else {
        return Cow::Borrowed("");
    };
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
