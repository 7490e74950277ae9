//! Exact fractions, so that no result hangs on how a computer rounds.

/// A part of a whole above 0.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    part: u128,
    whole: u128,
}

impl Fraction {
    /// None where the whole is 0: nothing over nothing is no number.
    pub fn new(part: u128, whole: u128) -> Option<Fraction> {
        (whole > 0).then_some(Fraction { part, whole })
    }

    /// Whether it is `percent` hundredths or more.
    pub fn is_at_least(self, percent: u128) -> bool {
        self.part * 100 >= percent * self.whole
    }

    /// The number of hundredths, rounded half up: 183 for 1.8283.
    pub fn hundredths(self) -> u128 {
        self.rounded(100)
    }

    /// The number of ten-thousandths, rounded half up: 18283 for 1.8283.
    pub fn ten_thousandths(self) -> u128 {
        self.rounded(10_000)
    }

    fn rounded(self, steps: u128) -> u128 {
        (2 * self.part * steps + self.whole) / (2 * self.whole)
    }
}

/// Two fractions are equal when they are the same number: a half is two quarters.
impl PartialEq for Fraction {
    fn eq(&self, other: &Fraction) -> bool {
        self.part * other.whole == other.part * self.whole
    }
}

impl Eq for Fraction {}
