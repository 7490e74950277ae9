//! Every choice of a story, drawn from its seed.

/// A source of chance.
#[derive(Debug)]
pub(crate) struct Chance(fastrand::Rng);

impl Chance {
    pub(crate) fn of_seed(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// True once in so many times.
    pub(crate) fn one_in(&mut self, many: u32) -> bool {
        self.0.u32(0..many) == 0
    }

    /// A number from `least` to just below `end`.
    pub(crate) fn between(&mut self, least: i64, end: i64) -> i64 {
        self.0.i64(least..end)
    }

    /// A place in a list of this length, which is not empty.
    pub(crate) fn place(&mut self, length: usize) -> usize {
        self.0.usize(0..length)
    }

    pub(crate) fn any(&mut self) -> u64 {
        self.0.u64(..)
    }

    pub(crate) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill(&mut bytes);
        bytes
    }
}
