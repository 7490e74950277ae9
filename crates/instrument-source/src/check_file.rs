//! Reads `instruments/good_business_check/<version>.yaml`.

use std::collections::BTreeSet;

use instruments::check::{Check, Dimension, Guidance, QuestionGuidance, Topic, WordPlace};
use instruments::library::Instrument;
use instruments::profile::Choice;

use crate::entry::Entry;
use crate::place_file::PlaceFile;
use crate::profile_file::{ProfileFile, choices};
use crate::question_file::{self, Surroundings};
use crate::rates::Rates;

/// Which versions of the other files a check was written for.
#[derive(Debug)]
pub(crate) struct GoesWith {
    pub(crate) profile: String,
    pub(crate) place_checklist: String,
}

pub(crate) fn goes_with(file: &Entry<'_>) -> Option<GoesWith> {
    let goes_with = file.entry("meta")?.entry("goes_with")?;
    let read = GoesWith {
        profile: goes_with.text("profile"),
        place_checklist: goes_with.text("place_checklist"),
    };
    goes_with.done();
    Some(read)
}

/// The check and its guidance with their rates filled in, and the rates, for the words of other
/// languages.
pub(crate) fn read(
    file: Entry<'_>,
    version: &str,
    profile: &ProfileFile,
    place: &PlaceFile,
) -> Option<(Check, Guidance, Rates)> {
    let meta = file.entry("meta")?;
    meta.text("id");
    meta.text("version");
    meta.entry("goes_with");
    let rates = Rates::read(&meta);
    let scale = scale(&meta);
    let extra_answers = extra_answers(&meta);
    let proof_tags = choices(&meta, "proof", "proof tag");
    meta.done();

    let around = Surroundings {
        form: &profile.form,
        law_cards: &profile.law_cards,
        outcomes: &place.outcomes,
    };
    let mut questions = Vec::new();
    let dimensions = file
        .entries("dimensions", "dimension")
        .into_iter()
        .map(|entry| {
            let dimension = Dimension {
                id: entry.text("id"),
                letter: entry.text("letter"),
                name: entry.text("name"),
                line: entry.text("line"),
                topics: topics(&entry, &around, &mut questions),
            };
            entry.done();
            dimension
        });
    let [dont_know, not_for_us] = extra_answers;
    let mut check = Check {
        id: "good_business_check".to_owned(),
        version: version.to_owned(),
        scale,
        dont_know,
        not_for_us,
        proof_tags,
        form: profile.form.clone(),
        dimensions: dimensions.collect(),
        result_words: profile.result_words.clone(),
        law_cards: profile.law_cards.clone(),
    };
    let mut guidance = Guidance {
        version: version.to_owned(),
        questions,
        outcomes: place.outcomes.clone(),
    };
    let mut fill = |place: WordPlace<'_>, words: &mut [String]| {
        for word in words {
            *word = rates.fill(word, |mend| {
                file.problem(format!("has `{}` that {mend}", place.path()))
            });
        }
    };
    check.visit_words(&mut fill);
    guidance.visit_words(&mut fill);
    file.done();
    Some((check, guidance, rates))
}

fn scale(meta: &Entry<'_>) -> [String; 5] {
    let entries = meta.list("scale", "scale level");
    let names: Vec<String> = (0..)
        .zip(&entries)
        .map(|(level, entry)| {
            if entry.number("level", 4) != level {
                entry.problem(format!(
                    "should have `level: {level}`; put the levels in order from 0 to 4"
                ));
            }
            entry.text("name")
        })
        .collect();
    entries.into_iter().for_each(Entry::done);
    names.try_into().unwrap_or_else(|names: Vec<String>| {
        meta.problem(format!(
            "has a scale of {} levels; write exactly five",
            names.len()
        ));
        Default::default()
    })
}

/// The labels of "I don't know" and "Not for us".
fn extra_answers(meta: &Entry<'_>) -> [String; 2] {
    let entries = meta.entries("extra_answers", "extra answer");
    let mut labels: [String; 2] = Default::default();
    for (id, label) in ["dont_know", "not_for_us"].into_iter().zip(&mut labels) {
        match entries.iter().find(|entry| entry.text("id") == id) {
            Some(entry) => *label = entry.text("label"),
            None => meta.problem(format!(
                "has no extra answer {id}; add it to `extra_answers`"
            )),
        }
    }
    for entry in entries {
        entry.text("effect");
        entry.text("label");
        entry.done();
    }
    labels
}

/// The topics of a dimension. What is said of their questions is added to `guidance`.
fn topics(
    dimension: &Entry<'_>,
    around: &Surroundings<'_>,
    guidance: &mut Vec<QuestionGuidance>,
) -> Vec<Topic> {
    let read = dimension
        .entries("topics", "topic")
        .into_iter()
        .map(|entry| {
            let mut questions = Vec::new();
            for question in entry.entries("questions", "question") {
                let (question, said) = question_file::read(question, around);
                questions.push(question);
                guidance.push(said);
            }
            let topic = Topic {
                id: entry.text("id"),
                name: entry.text("name"),
                questions,
            };
            entry.done();
            topic
        });
    read.collect()
}

/// Rules that hold across the questions of one check.
pub(crate) fn check_across(file: &Entry<'_>, check: &Check) {
    let mut seen = BTreeSet::new();
    let topics = check
        .dimensions
        .iter()
        .flat_map(|dimension| &dimension.topics)
        .map(|topic| &topic.id);
    for id in topics.chain(check.all_questions().map(|(_, _, question)| &question.id)) {
        if !seen.insert(id) {
            file.problem(format!(
                "uses the id {id} twice; give each topic and question its own"
            ));
        }
    }
    for dimension in &check.dimensions {
        let quick = dimension
            .topics
            .iter()
            .flat_map(|topic| &topic.questions)
            .filter(|question| question.quick);
        let quick = quick.count();
        if quick != 4 {
            file.problem(format!(
                "has {quick} quick questions in dimension {}; mark exactly four with `quick: true`",
                dimension.id
            ));
        }
    }
    check_swaps(file, check);
    check_choices(file, &check.proof_tags);
}

fn check_swaps(file: &Entry<'_>, check: &Check) {
    for swap in &check.form.quick_swaps {
        let out = check.question(&swap.out);
        let replacement = check.question(&swap.replacement);
        for (id, question) in [(&swap.out, out), (&swap.replacement, replacement)] {
            if question.is_none() {
                file.problem(format!(
                    "has no question {id}, which `quick_swap` of profile {} names; change the id there",
                    check.form.version
                ));
            }
        }
        if let (Some((from, _, out)), Some((to, _, replacement))) = (out, replacement)
            && (from.id != to.id || !out.quick || replacement.quick)
        {
            file.problem(format!(
                "cannot swap {} for {}: swap a quick question for one of the same dimension that is not quick",
                swap.out, swap.replacement
            ));
        }
    }
}

fn check_choices(file: &Entry<'_>, tags: &[Choice]) {
    if tags
        .iter()
        .map(|tag| &*tag.id)
        .ne(["said", "shown", "checked"])
    {
        file.problem("needs the proof tags said, shown and checked, in this order");
    }
}
