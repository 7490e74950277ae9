//! Every word of a reflection that a person can see, in one walk.

use super::confirmation::{VoiceAsks, VoiceOption, VoiceQuestion};
use super::form::{GapMessages, InventoryItem, LogForm, Reflection, Theme, VoiceForm};
use crate::check::Visit;
use crate::check::words::{choices, many, one};
use crate::library::Instrument;

impl Instrument for Reflection {
    fn version(&self) -> &str {
        &self.version
    }

    fn visit_words(&mut self, visit: Visit<'_>) {
        one(visit, "meta", "definition", "text", &mut self.definition);
        one(visit, "meta", "who", "text", &mut self.who);
        one(visit, "meta", "how", "text", &mut self.how);
        many(visit, "meta", "rules", "texts", &mut self.rules);
        const LEVELS: [&str; 5] = ["0", "1", "2", "3", "4"];
        for (id, level) in LEVELS.into_iter().zip(&mut self.scale) {
            one(visit, "scale", id, "name", &mut level.name);
            one(visit, "scale", id, "self", &mut level.own);
            one(visit, "scale", id, "mirror", &mut level.mirror);
        }
        voice_question_words(visit, &mut self.voice_question);
        gap_words(visit, &mut self.gap_messages);
        one(visit, "inventory", "all", "ask", &mut self.inventory.ask);
        for InventoryItem { id, label, unit: _ } in &mut self.inventory.items {
            one(visit, "inventory", id, "label", label);
        }
        choices(visit, "anchor_types", &mut self.anchor_types);
        for theme in &mut self.themes {
            theme_words(visit, theme);
        }
        form_words(visit, &mut self.voice_form);
        log_words(visit, &mut self.log);
    }
}

fn voice_question_words(visit: Visit<'_>, question: &mut VoiceQuestion) {
    let section = "voice_question";
    one(visit, section, "all", "ask", &mut question.ask);
    for VoiceOption {
        id,
        label,
        counts_as_outside: _,
        is_independent: _,
    } in &mut question.options
    {
        one(visit, section, id, "label", label);
    }
    let VoiceAsks {
        organisation,
        said_on,
        how,
        saw_wording,
        not_liked,
    } = &mut question.also;
    one(visit, section, "also", "organisation", organisation);
    one(visit, section, "also", "said_on", said_on);
    one(visit, section, "also", "how", how);
    one(visit, section, "also", "saw_wording", saw_wording);
    one(visit, section, "also", "not_liked", not_liked);
}

fn gap_words(visit: Visit<'_>, messages: &mut GapMessages) {
    let GapMessages {
        self_view_only,
        missing_something,
        shared_view,
        they_see_more,
        very_different,
    } = messages;
    let messages = [
        ("self_view_only", self_view_only),
        ("missing_something", missing_something),
        ("shared_view", shared_view),
        ("they_see_more", they_see_more),
        ("very_different", very_different),
    ];
    for (id, text) in messages {
        one(visit, "gap_messages", id, "text", text);
    }
}

fn theme_words(visit: Visit<'_>, theme: &mut Theme) {
    let Theme {
        id,
        name,
        privilege,
        prompts,
        by_type,
        mirror_question,
        indicators,
        commitment,
        sideways,
        outcomes: _,
    } = theme;
    let section = "themes";
    one(visit, section, id, "name", name);
    one(visit, section, id, "privilege", privilege);
    for (number, prompt) in (1..).zip(prompts) {
        let id = format!("{id}-{number}");
        one(visit, "prompts", &id, "text", &mut prompt.text);
        one(visit, "prompts", &id, "evidence", &mut prompt.evidence);
    }
    for prompt in by_type {
        let id = [id, &*prompt.anchor_type].join("-");
        one(visit, "by_type", &id, "text", &mut prompt.text);
    }
    one(visit, section, id, "mirror_question", mirror_question);
    many(visit, section, id, "indicators", indicators);
    one(visit, section, id, "commitment", commitment);
    one(visit, section, id, "sideways", sideways);
}

fn form_words(visit: Visit<'_>, form: &mut VoiceForm) {
    let VoiceForm {
        intro,
        consent,
        scale_question,
        questions,
        asks_once,
    } = form;
    let section = "community_voice_form";
    one(visit, section, "all", "intro", intro);
    one(visit, section, "all", "consent", consent);
    one(visit, section, "all", "scale_question", scale_question);
    one(visit, section, "all", "questions", questions);
    for question in asks_once {
        one(visit, section, &question.id, "text", &mut question.text);
    }
}

fn log_words(visit: Visit<'_>, log: &mut LogForm) {
    let LogForm {
        fields: _,
        measures_note,
        measures,
        actor_words,
        regularity_words,
    } = log;
    let section = "engagement_log";
    one(visit, section, "all", "measures_note", measures_note);
    for words in measures {
        let id = words.measure.id();
        one(visit, "measures", id, "name", &mut words.name);
        one(visit, "measures", id, "formula", &mut words.formula);
    }
    many(visit, section, "all", "status_of_actor", actor_words);
    many(visit, section, "all", "regular_test", regularity_words);
}
