//! Reads one YAML mapping key by key, and says what is missing, misshapen or misspelt.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::nearest::nearest;
use crate::problem::Problems;

/// One mapping of a file, such as a question.
///
/// Each reader returns something usable even where the file is wrong, and adds a problem:
/// what was read is only used when there is none. [`Entry::done`] reports keys that nobody
/// asked for.
pub(crate) struct Entry<'a> {
    map: &'a Map<String, Value>,
    file: &'a str,
    /// What a person calls it, such as `question G2a`.
    pub(crate) place: String,
    asked: RefCell<BTreeSet<&'static str>>,
    problems: &'a Problems,
}

impl<'a> Entry<'a> {
    pub(crate) fn new(
        value: &'a Value,
        file: &'a str,
        place: &str,
        problems: &'a Problems,
    ) -> Option<Entry<'a>> {
        let Value::Object(map) = value else {
            problems.add(
                file,
                format!("{place} must be a list of `key: value` lines"),
            );
            return None;
        };
        Some(Entry {
            map,
            file,
            place: place.to_owned(),
            asked: RefCell::default(),
            problems,
        })
    }

    /// Adds a problem about this entry, such as `has 4 levels; write exactly five`.
    pub(crate) fn problem(&self, mend: impl AsRef<str>) {
        self.problems
            .add(self.file, format!("{} {}", self.place, mend.as_ref()));
    }

    fn get(&self, key: &'static str) -> Option<&'a Value> {
        self.asked.borrow_mut().insert(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// Text that must be there.
    pub(crate) fn text(&self, key: &'static str) -> String {
        self.optional_text(key).unwrap_or_else(|| {
            if !self.has(key) {
                self.problem(format!("has no `{key}`; add a line `{key}: \"...\"`"));
            }
            String::new()
        })
    }

    /// Text that may be left out, but not left empty.
    pub(crate) fn optional_text(&self, key: &'static str) -> Option<String> {
        let text = self.as_text(key, self.get(key)?)?;
        if text.trim().is_empty() {
            self.problem(format!(
                "has an empty `{key}`; write the words, or take the line out if it is optional"
            ));
        }
        Some(text)
    }

    /// Text that must be there, but may be empty.
    pub(crate) fn text_or_empty(&self, key: &'static str) -> String {
        match self.get(key) {
            Some(value) => self.as_text(key, value).unwrap_or_default(),
            None => {
                self.problem(format!("has no `{key}`; add a line `{key}: \"\"`"));
                String::new()
            }
        }
    }

    fn as_text(&self, key: &str, value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(_) | Value::Bool(_) => {
                self.problem(format!(
                    "has a `{key}` that is not text; put it in quotes: `{key}: \"{value}\"`"
                ));
                None
            }
            _ => {
                self.problem(format!(
                    "has a `{key}` that is a list; write one text in quotes"
                ));
                None
            }
        }
    }

    /// A list of texts that must be there; it may be empty.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<String> {
        if !self.has(key) {
            self.problem(format!("has no `{key}`; add a line `{key}: []`"));
        }
        self.optional_texts(key)
    }

    /// A list of texts that may be left out.
    pub(crate) fn optional_texts(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let Value::Array(items) = value else {
            self.problem(format!(
                "has a `{key}` that is not a list; write `{key}: [\"...\"]`"
            ));
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| self.as_text(key, item))
            .collect()
    }

    /// A list of texts that must hold at least one.
    pub(crate) fn some_texts(&self, key: &'static str) -> Vec<String> {
        let texts = self.texts(key);
        if self.has(key) && texts.is_empty() {
            self.problem(format!("has an empty list `{key}`; write at least one"));
        }
        texts
    }

    /// The five levels, lowest first.
    pub(crate) fn five_levels(&self, key: &'static str) -> [String; 5] {
        self.optional_five_levels(key).unwrap_or_else(|| {
            if !self.has(key) {
                self.problem(format!(
                    "has no `{key}`; add `{key}:` and write exactly five"
                ));
            }
            Default::default()
        })
    }

    pub(crate) fn optional_five_levels(&self, key: &'static str) -> Option<[String; 5]> {
        self.get(key)?;
        let levels = self.optional_texts(key);
        if levels.iter().any(|level| level.trim().is_empty()) {
            self.problem(format!("has an empty line in `{key}`; describe the level"));
        }
        levels
            .try_into()
            .map_err(|levels: Vec<String>| {
                self.problem(format!(
                    "has {} {}; write exactly five",
                    levels.len(),
                    key.replace('_', " ")
                ));
            })
            .ok()
    }

    /// A whole number from 0 to `most`.
    pub(crate) fn number(&self, key: &'static str, most: u8) -> u8 {
        let number = self
            .get(key)
            .and_then(Value::as_u64)
            .and_then(|number| u8::try_from(number).ok());
        number.filter(|number| *number <= most).unwrap_or_else(|| {
            self.problem(format!(
                "needs `{key}:` with a whole number from 0 to {most}"
            ));
            0
        })
    }

    /// A sum of money or another amount above 0.
    pub(crate) fn amount(&self, key: &'static str) -> f64 {
        let amount = self
            .get(key)
            .and_then(Value::as_f64)
            .filter(|amount| *amount > 0.0);
        amount.unwrap_or_else(|| {
            self.problem(format!(
                "needs `{key}:` with an amount above 0, such as 13.45"
            ));
            0.0
        })
    }

    /// True or false; none where it is left out.
    pub(crate) fn yes_or_no(&self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        if !value.is_boolean() {
            self.problem(format!(
                "has a `{key}` that is neither true nor false; write one of the two"
            ));
        }
        value.as_bool()
    }

    /// A mapping inside this one that must be there.
    pub(crate) fn entry(&self, key: &'static str) -> Option<Entry<'a>> {
        let entry = self.optional_entry(key);
        if !self.has(key) {
            self.problem(format!("has no `{key}`; add it as in the other files"));
        }
        entry
    }

    pub(crate) fn optional_entry(&self, key: &'static str) -> Option<Entry<'a>> {
        Entry::new(
            self.get(key)?,
            self.file,
            &format!("`{key}` of {}", self.place),
            self.problems,
        )
    }

    /// A list of mappings, each with an id of its own: `kind` and id make up its place.
    pub(crate) fn entries(&self, key: &'static str, kind: &str) -> Vec<Entry<'a>> {
        let entries = self.list(key, kind);
        let mut seen = BTreeSet::new();
        for entry in &entries {
            let id = entry.text("id");
            if !id.is_empty() && !seen.insert(id.clone()) {
                self.problem(format!(
                    "has two entries with the id {id} in `{key}`; give each its own id"
                ));
            }
        }
        entries
    }

    /// A list of mappings that need no id.
    pub(crate) fn list(&self, key: &'static str, kind: &str) -> Vec<Entry<'a>> {
        match self.get(key) {
            Some(Value::Array(items)) if !items.is_empty() => (1..)
                .zip(items)
                .filter_map(|(number, item)| {
                    let place = match item.get("id").and_then(Value::as_str) {
                        Some(id) => format!("{kind} {id}"),
                        None => format!("{kind} number {number} of {}", self.place),
                    };
                    Entry::new(item, self.file, &place, self.problems)
                })
                .collect(),
            _ => {
                self.problem(format!("has no list `{key}`; add at least one entry"));
                Vec::new()
            }
        }
    }

    /// The keys of a mapping whose keys are ids.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&'a String, &'a Value)> + use<'a> {
        self.map.iter()
    }

    /// The mapping under a key that is an id, as given by [`Entry::keys`]; `place` is what a
    /// person calls it.
    pub(crate) fn inside(&self, place: &str, value: &'a Value) -> Option<Entry<'a>> {
        Entry::new(value, self.file, place, self.problems)
    }

    /// Reports every key that nobody asked for.
    pub(crate) fn done(self) {
        let asked = self.asked.borrow();
        for key in self.map.keys().filter(|key| !asked.contains(key.as_str())) {
            match nearest(key, asked.iter().copied()) {
                Some(meant) => self.problem(format!("has `{key}`; did you mean `{meant}`?")),
                None => self.problem(format!("has `{key}`, which is not a key here; take it out")),
            }
        }
    }
}
