//! Writes tests/golden/messages.txt again: `cargo run -p protocol --example write_golden`.
//!
//! Only for a new version of the protocol, and then beside the old file: servers and clients of
//! different ages talk to each other, so a change of a committed line is a mistake.
#![allow(
    clippy::unwrap_used,
    reason = "a developer's tool may stop where it stands"
)]

#[path = "../tests/wire/cases.rs"]
mod cases;

use std::path::Path;

fn main() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/messages.txt");
    std::fs::write(file, cases::golden()).unwrap();
}
