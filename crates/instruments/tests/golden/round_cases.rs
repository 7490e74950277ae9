//! The cases of a round of voices, from what each said to what is kept.

use instruments::check::Level;
use instruments::reflection::{ClosedRound, OpenRound, RoundSummary, Spread, Voice, Voices};
use serde_json::{Value, json};

use crate::voices::{closed, halves, level, voice};

#[test]
fn closing_keeps_the_middle_the_number_and_whether_views_are_far_apart() {
    for case in crate::support::cases(include_str!("round.json")) {
        let name = crate::support::text(&case, "name");
        let voices = case["voices"].as_array().unwrap();
        let round = closed(voices.iter().map(spoken));
        let expected = case["expect"]["themes"].as_object().unwrap();
        for (theme, expected) in expected {
            let actual = match round.voices(theme) {
                Voices::Heard(summary) => json!({
                    "median": halves(summary.doubled_median.into()),
                    "answered": summary.answered,
                    "wide": summary.is_wide,
                }),
                Voices::TooFew => json!("Not enough voices yet"),
                Voices::NotAsked => json!("no round"),
            };
            assert_eq!(actual, *expected, "{name}: {theme}");
        }
        let heard = expected.values().filter(|theme| theme.is_object());
        assert_eq!(round.summaries().count(), heard.count(), "{name}");
        assert_eq!(json!(round.words()), case["expect"]["words"], "{name}");
    }
}

#[test]
fn a_round_is_read_back_as_it_was_kept_and_never_with_fewer_than_three() {
    let four = Level::new(4);
    let round = closed([0, 1, 2].map(|_| Voice {
        words: "Ask us first.".to_owned(),
        ..voice(&[("P1", four), ("P2", four)])
    }));
    let kept: Vec<(String, RoundSummary)> = round
        .summaries()
        .map(|(theme, summary)| (theme.to_owned(), summary))
        .collect();
    let words = round.words().to_vec();
    let read = ClosedRound::from_kept(round.closed_on(), kept.clone(), words.clone());
    assert_eq!(read, round);

    let damaged = kept.into_iter().map(|(theme, mut summary)| {
        if theme == "P1" {
            summary.answered = 2;
        } else {
            summary.doubled_median = 9;
        }
        (theme, summary)
    });
    let two_words = words.into_iter().take(2);
    let read = ClosedRound::from_kept(round.closed_on(), damaged, two_words);
    assert_eq!(read.voices("P1"), Voices::TooFew);
    assert_eq!(read.voices("P2"), Voices::TooFew);
    assert!(read.words().is_empty());
}

/// As the first version that had rounds wrote it, with room for questions that were never asked.
#[test]
fn a_round_that_an_earlier_version_opened_goes_on() {
    let bytes = b"\x02\x02\x02P1\x01\x03\x02P2\x00\x00\x08Ask us !\x01\x02P1\x01\x04\x00\x00";
    let mut round = OpenRound::decode(bytes).unwrap();
    assert_eq!(round.encode().unwrap(), bytes);
    round.take_in(voice(&[("P1", Level::new(3))]));
    let closed = round.close("2026-06-30".parse().unwrap());
    let Voices::Heard(summary) = closed.voices("P1") else {
        panic!("three said something of it");
    };
    assert_eq!((summary.doubled_median, summary.answered), (6, 3));
}

#[test]
fn people_in_one_room_see_how_far_apart_they_are_before_they_agree() {
    let views = |numbers: &[u8]| -> Vec<Level> {
        numbers
            .iter()
            .filter_map(|number| Level::new(*number))
            .collect()
    };
    assert_eq!(Spread::of(&[]), None);
    let one = Spread::of(&views(&[2])).unwrap();
    assert_eq!((one.levels_apart(), one.is_wide()), (0, false));
    let near = Spread::of(&views(&[3, 1, 2])).unwrap();
    assert_eq!((near.levels_apart(), near.is_wide()), (2, false));
    let far = Spread::of(&views(&[4, 2, 1])).unwrap();
    assert_eq!((far.lowest.number(), far.highest.number()), (1, 4));
    assert!(far.is_wide());
}

fn spoken(value: &Value) -> Voice {
    let levels = value["levels"].as_object().unwrap();
    let levels: Vec<(&str, Option<Level>)> = levels
        .iter()
        .map(|(theme, number)| (&**theme, level(number)))
        .collect();
    Voice {
        words: value["words"].as_str().unwrap_or_default().to_owned(),
        ..voice(&levels)
    }
}
