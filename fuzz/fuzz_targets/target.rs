//! Each program of this folder fuzzes the target of its own name.
#![no_main]

use std::sync::LazyLock;

use fuzz_targets::{TARGETS, Target};

static TARGET: LazyLock<Option<Target>> = LazyLock::new(|| {
    let name = env!("CARGO_BIN_NAME");
    let mut targets = TARGETS.into_iter();
    targets.find(|(target, _)| *target == name).map(|(_, target)| target)
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    match *TARGET {
        Some(target) => target(bytes),
        None => std::process::abort(),
    }
});
