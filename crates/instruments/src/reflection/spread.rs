//! How far several views of the same thing are apart.

use crate::check::Level;

/// The number of levels apart that must not be averaged away.
const WIDE: u8 = 3;

/// The two ends of several views: of the people in the room before they agree on one, or of the
/// voices of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    pub lowest: Level,
    pub highest: Level,
}

impl Spread {
    /// None of no views.
    pub fn of(views: &[Level]) -> Option<Spread> {
        Some(Spread {
            lowest: *views.iter().min()?,
            highest: *views.iter().max()?,
        })
    }

    /// How many levels the two ends are apart.
    pub fn levels_apart(self) -> u8 {
        self.highest.number() - self.lowest.number()
    }

    /// Whether the views are so far apart that it has to be said.
    pub fn is_wide(self) -> bool {
        self.levels_apart() >= WIDE
    }
}
