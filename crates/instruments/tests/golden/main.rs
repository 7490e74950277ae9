//! Worked examples: answers in, results out, each worked by hand with its reasoning.

mod check_cases;
mod engagement_cases;
mod fitting_counts;
mod gap_cases;
mod lm3_cases;

use std::path::PathBuf;

use instruments::check::Check;
use serde_json::Value;

/// The check as the files of this repository have it.
fn check() -> Check {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../instruments");
    instrument_source::load(&directory)
        .unwrap()
        .library
        .latest_check()
        .clone()
}

/// The cases of one golden file.
fn cases(json: &str) -> Vec<Value> {
    let cases: Vec<Value> = serde_json::from_str(json).unwrap();
    assert!(!cases.is_empty());
    cases
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("no text {key} in {value}"))
}
