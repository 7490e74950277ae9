//! Reads overlays: the words of an instrument in another language, as far as translated.

use std::collections::BTreeMap;

use instruments::check::{Check, Guidance, WordPlace};
use instruments::library::{Instrument, Overlay};
use serde_json::Value;

use crate::check_file::GoesWith;
use crate::entry::Entry;
use crate::nearest::nearest;
use crate::problem::Problems;
use crate::rates::Rates;
use crate::source::Source;

/// Which sections of words each instrument's overlay may hold.
const SECTIONS: [(&str, &[&str]); 3] = [
    (
        "good_business_check",
        &[
            "scale",
            "extra_answers",
            "proof",
            "dimensions",
            "topics",
            "questions",
        ],
    ),
    (
        "profile",
        &[
            "size_bands",
            "stages",
            "legal_forms",
            "nations",
            "sectors",
            "flags",
            "result_words",
            "law_cards",
        ],
    ),
    ("place_checklist", &["outcomes"]),
];

/// A check as overlays see it: its English words, and the versions it goes with.
#[derive(Debug)]
pub(crate) struct Translatable {
    /// How many words each place holds, by path such as `questions/G2a/text`.
    places: BTreeMap<String, usize>,
    version: String,
    goes_with: GoesWith,
    rates: Rates,
}

impl Translatable {
    pub(crate) fn new(
        check: &Check,
        guidance: &Guidance,
        goes_with: GoesWith,
        rates: Rates,
    ) -> Translatable {
        let mut places = BTreeMap::new();
        let mut note = |place: WordPlace<'_>, words: &mut [String]| {
            places.insert(place.path(), words.len());
        };
        check.clone().visit_words(&mut note);
        guidance.clone().visit_words(&mut note);
        Translatable {
            places,
            version: check.version.clone(),
            goes_with,
            rates,
        }
    }

    fn version_of(&self, instrument: &str) -> &str {
        match instrument {
            "profile" => &self.goes_with.profile,
            "place_checklist" => &self.goes_with.place_checklist,
            _ => &self.version,
        }
    }
}

/// One overlay for each check and language, put together from the files of that language.
pub(crate) fn overlays(
    sources: &[Source],
    checks: &[Translatable],
    problems: &Problems,
) -> Vec<Overlay> {
    let mut overlays: BTreeMap<(String, String), BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for source in sources {
        let Some(lang) = &source.lang else { continue };
        let Some((_, sections)) = SECTIONS
            .iter()
            .find(|(instrument, _)| *instrument == source.instrument)
        else {
            problems.add(
                &source.file,
                "is a translation of an instrument without screens yet; keep it for later",
            );
            continue;
        };
        let mut checks = checks
            .iter()
            .filter(|check| check.version_of(source.instrument) == source.version_name);
        let Some(first) = checks.next() else {
            problems.add(
                &source.file,
                "translates a version that no check goes with; name it after one that is there",
            );
            continue;
        };
        let Some(file) = source.entry(problems) else {
            continue;
        };
        let words = read(&file, sections, first);
        for check in [first].into_iter().chain(checks) {
            let overlay = overlays
                .entry((check.version.clone(), lang.clone()))
                .or_default();
            overlay.extend(words.clone());
        }
    }
    overlays
        .into_iter()
        .map(|((version, lang), words)| Overlay {
            version,
            lang,
            words,
        })
        .collect()
}

fn read(
    file: &Entry<'_>,
    sections: &[&str],
    check: &Translatable,
) -> BTreeMap<String, Vec<String>> {
    let mut read = BTreeMap::new();
    for (section, value) in file.keys().filter(|(key, _)| *key != "meta") {
        if !sections.contains(&section.as_str()) {
            let mend = match nearest(section, sections.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("use one of {}", sections.join(", ")),
            };
            file.problem(format!("has the section `{section}`; {mend}"));
            continue;
        }
        let Some(ids) = file.inside(&format!("section `{section}`"), value) else {
            continue;
        };
        for (id, value) in ids.keys() {
            let Some(fields) = ids.inside(&format!("{id} in `{section}`"), value) else {
                continue;
            };
            for (field, value) in fields.keys() {
                let path = [section.as_str(), id, field].join("/");
                if let Some(words) = words(&fields, field, value, check.places.get(&path).copied())
                {
                    let fill = |word: &String| {
                        check.rates.fill(word, |mend| {
                            fields.problem(format!("has a `{field}` that {mend}"))
                        })
                    };
                    read.insert(path, words.iter().map(fill).collect());
                }
            }
        }
    }
    read
}

/// The translated words of one field, if they are as many as the English ones.
fn words(
    entry: &Entry<'_>,
    field: &str,
    value: &Value,
    english: Option<usize>,
) -> Option<Vec<String>> {
    let Some(english) = english else {
        entry.problem(format!(
            "has `{field}`, which the English file does not have there; use its ids and keys"
        ));
        return None;
    };
    let words: Option<Vec<String>> = match value {
        Value::String(word) => Some(vec![word.clone()]),
        Value::Array(words) => words
            .iter()
            .map(|word| word.as_str().map(str::to_owned))
            .collect(),
        _ => None,
    };
    let words = words
        .filter(|words| words.len() == english && words.iter().all(|word| !word.trim().is_empty()));
    if words.is_none() {
        let shape = if english == 1 {
            "one text in quotes".to_owned()
        } else {
            format!("exactly {english} texts")
        };
        entry.problem(format!(
            "has a `{field}` that does not match the English one; write {shape}, none empty"
        ));
    }
    words
}
