//! The questions that this build carries, in the language that is spoken.

use std::error::Error;

use instruments::check::{Check, Guidance};
use instruments::library::{Instrument, Library};
use leptos::prelude::*;

use super::later::Later;
use crate::words;

static LIBRARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

/// Every version of the check, for as long as the app runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instruments {
    checks: &'static [Check],
    latest: &'static Check,
    /// What is said once questions are answered.
    pub(crate) guidance: Later<Guidance>,
}

impl Instruments {
    /// Reads the questions, once, at the start.
    ///
    /// # Errors
    /// When the build put something else in their place.
    pub(crate) fn read() -> Result<Instruments, Box<dyn Error>> {
        let locale = words::current();
        let dressed = |check: Check| check.map_words(|text| locale.dress_text(text));
        let checks: Vec<_> = Library::decode_versions(LIBRARY)?
            .into_iter()
            .map(dressed)
            .collect();
        let checks: &'static [Check] = checks.leak();
        let latest = checks.last().ok_or("the build carries no questions")?;
        Ok(Instruments {
            checks,
            latest,
            guidance: Later::named("guidance"),
        })
    }

    /// The version that a new check is made with.
    pub(crate) fn latest(self) -> &'static Check {
        self.latest
    }

    /// The version that an old check was made with; none if only a newer app carries it.
    pub(crate) fn version(self, version: &str) -> Option<&'static Check> {
        self.checks.iter().find(|check| check.version == version)
    }
}

pub(crate) fn use_instruments() -> Instruments {
    expect_context()
}
