//! A test of the tests: each mistake that is planted around the machine and the server has to be
//! caught, or the thousand stories prove nothing about it.

use simulator::{Planted, run};

/// Within so many seeds.
const SEEDS: u64 = 150;

#[test]
fn each_planted_mistake_is_caught() {
    let mut missed = Vec::new();
    for planted in Planted::ALL {
        let caught = (0..SEEDS).find_map(|seed| run(seed, Some(*planted)).err());
        match caught {
            Some(failure) => println!("{planted:?}: seed {}, {}", failure.seed, failure.what),
            None => missed.push(*planted),
        }
    }
    assert_eq!(missed, [], "went unnoticed in {SEEDS} seeds");
}
