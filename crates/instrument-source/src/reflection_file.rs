//! Checks `instruments/organisational_privilege/<version>.yaml`. Its screens come later.

use instruments::check::Outcome;
use instruments::reflection::DEFAULT_TARGET_DAYS;

use crate::entry::Entry;
use crate::question_file::check_outcomes;

const MEASURES: [&str; 9] = [
    "rhythm",
    "on_time",
    "loop",
    "change",
    "answered",
    "new_voices",
    "their_ground",
    "their_start",
    "costs",
];
const GAP_MESSAGES: usize = 5;

pub(crate) fn check(file: Entry<'_>, outcomes: &[Outcome]) {
    check_meta(&file);
    if let Some(inventory) = file.entry("inventory") {
        inventory.text("ask");
        for item in inventory.entries("items", "inventory item") {
            item.text("label");
            item.text("unit");
            item.done();
        }
        inventory.done();
    }
    let anchor_types = file.entries("anchor_types", "anchor type");
    let types: Vec<String> = anchor_types
        .iter()
        .map(|anchor_type| anchor_type.text("id"))
        .collect();
    for anchor_type in anchor_types {
        anchor_type.text("label");
        anchor_type.done();
    }
    let themes = file.entries("themes", "theme");
    if themes.len() != 8 {
        file.problem(format!(
            "has {} themes; the reflection has eight bars, so write exactly eight",
            themes.len()
        ));
    }
    for theme in themes {
        check_theme(theme, &types, outcomes);
    }
    check_voice_form(&file);
    if let Some(commitment) = file.entry("commitment") {
        commitment.number("limit", 3);
        commitment.some_texts("fields");
        commitment.some_texts("status");
        commitment.done();
    }
    check_log(&file);
    file.done();
}

fn check_meta(file: &Entry<'_>) {
    let Some(meta) = file.entry("meta") else {
        return;
    };
    for key in ["id", "version", "definition", "who", "how"] {
        meta.text(key);
    }
    meta.some_texts("rules");
    let scale = meta.list("scale", "scale level");
    if scale.len() != 5 {
        meta.problem(format!(
            "has a scale of {} levels; write exactly five",
            scale.len()
        ));
    }
    for (number, level) in (0..).zip(scale) {
        if level.number("level", 4) != number {
            level.problem(format!(
                "should have `level: {number}`; put the levels in order from 0 to 4"
            ));
        }
        for key in ["name", "self", "mirror"] {
            level.text(key);
        }
        level.done();
    }
    if let Some(voice) = meta.entry("voice_question") {
        voice.text("ask");
        voice.some_texts("also");
        for option in voice.entries("options", "voice option") {
            option.text("label");
            option.yes_or_no("counts_as_outside");
            option.yes_or_no("independent");
            option.done();
        }
        voice.done();
    }
    let messages = meta.list("gap_messages", "gap message");
    if messages.len() != GAP_MESSAGES {
        meta.problem(format!(
            "has {} gap messages; write exactly {GAP_MESSAGES}",
            messages.len()
        ));
    }
    for message in messages {
        message.text("when");
        message.text("text");
        message.done();
    }
    meta.done();
}

fn check_theme(theme: Entry<'_>, types: &[String], outcomes: &[Outcome]) {
    for key in [
        "name",
        "privilege",
        "mirror_question",
        "commitment",
        "sideways",
    ] {
        theme.text(key);
    }
    theme.some_texts("indicators");
    for prompt in theme.list("prompts", "prompt") {
        prompt.text("text");
        prompt.text("evidence");
        prompt.done();
    }
    if let Some(by_type) = theme.entry("by_type") {
        for (anchor_type, prompt) in by_type.keys() {
            if !types.contains(anchor_type) {
                theme.problem(format!(
                    "has a prompt for `{anchor_type}`, which is no id under `anchor_types`"
                ));
            }
            if prompt
                .as_str()
                .is_none_or(|prompt| prompt.trim().is_empty())
            {
                theme.problem(format!(
                    "has no words for `{anchor_type}` under `by_type`; write one text in quotes"
                ));
            }
        }
        // The type `other` has no prompts of its own and is shown the common ones.
        for anchor_type in types.iter().filter(|anchor_type| *anchor_type != "other") {
            if !by_type.keys().any(|(key, _)| key == anchor_type) {
                theme.problem(format!(
                    "has no prompt for `{anchor_type}`; add it under `by_type`"
                ));
            }
        }
    }
    let fed = theme.some_texts("outcomes");
    check_outcomes(&theme, &fed, outcomes);
    theme.done();
}

fn check_voice_form(file: &Entry<'_>) {
    let Some(form) = file.entry("community_voice_form") else {
        return;
    };
    for key in ["scale_question", "intro", "consent", "questions"] {
        form.text(key);
    }
    for question in form.entries("asks_once", "voice question") {
        question.text("text");
        question.some_texts("options");
        question.done();
    }
    form.done();
}

fn check_log(file: &Entry<'_>) {
    let Some(log) = file.entry("engagement_log") else {
        return;
    };
    for field in log.entries("entry_fields", "log field") {
        field.text("type");
        field.yes_or_no("required");
        field.optional_texts("options");
        field.optional_text("note");
        field.done();
    }
    log.some_texts("actor_fields");
    log.text("measures_note");
    let measures = log.entries("measures", "measure");
    for id in MEASURES {
        if !measures.iter().any(|measure| measure.text("id") == id) {
            log.problem(format!(
                "has no measure with the id {id}, which the app works out; bring it back"
            ));
        }
    }
    for measure in measures {
        if !MEASURES.contains(&&*measure.text("id")) {
            measure.problem("is not worked out by the app; ask a programmer to add it first");
        }
        measure.text("name");
        measure.text("formula");
        measure.done();
    }
    for key in ["status_of_actor", "regular_test"] {
        for word in log.list(key, "word") {
            word.text("word");
            word.text("when");
            word.done();
        }
    }
    if u32::from(log.number("default_target_days", u8::MAX)) != DEFAULT_TARGET_DAYS {
        log.problem(format!(
            "has a default target that the app does not use; write {DEFAULT_TARGET_DAYS}"
        ));
    }
    log.done();
}
