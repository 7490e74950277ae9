//! The cases of the gap between an anchor's view of itself and its community's.

use instruments::check::Level;
use instruments::reflection::{GapMessage, Voices, close_round, gap_message, spread};
use serde_json::{Value, json};

#[test]
fn the_gap_is_our_level_less_the_median_of_theirs() {
    for case in crate::support::cases(include_str!("gap.json")) {
        let name = crate::support::text(&case, "name");
        let own = level(&case["self"]).unwrap();
        let answers = case["community"]
            .as_array()
            .map(|answers| answers.iter().map(level).collect::<Vec<_>>());
        let voices = answers
            .as_ref()
            .map_or(Voices::NotAsked, |answers| close_round(answers));
        let mut actual = json!({ "message": message(gap_message(own, voices)) });
        if let Voices::Heard(summary) = voices {
            let scored: Vec<Level> = answers.into_iter().flatten().flatten().collect();
            assert_eq!(summary.answered, scored.len(), "{name}");
            assert_eq!(summary.is_wide, spread(&scored) >= 3, "{name}");
            actual["median"] = halves(i16::from(summary.doubled_median));
            actual["gap"] = halves(summary.doubled_gap(own));
            actual["spread"] = json!(spread(&scored));
        }
        assert_eq!(actual, case["expect"], "{name}");
    }
}

fn level(value: &Value) -> Option<Level> {
    Level::new(u8::try_from(value.as_u64()?).unwrap())
}

fn halves(doubled: i16) -> Value {
    if doubled % 2 == 0 {
        json!(doubled / 2)
    } else {
        json!(f64::from(doubled) / 2.0)
    }
}

/// The first sentence of the message in the instrument's file.
fn message(message: GapMessage) -> &'static str {
    match message {
        GapMessage::SelfViewOnly => "Self-view only",
        GapMessage::NotEnoughVoices => "Not enough voices yet",
        GapMessage::MissingSomething => "You may be missing something",
        GapMessage::SharedView => "Shared view",
        GapMessage::TheySeeMore => "They see more than you claim",
    }
}
