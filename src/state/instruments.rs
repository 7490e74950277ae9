//! The questions that this build carries, in the language that is spoken.

use std::error::Error;

use instruments::check::{Check, Guidance};
use leptos::prelude::*;

use super::later::Later;
use super::versions::Versions;

static LIBRARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/check.bin"));

/// Every version of the check, for as long as the app runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instruments {
    checks: Versions<Check>,
    /// What is said once questions are answered.
    pub(crate) guidance: Later<Guidance>,
}

impl Instruments {
    /// Reads the questions, once, at the start.
    ///
    /// # Errors
    /// When the build put something else in their place.
    pub(crate) fn read() -> Result<Instruments, Box<dyn Error>> {
        Ok(Instruments {
            checks: Versions::read(LIBRARY)?,
            guidance: Later::named("guidance"),
        })
    }

    /// The version that a new check is made with.
    pub(crate) fn latest(self) -> &'static Check {
        self.checks.latest()
    }

    /// The version that an old check was made with; none if only a newer app carries it.
    pub(crate) fn version(self, version: &str) -> Option<&'static Check> {
        self.checks.version(version)
    }
}

pub(crate) fn use_instruments() -> Instruments {
    expect_context()
}
