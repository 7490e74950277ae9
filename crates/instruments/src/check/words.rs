//! Every word of a check that a person can see, in one walk.

use super::{Check, Dimension, LawCard, Question, Topic};
use crate::library::Instrument;
use crate::profile::{Choice, NationWords, ProfileForm};

/// Names words as an overlay file does: `questions`, `G2a`, `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordPlace<'a> {
    pub section: &'static str,
    pub id: &'a str,
    pub field: &'static str,
}

impl WordPlace<'_> {
    /// The place as one string, such as `questions/G2a/text`.
    pub fn path(&self) -> String {
        [self.section, self.id, self.field].join("/")
    }
}

/// Called with each place and its words: one, or five for a list of levels.
pub type Visit<'v> = &'v mut dyn FnMut(WordPlace<'_>, &mut [String]);

impl Instrument for Check {
    fn version(&self) -> &str {
        &self.version
    }

    fn visit_words(&mut self, visit: Visit<'_>) {
        const LEVELS: [&str; 5] = ["0", "1", "2", "3", "4"];
        for (level, name) in LEVELS.into_iter().zip(&mut self.scale) {
            one(visit, "scale", level, "name", name);
        }
        one(
            visit,
            "extra_answers",
            "dont_know",
            "label",
            &mut self.dont_know,
        );
        one(
            visit,
            "extra_answers",
            "not_for_us",
            "label",
            &mut self.not_for_us,
        );
        choices(visit, "proof", &mut self.proof_tags);
        for dimension in &mut self.dimensions {
            dimension_words(visit, dimension);
        }
        for result in &mut self.result_words {
            let id = result.from.to_string();
            one(visit, "result_words", &id, "word", &mut result.word);
            one(visit, "result_words", &id, "line", &mut result.line);
        }
        for card in &mut self.law_cards {
            law_card_words(visit, card);
        }
        form_words(visit, &mut self.form);
    }
}

fn dimension_words(visit: Visit<'_>, dimension: &mut Dimension) {
    let Dimension {
        id,
        letter: _,
        name,
        line,
        topics,
    } = dimension;
    one(visit, "dimensions", id, "name", name);
    one(visit, "dimensions", id, "line", line);
    for Topic {
        id,
        name,
        questions,
    } in topics
    {
        one(visit, "topics", id, "name", name);
        for question in questions {
            question_words(visit, question);
        }
    }
}

fn question_words(visit: Visit<'_>, question: &mut Question) {
    let id = &question.id;
    let section = "questions";
    one(visit, section, id, "text", &mut question.text);
    many(visit, section, id, "levels", &mut question.levels);
    some(visit, section, id, "solo_text", &mut question.solo.text);
    if let Some(levels) = &mut question.solo.levels {
        many(visit, section, id, "solo_levels", levels);
    }
    some(visit, section, id, "note", &mut question.note);
}

fn law_card_words(visit: Visit<'_>, card: &mut LawCard) {
    let LawCard {
        id,
        text,
        source,
        source_in,
        only_in: _,
    } = card;
    one(visit, "law_cards", id, "text", text);
    one(visit, "law_cards", id, "where", source);
    nation_words(visit, "law_cards", id, "where_in", source_in);
}

fn form_words(visit: Visit<'_>, form: &mut ProfileForm) {
    for size in &mut form.sizes {
        one(visit, "size_bands", &size.id, "label", &mut size.label);
        one(visit, "size_bands", &size.id, "staff", &mut size.staff);
    }
    choices(visit, "stages", &mut form.stages);
    choices(visit, "legal_forms", &mut form.legal_forms);
    choices(visit, "nations", &mut form.nations);
    for sector in &mut form.sectors {
        one(visit, "sectors", &sector.id, "label", &mut sector.label);
    }
    for flag in &mut form.flags {
        one(visit, "flags", &flag.id, "ask", &mut flag.ask);
    }
}

pub(crate) fn choices(visit: Visit<'_>, section: &'static str, choices: &mut [Choice]) {
    for Choice { id, label } in choices {
        one(visit, section, id, "label", label);
    }
}

pub(super) fn nation_words(
    visit: Visit<'_>,
    section: &'static str,
    id: &str,
    field: &'static str,
    words: &mut Option<NationWords>,
) {
    if let Some(words) = words {
        one(visit, section, id, field, &mut words.text);
    }
}

pub(super) fn some(
    visit: Visit<'_>,
    section: &'static str,
    id: &str,
    field: &'static str,
    word: &mut Option<String>,
) {
    if let Some(word) = word {
        one(visit, section, id, field, word);
    }
}

pub(crate) fn one(
    visit: Visit<'_>,
    section: &'static str,
    id: &str,
    field: &'static str,
    word: &mut String,
) {
    many(visit, section, id, field, std::slice::from_mut(word));
}

pub(crate) fn many(
    visit: Visit<'_>,
    section: &'static str,
    id: &str,
    field: &'static str,
    words: &mut [String],
) {
    visit(WordPlace { section, id, field }, words);
}
