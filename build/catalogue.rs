//! Reads one language's file of the word catalogue.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use serde::Deserialize;

/// Screen, then key, then what is said: `{home: {title: …}}`.
pub(crate) type Catalogue = BTreeMap<String, BTreeMap<String, Entry>>;

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Entry {
    Text(String),
    /// By the plural categories of CLDR: zero, one, two, few, many, other.
    Plural(BTreeMap<String, String>),
}

impl Entry {
    /// The names in braces, in the order of their first use; `{count}` of a plural left out.
    pub(crate) fn placeholders(&self) -> Vec<String> {
        let texts: Vec<&String> = match self {
            Entry::Text(text) => vec![text],
            Entry::Plural(forms) => forms.values().collect(),
        };
        let mut names = Vec::new();
        for text in texts {
            for piece in text.split('{').skip(1) {
                let name = piece.split('}').next().unwrap_or_default().to_owned();
                let is_count = name == "count" && matches!(self, Entry::Plural(_));
                if !is_count && !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }
}

pub(crate) fn read(file: &Path) -> Result<Catalogue, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    serde_saphyr::from_str(&text).map_err(|error| format!("{}: {error}", file.display()).into())
}
