//! Every instrument that an app carries, in every published version.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::check::{Check, WordPlace};

/// All versions of all instruments that the app shows.
///
/// An answer is tied to the version it was given to, so old versions stay for as long as
/// somebody may hold a record made with them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Library {
    latest: Check,
    /// Earlier versions of the good business check, oldest first.
    earlier: Vec<Check>,
    overlays: Vec<Overlay>,
}

/// The words of one version of the check in another language, as far as they are translated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overlay {
    /// The version of the check.
    pub version: String,
    /// A language tag, such as `cy`.
    pub lang: String,
    /// Words by [`WordPlace::path`]: one, or five for a list of levels.
    pub words: BTreeMap<String, Vec<String>>,
}

/// A check in another language. What is not translated is still in English, and listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Localised {
    pub check: Check,
    /// Paths of the words that were left in English.
    left_in_english: BTreeSet<String>,
}

impl Library {
    /// `earlier` are older versions than `latest`, oldest first.
    pub fn new(latest: Check, earlier: Vec<Check>, overlays: Vec<Overlay>) -> Library {
        Library {
            latest,
            earlier,
            overlays,
        }
    }

    /// The library as bytes, to be compiled into the app.
    pub fn encode(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }

    /// Reads what [`Library::encode`] wrote.
    pub fn decode(bytes: &[u8]) -> postcard::Result<Library> {
        postcard::from_bytes(bytes)
    }

    /// The version that a new check is made with.
    pub fn latest_check(&self) -> &Check {
        &self.latest
    }

    /// The check of that version, to show and score an old record with.
    pub fn check(&self, version: &str) -> Option<&Check> {
        self.checks().find(|check| check.version == version)
    }

    /// Every version of the check, oldest first.
    pub fn checks(&self) -> impl Iterator<Item = &Check> {
        self.earlier.iter().chain([&self.latest])
    }

    /// The same, given away.
    pub fn into_checks(self) -> impl Iterator<Item = Check> {
        self.earlier.into_iter().chain([self.latest])
    }

    /// The check of that version in that language; none where there is no such version.
    ///
    /// A language that nobody has translated yet gives the English check, with every word
    /// listed as English.
    pub fn check_in(&self, version: &str, lang: &str) -> Option<Localised> {
        let mut check = self.check(version)?.clone();
        let mut left_in_english = BTreeSet::new();
        if lang != "en" {
            let overlay = self
                .overlays
                .iter()
                .find(|overlay| overlay.version == version && overlay.lang == lang);
            check.visit_words(&mut |place, words| {
                let path = place.path();
                match overlay.and_then(|overlay| overlay.words.get(&path)) {
                    Some(translated) if translated.len() == words.len() => {
                        words.clone_from_slice(translated)
                    }
                    _ => {
                        left_in_english.insert(path);
                    }
                }
            });
        }
        Some(Localised {
            check,
            left_in_english,
        })
    }
}

impl Localised {
    /// The language to mark these words with, where it is not the language asked for.
    pub fn lang_of(&self, place: WordPlace<'_>) -> Option<&'static str> {
        self.left_in_english.contains(&place.path()).then_some("en")
    }
}
