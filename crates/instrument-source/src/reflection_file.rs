//! Reads `instruments/organisational_privilege/<version>.yaml`.

use instruments::check::Outcome;
use instruments::reflection::{
    GapMessages, Inventory, InventoryItem, InventoryUnit, Prompt, Reflection, ScaleLevel, Theme,
    TypePrompt, VoiceAsks, VoiceOption, VoiceQuestion,
};

use crate::entry::Entry;
use crate::profile_file::choices;
use crate::question_file::check_outcomes;
use crate::reflection_forms::{commitment_form, log_form, voice_form, words_for};

/// The cases that the app tells apart, as the file says them.
const GAPS: [&str; 5] = [
    "no community result",
    "self minus community >= 1",
    "-1 < gap < 1",
    "community minus self >= 1",
    "spread of community voices >= 3",
];
/// The type of anchor that has no prompts of its own and is shown the common ones.
const NO_PROMPTS: &str = "other";

pub(crate) fn read(file: Entry<'_>, version: &str, outcomes: &[Outcome]) -> Option<Reflection> {
    let meta = file.entry("meta")?;
    meta.text("id");
    meta.text("version");
    let anchor_types = choices(&file, "anchor_types", "anchor type");
    let types: Vec<&str> = anchor_types
        .iter()
        .map(|anchor_type| &*anchor_type.id)
        .collect();
    let definition = meta.text("definition");
    let who = meta.text("who");
    let how = meta.text("how");
    let rules = meta.some_texts("rules");
    let scale = scale(&meta);
    let voice_question = voice_question(&meta);
    let gap_messages = gap_messages(&meta);
    meta.done();
    let inventory = inventory(&file);
    let themes = themes(&file, &types, outcomes);
    let voice_form = voice_form(&file);
    let commitment = commitment_form(&file);
    let log = log_form(&file);
    file.done();
    Some(Reflection {
        version: version.to_owned(),
        definition,
        who,
        how,
        rules,
        scale,
        voice_question: voice_question?,
        gap_messages,
        inventory: inventory?,
        anchor_types,
        themes,
        voice_form: voice_form?,
        commitment: commitment?,
        log: log?,
    })
}

fn scale(meta: &Entry<'_>) -> [ScaleLevel; 5] {
    let entries = meta.list("scale", "scale level");
    let levels = (0..).zip(entries).map(|(number, entry)| {
        if entry.number("level", 4) != number {
            entry.problem(format!(
                "should have `level: {number}`; put the levels in order from 0 to 4"
            ));
        }
        let level = ScaleLevel {
            name: entry.text("name"),
            own: entry.text("self"),
            mirror: entry.text("mirror"),
        };
        entry.done();
        level
    });
    let levels: Vec<ScaleLevel> = levels.collect();
    levels.try_into().unwrap_or_else(|levels: Vec<ScaleLevel>| {
        meta.problem(format!(
            "has a scale of {} levels; write exactly five",
            levels.len()
        ));
        Default::default()
    })
}

fn voice_question(meta: &Entry<'_>) -> Option<VoiceQuestion> {
    let question = meta.entry("voice_question")?;
    let options = question.entries("options", "voice option");
    let options = options.into_iter().map(|entry| {
        let option = VoiceOption {
            id: entry.text("id"),
            label: entry.text("label"),
            counts_as_outside: entry.yes_or_no("counts_as_outside").unwrap_or(false),
            is_independent: entry.yes_or_no("independent").unwrap_or(false),
        };
        if option.is_independent && !option.counts_as_outside {
            entry.problem(
                "is independent but does not count as outside; add `counts_as_outside: true`",
            );
        }
        entry.done();
        option
    });
    let also = question.entry("also")?;
    let asks = VoiceAsks {
        organisation: also.text("organisation"),
        said_on: also.text("said_on"),
        how: also.text("how"),
        saw_wording: also.text("saw_wording"),
        not_liked: also.text("not_liked"),
    };
    also.done();
    let read = VoiceQuestion {
        ask: question.text("ask"),
        options: options.collect(),
        also: asks,
    };
    question.done();
    Some(read)
}

fn gap_messages(meta: &Entry<'_>) -> GapMessages {
    let [
        self_view_only,
        missing_something,
        shared_view,
        they_see_more,
        very_different,
    ] = words_for(meta, "gap_messages", "gap message", "text", GAPS);
    GapMessages {
        self_view_only,
        missing_something,
        shared_view,
        they_see_more,
        very_different,
    }
}

fn inventory(file: &Entry<'_>) -> Option<Inventory> {
    let inventory = file.entry("inventory")?;
    let items = inventory.entries("items", "inventory item");
    let items = items.into_iter().map(|entry| {
        let unit = entry.text("unit");
        let item = InventoryItem {
            id: entry.text("id"),
            label: entry.text("label"),
            unit: InventoryUnit::from_id(&unit).unwrap_or_else(|| {
                let known: Vec<&str> = InventoryUnit::ALL.iter().map(|unit| unit.id()).collect();
                entry.problem(format!(
                    "has the unit \"{unit}\", which the app cannot ask for; write one of: {}",
                    known.join(", ")
                ));
                InventoryUnit::Number
            }),
        };
        entry.done();
        item
    });
    let read = Inventory {
        ask: inventory.text("ask"),
        items: items.collect(),
    };
    inventory.done();
    Some(read)
}

fn themes(file: &Entry<'_>, types: &[&str], outcomes: &[Outcome]) -> Vec<Theme> {
    let themes: Vec<Theme> = file
        .entries("themes", "theme")
        .into_iter()
        .map(|entry| theme(entry, types, outcomes))
        .collect();
    if themes.len() != 8 {
        file.problem(format!(
            "has {} themes; the reflection has eight bars, so write exactly eight",
            themes.len()
        ));
    }
    themes
}

fn theme(entry: Entry<'_>, types: &[&str], outcomes: &[Outcome]) -> Theme {
    let prompts = entry.list("prompts", "prompt").into_iter().map(|prompt| {
        let read = Prompt {
            text: prompt.text("text"),
            evidence: prompt.text("evidence"),
        };
        prompt.done();
        read
    });
    let theme = Theme {
        id: entry.text("id"),
        name: entry.text("name"),
        privilege: entry.text("privilege"),
        prompts: prompts.collect(),
        by_type: by_type(&entry, types),
        mirror_question: entry.text("mirror_question"),
        indicators: entry.some_texts("indicators"),
        commitment: entry.text("commitment"),
        sideways: entry.text("sideways"),
        outcomes: entry.some_texts("outcomes"),
    };
    check_outcomes(&entry, &theme.outcomes, outcomes);
    entry.done();
    theme
}

fn by_type(theme: &Entry<'_>, types: &[&str]) -> Vec<TypePrompt> {
    let Some(by_type) = theme.entry("by_type") else {
        return Vec::new();
    };
    let mut prompts = Vec::new();
    for (anchor_type, prompt) in by_type.keys() {
        if !types.contains(&&**anchor_type) {
            theme.problem(format!(
                "has a prompt for `{anchor_type}`, which is no id under `anchor_types`"
            ));
        }
        match prompt.as_str().filter(|prompt| !prompt.trim().is_empty()) {
            Some(prompt) => prompts.push(TypePrompt {
                anchor_type: anchor_type.clone(),
                text: prompt.to_owned(),
            }),
            None => theme.problem(format!(
                "has no words for `{anchor_type}` under `by_type`; write one text in quotes"
            )),
        }
    }
    for anchor_type in types
        .iter()
        .filter(|anchor_type| **anchor_type != NO_PROMPTS)
    {
        if !by_type.keys().any(|(key, _)| key == anchor_type) {
            theme.problem(format!(
                "has no prompt for `{anchor_type}`; add it under `by_type`"
            ));
        }
    }
    prompts
}
