//! The corpus of each target, replayed as it is and slightly changed, in every run of the tests.
//! `cargo xtask fuzz` looks for more.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's helpers fail as the test itself does"
)]

use std::fs;
use std::path::Path;

use fuzz_targets::{TARGETS, Target};
use proptest::prelude::*;
use proptest::sample::Index;

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let files = fs::read_dir(folder.join(name)).expect("each target has a corpus");
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn each_target_holds_for_its_corpus() {
    for (name, target) in TARGETS {
        let inputs = corpus(name);
        assert!(!inputs.is_empty(), "{name} has no corpus");
        inputs.iter().for_each(|input| target(input));
    }
}

#[test]
fn each_corpus_belongs_to_a_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for folder in fs::read_dir(folder).expect("the corpora") {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(TARGETS.iter().any(|(target, _)| *target == name), "{name}");
    }
}

/// A piece of the input is put over, into or out of it.
#[derive(Debug, Clone)]
enum Change {
    Overwrite(Index, Vec<u8>),
    Insert(Index, Vec<u8>),
    Remove(Index, usize),
    Cut(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<Index>;
    let bytes = || prop::collection::vec(prop_oneof![0..4_u8, 250..=255_u8, any::<u8>()], 1..9);
    prop_oneof![
        (place(), bytes()).prop_map(|(place, bytes)| Change::Overwrite(place, bytes)),
        (place(), bytes()).prop_map(|(place, bytes)| Change::Insert(place, bytes)),
        (place(), 1..20_usize).prop_map(|(place, count)| Change::Remove(place, count)),
        place().prop_map(Change::Cut),
    ]
}

fn apply(change: &Change, input: &mut Vec<u8>) {
    let length = input.len() + 1;
    match change {
        Change::Overwrite(place, bytes) => {
            let place = place.index(length);
            let end = (place + bytes.len()).min(input.len());
            input.splice(place..end, bytes.iter().copied());
        }
        Change::Insert(place, bytes) => {
            let place = place.index(length);
            input.splice(place..place, bytes.iter().copied());
        }
        Change::Remove(place, count) => {
            let place = place.index(length);
            let end = (place + count).min(input.len());
            input.drain(place..end);
        }
        Change::Cut(place) => input.truncate(place.index(length)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn each_target_holds_for_changed_inputs(
        which in any::<Index>(),
        input in any::<Index>(),
        changes in prop::collection::vec(change(), 0..4),
    ) {
        let (name, target): (&str, Target) = TARGETS[which.index(TARGETS.len())];
        let inputs = corpus(name);
        let mut input = inputs[input.index(inputs.len())].clone();
        changes.iter().for_each(|change| apply(change, &mut input));
        target(&input);
    }
}
