//! A result from 0 to 100.

/// A whole percentage, 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u8);

impl Percent {
    pub fn number(self) -> u8 {
        self.0
    }

    /// 100 x (sum of levels) / (4 x number of levels), rounded half up; none of no levels.
    pub(super) fn of_levels(levels: impl Iterator<Item = super::Level>) -> Option<Percent> {
        let (sum, count) = levels.fold((0, 0), |(sum, count), level| {
            (sum + usize::from(level.number()), count + 1)
        });
        let rounded = (50 * sum + count).checked_div(2 * count)?;
        u8::try_from(rounded).ok().map(Percent)
    }
}
