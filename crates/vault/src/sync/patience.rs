//! How long to wait, and since when: a clock that jumps holds nothing up.

/// The first wait after no answer, and the longest, in milliseconds.
const SHORTEST: i64 = 2_000;
const LONGEST: i64 = 5 * 60_000;

/// The longest wait that a server may ask for.
const TOLD_LONGEST: i64 = 60 * 60_000;

/// How long to rest when all is done.
const REST: i64 = 5 * 60_000;

/// A wait. Times are in milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pause {
    from: i64,
    pub(super) until: i64,
    /// Whether the server asked for it, so that not even a tap ends it.
    pub(super) is_told: bool,
}

impl Pause {
    /// After so many failures in a row, from 1: twice as long each time, and between half of that
    /// and all of it, so that devices that failed together do not come back together.
    pub(super) fn after(failures: u32, now: i64, random: u64) -> Self {
        let longest = SHORTEST.saturating_mul(1 << failures.saturating_sub(1).min(16));
        Self::jittered(longest.min(LONGEST), now, random)
    }

    /// As long as the server says, in seconds.
    pub(super) fn told(seconds: i64, now: i64) -> Self {
        let length = seconds.saturating_mul(1_000).clamp(0, TOLD_LONGEST);
        Self {
            from: now,
            until: now.saturating_add(length),
            is_told: true,
        }
    }

    pub(super) fn rest(now: i64, random: u64) -> Self {
        Self::jittered(2 * REST, now, random)
    }

    fn jittered(longest: i64, now: i64, random: u64) -> Self {
        let half = longest / 2;
        let more = (random % (half.unsigned_abs() + 1)) as i64;
        Self {
            from: now,
            until: now.saturating_add(half + more),
            is_told: false,
        }
    }

    /// Over, too, where the clock was set back: nobody can tell how much of it has passed.
    pub(super) fn is_over(self, now: i64) -> bool {
        now >= self.until || now < self.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_five_minutes_and_differ_between_devices() {
        let length = |failures, random| Pause::after(failures, 0, random).until;
        assert_eq!((length(1, 0), length(1, 1_000)), (1_000, 2_000));
        assert_eq!((length(4, 0), length(4, 8_000)), (8_000, 16_000));
        assert_eq!((length(40, 0), length(40, 150_000)), (150_000, 300_000));
    }

    #[test]
    fn a_server_is_obeyed_for_an_hour_at_most() {
        assert_eq!(Pause::told(30, 1_000).until, 31_000);
        assert_eq!(Pause::told(i64::MAX, 0).until, TOLD_LONGEST);
        assert_eq!(Pause::told(-5, 7).until, 7);
    }

    #[test]
    fn a_clock_that_jumps_ends_the_wait() {
        let ten_years = 10 * 365 * 86_400_000;
        let pause = Pause::after(1, ten_years, 0);
        assert!(!pause.is_over(ten_years + 999));
        assert!(pause.is_over(ten_years + 1_000));
        assert!(pause.is_over(0), "set back by ten years");
        assert!(pause.is_over(2 * ten_years), "set on by ten years");
    }
}
