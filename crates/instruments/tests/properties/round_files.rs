//! A round in a file is read as it was written, or not at all.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use instruments::reflection::{ClosedRound, Reflection, RoundFile, RoundFileError, RoundSummary};
use proptest::prelude::*;

const REFLECTION: &str = "7b00112233445566";

static QUESTIONS: LazyLock<Reflection> =
    LazyLock::new(|| crate::firms::loaded().reflection.latest().clone());

fn summary() -> impl Strategy<Value = RoundSummary> {
    (0..=8_u8, 3..1_000_usize, any::<bool>()).prop_map(|(doubled_median, answered, is_wide)| {
        RoundSummary {
            doubled_median,
            answered,
            is_wide,
        }
    })
}

fn file() -> impl Strategy<Value = RoundFile> {
    let themes: Vec<String> = QUESTIONS
        .themes
        .iter()
        .map(|theme| theme.id.clone())
        .collect();
    let summaries =
        proptest::collection::btree_map(proptest::sample::select(themes), summary(), 0..8);
    let words = proptest::collection::vec(any::<String>(), 0..6);
    (summaries, words, "[0-9a-f]{16}", 0..40_000_i32).prop_map(
        |(summaries, words, round, day): (BTreeMap<_, _>, _, _, _)| RoundFile {
            questions: QUESTIONS.version.clone(),
            reflection: REFLECTION.to_owned(),
            round,
            closed: ClosedRound::from_kept(
                chrono::NaiveDate::from_num_days_from_ce_opt(719_163 + day).unwrap(),
                summaries,
                words,
            ),
        },
    )
}

fn read(text: &str) -> Result<RoundFile, RoundFileError> {
    RoundFile::read(text, &QUESTIONS, REFLECTION)
}

proptest! {
    #[test]
    fn what_was_written_is_read(file in file()) {
        prop_assert_eq!(read(&file.write()), Ok(file));
    }

    #[test]
    fn other_white_space_and_order_say_the_same(file in file()) {
        let json: serde_json::Value = serde_json::from_str(&file.write()).unwrap();
        prop_assert_eq!(read(&json.to_string()), Ok(file));
    }

    #[test]
    fn a_file_cut_short_is_never_read(file in file(), place in any::<prop::sample::Index>()) {
        let text = file.write();
        let mut end = place.index(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        prop_assert!(read(&text[..end]).is_err());
    }

    #[test]
    fn a_file_with_a_changed_character_is_never_read_as_something_else(
        file in file(),
        place in any::<prop::sample::Index>(),
        other in any::<char>(),
    ) {
        let mut characters: Vec<char> = file.write().chars().collect();
        let place = place.index(characters.len());
        characters[place] = other;
        let text: String = characters.into_iter().collect();
        if let Ok(read) = read(&text) {
            prop_assert_eq!(read, file);
        }
    }

    #[test]
    fn no_text_does_harm(text in any::<String>(), file in file(), place in any::<prop::sample::Index>()) {
        let _ = read(&text);
        let whole = file.write();
        let mut place = place.index(whole.len());
        while !whole.is_char_boundary(place) {
            place -= 1;
        }
        let _ = read(&[&whole[..place], &text, &whole[place..]].concat());
    }
}
