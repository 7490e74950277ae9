//! The file that a host hands over: its bytes are frozen, and what is no such file is refused.

use instruments::check::Level;
use instruments::reflection::{
    ClosedRound, ROUND_FILE_MAX_BYTES, Reflection, RoundFile, RoundFileError, Voice,
};

use crate::support::reflection;
use crate::voices::{closed, voice};

const FILE: &str = include_str!("round_file.json");
const REFLECTION: &str = "7b00112233445566";

/// What four people said: of the first theme, of the last, and of one that only two could answer.
fn held() -> RoundFile {
    let said = |first, last, other, words: &str| Voice {
        words: words.to_owned(),
        ..voice(&[
            ("P1", Level::new(first)),
            ("P8", Level::new(last)),
            ("P3", other),
        ])
    };
    RoundFile {
        questions: "0.1-draft".to_owned(),
        reflection: REFLECTION.to_owned(),
        round: "0f1e2d3c4b5a6978".to_owned(),
        closed: closed([
            said(0, 2, Level::new(1), "Pay on time"),
            said(1, 2, None, "Ask \"us\" first,\nthen decide"),
            said(2, 3, Level::new(2), "Dewch atom ni – é"),
            said(4, 2, None, ""),
        ]),
    }
}

fn read(text: &str) -> Result<RoundFile, RoundFileError> {
    RoundFile::read(text, &reflection(), REFLECTION)
}

#[test]
fn the_file_is_written_as_it_always_was_and_read_back() {
    assert_eq!(held().write() + "\n", FILE);
    assert_eq!(read(FILE), Ok(held()));
}

#[test]
fn a_round_in_which_too_few_answered_is_a_file_too() {
    let file = RoundFile {
        closed: closed([voice(&[("P1", Level::new(3))])]),
        ..held()
    };
    let text = file.write();
    assert!(text.contains("\"themes\": {}"), "{text}");
    assert_eq!(read(&text), Ok(file));
}

#[test]
fn a_file_of_something_else_is_refused_with_its_reason() {
    assert_eq!(read(""), Err(RoundFileError::Foreign));
    assert_eq!(read("Dear diary"), Err(RoundFileError::Foreign));
    assert_eq!(read("{\"recipe\": \"soup\"}"), Err(RoundFileError::Foreign));
    let copy = "{\"format\": \"good-business-copy\", \"version\": 1}";
    assert_eq!(read(copy), Err(RoundFileError::Foreign));
    let newer = FILE.replace("\"version\": 1", "\"version\": 2");
    assert_eq!(read(&newer), Err(RoundFileError::Newer));
    let no_version = FILE.replace("\"version\": 1", "\"version\": 0");
    assert_eq!(read(&no_version), Err(RoundFileError::Damaged));
    let huge = FILE.to_owned() + &" ".repeat(ROUND_FILE_MAX_BYTES);
    assert_eq!(read(&huge), Err(RoundFileError::TooLarge));
}

#[test]
fn a_round_that_was_held_for_others_is_refused() {
    let other = RoundFile::read(FILE, &reflection(), "8c00112233445566");
    assert_eq!(other, Err(RoundFileError::OtherReflection));
    let newer_questions = Reflection {
        version: "1.0".to_owned(),
        ..reflection()
    };
    let other = RoundFile::read(FILE, &newer_questions, REFLECTION);
    assert_eq!(other, Err(RoundFileError::OtherQuestions));
}

/// Somebody who writes such a file by hand, with a sum that fits, puts nothing into the record that no
/// closed round can keep.
#[test]
fn what_no_round_can_keep_is_refused_though_its_sum_fits() {
    let refuses = |what: &str, file: RoundFile| {
        assert_eq!(read(&file.write()), Err(RoundFileError::Damaged), "{what}");
    };
    let round = |round: &str| RoundFile {
        round: round.to_owned(),
        ..held()
    };
    refuses("no id", round(""));
    refuses("an id that is a path", round("a/closed_on"));
    refuses("an id without end", round(&"a".repeat(33)));
    let unknown = held().closed.summaries().map(|(_, summary)| summary).next();
    let unknown = unknown.map(|summary| ("P9".to_owned(), summary));
    refuses(
        "a theme that was not asked",
        RoundFile {
            closed: ClosedRound::from_kept(held().closed.closed_on(), unknown, []),
            ..held()
        },
    );
    let long = || Voice {
        words: "a".repeat(16_001),
        ..voice(&[])
    };
    refuses(
        "words without end",
        RoundFile {
            closed: closed([long(), long(), long()]),
            ..held()
        },
    );
}
