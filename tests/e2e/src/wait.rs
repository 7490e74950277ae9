//! Waiting for a condition, never for a time.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use crate::trouble::{Outcome, Trouble};

/// How long a person waits before giving up. Generous: a slow machine is not a broken app.
pub const PATIENCE: Duration = Duration::from_secs(30);

const LOOK_AGAIN: Duration = Duration::from_millis(30);

/// What a look at the page found: the thing looked for, or what stands in its place.
pub type Look<T> = Result<T, String>;

/// Looks again and again until the thing is there.
///
/// # Errors
/// [`Trouble::TimedOut`] with what was seen last, or what `look` itself ran into.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Outcome<Look<T>>) -> Outcome<T> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let last = match look()? {
            Ok(found) => return Ok(found),
            Err(last) => last,
        };
        if Instant::now() > deadline {
            return Err(Trouble::TimedOut {
                what: what.to_owned(),
                seconds: PATIENCE.as_secs(),
                last,
            });
        }
        sleep(LOOK_AGAIN);
    }
}
