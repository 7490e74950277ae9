//! An instrument in every published version, and in every language it was translated into.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::check::{Visit, WordPlace};

/// One version of an instrument, or of a part of one that is loaded by itself.
pub trait Instrument: Clone + Serialize + DeserializeOwned {
    /// The version, by which a record names what it was made with.
    fn version(&self) -> &str;

    /// Calls `visit` for every word that a person can see; ids are no words.
    ///
    /// Translation, pseudo-locales and content checks all use this walk, so that a new field
    /// is either in all of them or in none.
    fn visit_words(&mut self, visit: Visit<'_>);

    /// The same with every word that a person can see put through `map`.
    fn map_words(mut self, mut map: impl FnMut(&str) -> String) -> Self {
        self.visit_words(&mut |_, words| {
            for word in words {
                *word = map(word);
            }
        });
        self
    }
}

/// All versions of an instrument that the app shows.
///
/// An answer is tied to the version it was given to, so old versions stay for as long as
/// somebody may hold a record made with them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Library<I> {
    /// Earlier versions than the latest, oldest first.
    earlier: Vec<I>,
    latest: I,
    overlays: Vec<Overlay>,
}

/// The words of one version in another language, as far as they are translated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overlay {
    /// The version of the instrument.
    pub version: String,
    /// A language tag, such as `cy`.
    pub lang: String,
    /// Words by [`WordPlace::path`]: one, or five for a list of levels.
    pub words: BTreeMap<String, Vec<String>>,
}

/// An instrument in another language. What is not translated is still in English, and listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Localised<I> {
    pub instrument: I,
    /// Paths of the words that were left in English.
    left_in_english: BTreeSet<String>,
}

impl<I: Instrument> Library<I> {
    /// `earlier` are older versions than `latest`, oldest first. Of each overlay the library
    /// keeps what this instrument has a place for: its other words are another part's.
    pub fn new(latest: I, earlier: Vec<I>, overlays: &[Overlay]) -> Library<I> {
        let mut library = Library {
            earlier,
            latest,
            overlays: Vec::new(),
        };
        for overlay in overlays {
            let places = library.places_of(&overlay.version);
            let mut kept = overlay.clone();
            kept.words.retain(|path, _| places.contains(path));
            library.overlays.push(kept);
        }
        library
    }

    /// The paths of all words of that version.
    fn places_of(&self, version: &str) -> BTreeSet<String> {
        let mut places = BTreeSet::new();
        if let Some(mut instrument) = self.version(version).cloned() {
            instrument.visit_words(&mut |place, _| {
                places.insert(place.path());
            });
        }
        places
    }

    /// The version that a new record is made with.
    pub fn latest(&self) -> &I {
        &self.latest
    }

    /// The instrument of that version, to show and score an old record with.
    pub fn version(&self, version: &str) -> Option<&I> {
        self.versions()
            .find(|instrument| instrument.version() == version)
    }

    /// Every version, oldest first.
    pub fn versions(&self) -> impl Iterator<Item = &I> {
        self.earlier.iter().chain([&self.latest])
    }

    /// The instrument of that version in that language; none where there is no such version.
    ///
    /// A language that nobody has translated yet gives the English one, with every word
    /// listed as English.
    pub fn in_language(&self, version: &str, lang: &str) -> Option<Localised<I>> {
        let mut instrument = self.version(version)?.clone();
        let mut left_in_english = BTreeSet::new();
        if lang != "en" {
            let overlay = self
                .overlays
                .iter()
                .find(|overlay| overlay.version == version && overlay.lang == lang);
            instrument.visit_words(&mut |place, words| {
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
            instrument,
            left_in_english,
        })
    }

    /// The library as bytes, to be compiled into the app or put beside it.
    pub fn encode(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }

    /// Reads what [`Library::encode`] wrote.
    pub fn decode(bytes: &[u8]) -> postcard::Result<Library<I>> {
        postcard::from_bytes(bytes)
    }

    /// Every version, oldest first, of what [`Library::encode`] wrote. An app that shows no
    /// translation need not carry what reads one.
    pub fn decode_versions(bytes: &[u8]) -> postcard::Result<Vec<I>> {
        // The versions come first, and what follows is left alone.
        let (mut versions, latest): (Vec<I>, I) = postcard::from_bytes(bytes)?;
        versions.push(latest);
        Ok(versions)
    }
}

impl<I> Localised<I> {
    /// The language to mark these words with, where it is not the language asked for.
    pub fn lang_of(&self, place: WordPlace<'_>) -> Option<&'static str> {
        self.left_in_english.contains(&place.path()).then_some("en")
    }
}
