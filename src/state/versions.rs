//! Every version of an instrument that this build carries, in the language that is spoken.

use std::error::Error;

use instruments::library::{Instrument, Library};

use crate::words;

/// Read once, at the start, and there for as long as the app runs. Copies are the same.
#[derive(Debug)]
pub(crate) struct Versions<I: 'static> {
    all: &'static [I],
    latest: &'static I,
}

impl<I> Clone for Versions<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Versions<I> {}

impl<I: Instrument> Versions<I> {
    /// Reads what the build made of a [`Library`].
    ///
    /// # Errors
    /// When the build put something else in its place.
    pub(crate) fn read(library: &[u8]) -> Result<Versions<I>, Box<dyn Error>> {
        let locale = words::current();
        let dressed = |instrument: I| instrument.map_words(|text| locale.dress_text(text));
        let all: Vec<I> = Library::decode_versions(library)?
            .into_iter()
            .map(dressed)
            .collect();
        let all: &'static [I] = all.leak();
        let latest = all.last().ok_or("the build carries no such instrument")?;
        Ok(Versions { all, latest })
    }

    /// The version that a new record is made with.
    pub(crate) fn latest(self) -> &'static I {
        self.latest
    }

    /// The version that an old record was made with; none if only a newer app carries it.
    pub(crate) fn version(self, version: &str) -> Option<&'static I> {
        self.all
            .iter()
            .find(|instrument| instrument.version() == version)
    }
}
