//! The check, and the cases of a golden file.

use std::path::PathBuf;

use instruments::check::{Check, Guidance};
use instruments::reflection::Reflection;
use serde_json::Value;

/// The check as the files of this repository have it.
pub(crate) fn check() -> Check {
    loaded().library.latest().clone()
}

/// What is said once its questions are answered.
pub(crate) fn guidance() -> Guidance {
    loaded().guidance.latest().clone()
}

/// The reflection as the files of this repository have it.
pub(crate) fn reflection() -> Reflection {
    loaded().reflection.latest().clone()
}

fn loaded() -> instrument_source::Loaded {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../instruments");
    instrument_source::load(&directory).unwrap()
}

/// The cases of one golden file.
pub(crate) fn cases(json: &str) -> Vec<Value> {
    let cases: Vec<Value> = serde_json::from_str(json).unwrap();
    assert!(!cases.is_empty());
    cases
}

pub(crate) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("no text {key} in {value}"))
}
