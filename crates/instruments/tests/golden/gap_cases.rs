//! The cases of the gap between an anchor's view of itself and its community's.

use instruments::check::Level;
use instruments::reflection::{GapMessage, Spread, Voices, gap_message};
use serde_json::json;

use crate::voices::{closed, halves, level, voice};

#[test]
fn the_gap_is_our_level_less_the_median_of_theirs() {
    for case in crate::support::cases(include_str!("gap.json")) {
        let name = crate::support::text(&case, "name");
        let own = level(&case["self"]).unwrap();
        let answers = case["community"]
            .as_array()
            .map(|answers| answers.iter().map(level).collect::<Vec<_>>());
        let voices = answers.as_ref().map_or(Voices::NotAsked, |answers| {
            let voices = answers.iter().map(|level| voice(&[("P1", *level)]));
            closed(voices).voices("P1")
        });
        let mut actual = json!({ "message": message(gap_message(own, voices)) });
        if let Voices::Heard(summary) = voices {
            let scored: Vec<Level> = answers.into_iter().flatten().flatten().collect();
            assert_eq!(summary.answered, scored.len(), "{name}");
            let spread = Spread::of(&scored).unwrap();
            assert_eq!(summary.is_wide, spread.is_wide(), "{name}");
            actual["median"] = halves(i16::from(summary.doubled_median));
            actual["gap"] = halves(summary.doubled_gap(own));
            actual["spread"] = json!(spread.levels_apart());
        }
        assert_eq!(actual, case["expect"], "{name}");
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
