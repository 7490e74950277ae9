//! Writes the files of tests/golden/ again: `cargo run -p vault --example write_golden`.
//!
//! Only for a new version of a format, and then beside the old files: what devices out there
//! have written has to be read for ever, so a change of a committed file is a mistake.
#![allow(
    clippy::unwrap_used,
    reason = "a developer's tool may stop where it stands"
)]

#[path = "../tests/vault/golden_cases.rs"]
mod golden_cases;

use std::path::Path;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for (name, text) in golden_cases::files() {
        std::fs::write(folder.join(name), text).unwrap();
    }
}
