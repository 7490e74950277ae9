//! What people outside said stays theirs, however many there are and in whatever order they came.

use chrono::NaiveDate;
use instruments::check::Level;
use instruments::reflection::{ClosedRound, LEAST_VOICES, OpenRound, Voice, Voices, gap_message};
use proptest::prelude::*;

const THEMES: [&str; 8] = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"];

/// What one person said of one theme: nothing, "I cannot say" or a level.
type Said = Option<Option<Level>>;

fn said() -> impl Strategy<Value = Said> {
    proptest::option::weighted(
        0.7,
        proptest::option::weighted(0.8, proptest::sample::select(Level::ALL.to_vec())),
    )
}

fn voices() -> impl Strategy<Value = Vec<Voice>> {
    let voice = (
        proptest::collection::vec(said(), THEMES.len()),
        prop_oneof![Just(String::new()), "[a-c ]{1,3}"],
    );
    let voice = voice.prop_map(|(said, words)| Voice {
        levels: THEMES
            .into_iter()
            .zip(said)
            .filter_map(|(theme, said)| Some((theme.to_owned(), said?)))
            .collect(),
        words,
    });
    proptest::collection::vec(voice, 0..9)
}

fn opened(voices: &[Voice]) -> OpenRound {
    let mut round = OpenRound::default();
    for voice in voices {
        round.take_in(voice.clone());
    }
    round
}

fn closed(voices: &[Voice]) -> ClosedRound {
    opened(voices).close(NaiveDate::MIN)
}

/// The levels that were given to a theme, lowest first.
fn scored(voices: &[Voice], theme: &str) -> Vec<Level> {
    let mut levels: Vec<Level> = voices
        .iter()
        .filter_map(|voice| *voice.levels.get(theme)?)
        .collect();
    levels.sort();
    levels
}

/// The same answers to each theme and the same words, dealt out to the people
/// in another way.
fn dealt_anew(voices: &[Voice], by: usize) -> Vec<Voice> {
    let people = voices.len();
    let other = |person: usize, turn: usize| &voices[(person + turn * by) % people];
    (0..people)
        .map(|person| {
            let levels = THEMES.into_iter().enumerate().filter_map(|(turn, theme)| {
                let level = other(person, turn + 1).levels.get(theme)?;
                Some((theme.to_owned(), *level))
            });
            Voice {
                levels: levels.collect(),
                words: other(person, 10).words.clone(),
            }
        })
        .collect()
}

proptest! {
    #[test]
    fn a_round_is_the_same_in_whatever_order_people_came(
        (voices, shuffled) in voices().prop_flat_map(|voices| (Just(voices.clone()), Just(voices).prop_shuffle())),
    ) {
        // Compared as bytes: that is what lies on the device before the round is closed.
        let bytes = |voices: &[Voice]| postcard::to_allocvec(&opened(voices)).unwrap();
        prop_assert_eq!(bytes(&voices), bytes(&shuffled));
        prop_assert_eq!(closed(&voices), closed(&shuffled));
    }

    #[test]
    fn what_is_kept_does_not_depend_on_who_said_what(voices in voices(), by in 0..9_usize) {
        let kept = closed(&voices);
        let other = closed(&dealt_anew(&voices, by));
        prop_assert_eq!(&kept, &other);
        for theme in THEMES {
            for own in Level::ALL {
                prop_assert_eq!(
                    gap_message(own, kept.voices(theme)),
                    gap_message(own, other.voices(theme))
                );
            }
        }
    }

    #[test]
    fn nothing_is_shown_before_closing_but_how_many_spoke(voices in voices()) {
        let round = opened(&voices);
        prop_assert_eq!(round.voices(), voices.len());
        // Nor in a message or a log, whatever was said.
        prop_assert_eq!(format!("{round:?}"), "OpenRound { .. }");
        for voice in &voices {
            prop_assert_eq!(format!("{voice:?}"), "Voice { .. }");
        }
    }

    #[test]
    fn nothing_is_kept_of_a_theme_under_three_scored_answers(voices in voices()) {
        let round = closed(&voices);
        for theme in THEMES {
            match round.voices(theme) {
                Voices::Heard(summary) => {
                    let answered = scored(&voices, theme).len();
                    prop_assert!(answered >= LEAST_VOICES);
                    prop_assert_eq!(summary.answered, answered);
                }
                Voices::TooFew => {
                    prop_assert!(scored(&voices, theme).len() < LEAST_VOICES);
                    prop_assert!(round.summaries().all(|(kept, _)| kept != theme));
                }
                Voices::NotAsked => prop_assert!(false, "a closed round was asked"),
            }
        }
        let wrote = voices.iter().filter(|voice| !voice.words.trim().is_empty()).count();
        prop_assert_eq!(round.words().len(), if wrote < LEAST_VOICES { 0 } else { wrote });
    }

    #[test]
    fn the_median_lies_in_the_middle_of_what_was_said(voices in voices()) {
        let round = closed(&voices);
        for (theme, summary) in round.summaries() {
            let levels: Vec<u8> = scored(&voices, theme).iter().map(|level| level.number()).collect();
            let (lowest, highest) = (levels[0], levels[levels.len() - 1]);
            prop_assert!(2 * lowest <= summary.doubled_median);
            prop_assert!(summary.doubled_median <= 2 * highest);
            let below = levels.iter().filter(|level| 2 * **level < summary.doubled_median).count();
            let above = levels.iter().filter(|level| 2 * **level > summary.doubled_median).count();
            prop_assert!(below <= levels.len() / 2 && above <= levels.len() / 2);
            prop_assert_eq!(summary.is_wide, highest - lowest >= 3);
        }
    }
}
