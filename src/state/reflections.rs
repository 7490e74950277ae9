//! The reflection that the anchor part carries.

use std::error::Error;

use instruments::reflection::Reflection;
use leptos::prelude::*;

use super::versions::Versions;

static LIBRARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/reflection.bin"));

/// Every version of the reflection, for as long as the app runs.
pub(crate) type Reflections = Versions<Reflection>;

/// Reads the reflection, once, at the start.
///
/// # Errors
/// When the build put something else in its place.
pub(crate) fn read_reflections() -> Result<Reflections, Box<dyn Error>> {
    Versions::read(LIBRARY)
}

pub(crate) fn use_reflections() -> Reflections {
    expect_context()
}
