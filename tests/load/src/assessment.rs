//! A whole assessment: 44 answers and six notes, as one person gives them.

use serde_json::{Value, json};
use vault::{Op, Path, Value as Written, Write};

/// How many answers it has, and how many notes.
const ANSWERS: usize = 44;
const NOTES: usize = 6;
/// How many taps and notes are saved, each as a batch of its own.
pub(crate) const SAVES: usize = ANSWERS + NOTES;
const NOTE: &str = "We talked about this with the whole team in spring, and we mean to look at it \
    again once the new supplier has settled in.";

/// The ops, in the order of the questions.
///
/// # Errors
/// When a path is none.
pub(crate) fn ops() -> anyhow::Result<Vec<Op>> {
    let check = format!("{:08x}", fastrand::u32(..));
    let answers = (0..ANSWERS).map(|question| {
        let write = Write::Set(Written::Number(fastrand::i64(0..5)));
        (format!("check/{check}/answer/G{question:02}"), write)
    });
    let notes = (0..NOTES).map(|question| {
        let write = Write::Set(Written::Text(NOTE.to_owned()));
        (format!("check/{check}/note/G{question:02}"), write)
    });
    answers
        .chain(notes)
        .map(|(path, write)| {
            Ok(Op {
                path: Path::new(&path).map_err(|_| anyhow::anyhow!("no path"))?,
                write,
                replaces: vec![],
                at: 1_764_000_000_000,
            })
        })
        .collect()
}

/// The same as a document, for the yardstick.
pub(crate) fn document() -> Value {
    let answers: serde_json::Map<_, _> = (0..ANSWERS)
        .map(|question| (format!("G{question:02}"), json!(question % 5)))
        .collect();
    let notes: serde_json::Map<_, _> = (0..NOTES)
        .map(|question| (format!("G{question:02}"), json!(NOTE)))
        .collect();
    json!({ "kind": "check", "at": 1_764_000_000_000_i64, "answers": answers, "notes": notes })
}
