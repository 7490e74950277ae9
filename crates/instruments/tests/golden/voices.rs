//! Voices from outside, as the cases write them.

use instruments::check::Level;
use instruments::reflection::{ClosedRound, OpenRound, Voice};
use serde_json::{Value, json};

/// Somebody who answered these themes; none stands for "I cannot say".
pub(crate) fn voice(levels: &[(&str, Option<Level>)]) -> Voice {
    Voice {
        levels: levels
            .iter()
            .map(|(theme, level)| ((*theme).to_owned(), *level))
            .collect(),
        words: String::new(),
    }
}

/// The round that these came to, closed on a Tuesday.
pub(crate) fn closed(voices: impl IntoIterator<Item = Voice>) -> ClosedRound {
    let mut round = OpenRound::default();
    for voice in voices {
        round.take_in(voice);
    }
    round.close("2026-06-30".parse().unwrap())
}

/// The level of that number; none where the case has null.
pub(crate) fn level(value: &Value) -> Option<Level> {
    Level::new(u8::try_from(value.as_u64()?).unwrap())
}

/// A doubled number, halved.
pub(crate) fn halves(doubled: i16) -> Value {
    if doubled % 2 == 0 {
        json!(doubled / 2)
    } else {
        json!(f64::from(doubled) / 2.0)
    }
}
