//! Reads `instruments/place_checklist/<version>.yaml`.

use instruments::check::{Check, Outcome};

use crate::entry::Entry;

/// What a place file holds that screens show so far.
#[derive(Debug)]
pub(crate) struct PlaceFile {
    pub(crate) outcomes: Vec<Outcome>,
    /// The units of the indicators, some of which name questions of the check.
    pub(crate) units: Vec<String>,
}

pub(crate) fn read(file: Entry<'_>) -> PlaceFile {
    check_meta(&file);
    let mut units = Vec::new();
    let mut outcomes = Vec::new();
    for entry in file.entries("outcomes", "outcome") {
        outcomes.push(Outcome {
            id: entry.text("id"),
            text: entry.text("short"),
        });
        if !["short", "medium", "long"].contains(&&*entry.text("term")) {
            entry.problem("has another `term`; write short, medium or long");
        }
        entry.text("statement");
        entry.five_levels("levels");
        entry.text("ask");
        entry.text("caution");
        indicators(&entry, &mut units);
        entry.done();
    }
    for (key, kind) in [("assumptions", "assumption"), ("catalysts", "catalyst")] {
        for entry in file.entries(key, kind) {
            entry.text("statement");
            entry.text("test");
            entry.some_texts("signs_for");
            entry.some_texts("signs_against");
            indicators(&entry, &mut units);
            entry.done();
        }
    }
    file.done();
    PlaceFile { outcomes, units }
}

fn check_meta(file: &Entry<'_>) {
    let Some(meta) = file.entry("meta") else {
        return;
    };
    meta.text("id");
    meta.text("version");
    meta.text("how");
    meta.some_texts("rules");
    let levels = meta.list("scale", "scale level");
    if levels.len() != 5 {
        meta.problem(format!(
            "has a scale of {} levels; write exactly five",
            levels.len()
        ));
    }
    for (number, level) in (0..).zip(levels) {
        if level.number("level", 4) != number {
            level.problem(format!(
                "should have `level: {number}`; put the levels in order from 0 to 4"
            ));
        }
        level.text("name");
        level.done();
    }
    for word in meta.entries("assumption_scale", "assumption word") {
        word.text("name");
        word.done();
    }
    meta.done();
}

fn indicators(entry: &Entry<'_>, units: &mut Vec<String>) {
    for indicator in entry.entries("indicators", "indicator") {
        indicator.text("name");
        units.push(indicator.text("unit"));
        indicator.text("from");
        indicator.text("when");
        indicator.done();
    }
}

/// Reports indicators that count answers to a question which the check does not have.
pub(crate) fn check_questions_named(file: &Entry<'_>, place: &PlaceFile, check: &Check) {
    for unit in &place.units {
        let words = unit.split(|letter: char| !letter.is_ascii_alphanumeric());
        for word in words.filter(|word| is_question_id(word, check)) {
            if check.question(word).is_none() {
                file.problem(format!(
                    "has an indicator of question {word} (\"{unit}\"), which check {} does not have; mend the id",
                    check.version
                ));
            }
        }
    }
}

/// Whether it looks like an id such as `R6a`: a dimension's letter, a digit, a small letter.
fn is_question_id(word: &str, check: &Check) -> bool {
    let [letter, digit, last] = word.as_bytes() else {
        return false;
    };
    digit.is_ascii_digit()
        && last.is_ascii_lowercase()
        && check
            .dimensions
            .iter()
            .any(|dimension| dimension.letter.as_bytes() == [*letter])
}
