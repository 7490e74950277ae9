//! What the registers of a vault mean: a firm's profile, checks and plan; who an anchor is.
//!
//! Each file holds the paths of one kind of record, how it is read from a [`Replica`] and
//! the changes that write it. Pure: times and ids are passed in.

pub(crate) mod actor;
pub(crate) mod anchor;
pub(crate) mod check;
pub(crate) mod free_text;
pub(crate) mod hosted;
pub(crate) mod log;
pub(crate) mod plan;
pub(crate) mod profile;
pub(crate) mod reflection;
#[cfg(test)]
pub(crate) mod tests;

use chrono::NaiveDate;
use vault::{OpId, Path, PathError, Replica, Value, Write};

/// A field and what it should hold; it becomes an op when it is saved.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    pub(crate) path: Path,
    pub(crate) write: Write,
    /// The ops that the person saw and meant to replace; none means whatever is shown now.
    pub(crate) seen: Option<Vec<OpId>>,
}

impl Change {
    /// A person's own words, in the place of the texts that they saw.
    pub(crate) fn own_words(path: &str, words: &str, seen: Vec<OpId>) -> Result<Change, PathError> {
        let written = Change::text(path, words)?;
        Ok(Change {
            seen: Some(seen),
            ..written
        })
    }

    fn text(path: &str, text: impl Into<String>) -> Result<Change, PathError> {
        Change::set(path, Value::Text(text.into()))
    }

    fn number(path: &str, number: i64) -> Result<Change, PathError> {
        Change::set(path, Value::Number(number))
    }

    fn flag(path: &str, flag: bool) -> Result<Change, PathError> {
        Change::set(path, Value::Flag(flag))
    }

    fn set(path: &str, value: Value) -> Result<Change, PathError> {
        Ok(Change {
            path: Path::new(path)?,
            write: Write::Set(value),
            seen: None,
        })
    }

    /// A day, such as `2026-12-07`; none takes it away.
    fn day(path: &str, day: Option<NaiveDate>) -> Result<Change, PathError> {
        day.map_or_else(
            || Change::remove(path),
            |day| Change::text(path, day.to_string()),
        )
    }

    fn remove(path: &str) -> Result<Change, PathError> {
        Ok(Change {
            path: Path::new(path)?,
            write: Write::Remove,
            seen: None,
        })
    }
}

fn text(replica: &Replica, path: &str) -> Option<String> {
    match replica.value(path) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

fn number(replica: &Replica, path: &str) -> Option<i64> {
    match replica.value(path) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    }
}

fn flag(replica: &Replica, path: &str) -> Option<bool> {
    match replica.value(path) {
        Some(Value::Flag(flag)) => Some(*flag),
        _ => None,
    }
}

/// Puts each item before the first that it goes before. The lists are short, and the standard
/// library's sort weighs more for each kind of item than all of them.
pub(super) fn in_order<T>(
    items: impl Iterator<Item = T>,
    goes_before: fn(&T, &T) -> bool,
) -> Vec<T> {
    let mut ordered: Vec<T> = Vec::new();
    for item in items {
        let place = ordered.iter().position(|other| goes_before(&item, other));
        ordered.insert(place.unwrap_or(ordered.len()), item);
    }
    ordered
}

/// The ids of the records under a prefix such as `check/`, each once, in their order.
fn ids(replica: &Replica, prefix: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (path, register) in replica.under(prefix) {
        let id = path.as_str()[prefix.len()..]
            .split('/')
            .next()
            .unwrap_or_default();
        if register.value().is_some() && found.last().is_none_or(|last| last != id) {
            found.push(id.to_owned());
        }
    }
    found
}
