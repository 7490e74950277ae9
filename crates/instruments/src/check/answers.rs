//! What a person can answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One of the five described levels, 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Level(u8);

impl Level {
    pub const ALL: [Level; 5] = [Level(0), Level(1), Level(2), Level(3), Level(4)];

    /// The level of that number, or none above 4.
    pub fn new(number: u8) -> Option<Level> {
        (number <= 4).then_some(Level(number))
    }

    pub fn number(self) -> u8 {
        self.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Answer {
    Level(Level),
    /// Not scored; adds a find-out step.
    DontKnow,
    /// Not scored, and taken out of coverage.
    NotForUs,
}

/// Answers by question id.
pub type Answers = BTreeMap<String, Answer>;

/// How much of the check a person set out to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// The quick twelve, four for each dimension.
    Quick,
    /// Every question that fits.
    Full,
}
