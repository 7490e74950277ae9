//! Reads the forms of the reflection: what voices from outside are asked, what a commitment holds
//! and what is written into the engagement log.

use instruments::reflection::{
    CommitmentField, CommitmentForm, CommitmentStatus, DEFAULT_TARGET_DAYS, LogField, LogFieldForm,
    LogForm, MOST_COMMITMENTS, MeasureId, MeasureWords, OnceQuestion, VoiceForm,
};

use crate::entry::Entry;

/// The cases that the app tells apart, as the file says them.
const ACTORS: [&str; 3] = [
    "days since last two-way <= target",
    "<= 1.5 x target",
    "> 1.5 x target, or never",
];
const LOGS: [&str; 3] = [
    "rhythm >= 0.75 and loop >= 0.60 and on_time >= 0.50",
    "not Regular, and rhythm >= 0.50",
    "rhythm < 0.50",
];
/// What is asked for right after a meeting; the rest can wait.
const ASKED_AT_ONCE: [LogField; 4] = [
    LogField::Date,
    LogField::Who,
    LogField::How,
    LogField::Heard,
];

pub(crate) fn voice_form(file: &Entry<'_>) -> Option<VoiceForm> {
    let form = file.entry("community_voice_form")?;
    let asks_once = form.entries("asks_once", "voice question");
    let asks_once = asks_once.into_iter().map(|entry| {
        let question = OnceQuestion {
            id: entry.text("id"),
            text: entry.text("text"),
            options: entry.some_texts("options"),
        };
        entry.done();
        question
    });
    let read = VoiceForm {
        intro: form.text("intro"),
        consent: form.text("consent"),
        scale_question: form.text("scale_question"),
        questions: form.text("questions"),
        asks_once: asks_once.collect(),
    };
    form.done();
    Some(read)
}

pub(crate) fn commitment_form(file: &Entry<'_>) -> Option<CommitmentForm> {
    let form = file.entry("commitment")?;
    let limit = form.number("limit", u8::MAX);
    if usize::from(limit) != MOST_COMMITMENTS {
        form.problem(format!(
            "has a limit that the app does not keep; write {MOST_COMMITMENTS}"
        ));
    }
    let fields = form.some_texts("fields");
    let statuses = form.some_texts("status");
    let read = CommitmentForm {
        limit,
        fields: each(
            &form,
            "field",
            &fields,
            CommitmentField::ALL,
            CommitmentField::id,
        ),
        statuses: each(
            &form,
            "status",
            &statuses,
            CommitmentStatus::ALL,
            CommitmentStatus::id,
        ),
    };
    form.done();
    Some(read)
}

pub(crate) fn log_form(file: &Entry<'_>) -> Option<LogForm> {
    let log = file.entry("engagement_log")?;
    log.some_texts("actor_fields");
    let read = LogForm {
        fields: log_fields(&log),
        measures_note: log.text("measures_note"),
        measures: measures(&log),
        actor_words: words_for(&log, "status_of_actor", "actor word", "word", ACTORS),
        regularity_words: words_for(&log, "regular_test", "log word", "word", LOGS),
    };
    if u32::from(log.number("default_target_days", u8::MAX)) != DEFAULT_TARGET_DAYS {
        log.problem(format!(
            "has a default target that the app does not use; write {DEFAULT_TARGET_DAYS}"
        ));
    }
    log.done();
    Some(read)
}

fn log_fields(log: &Entry<'_>) -> Vec<LogFieldForm> {
    let entries = log.entries("entry_fields", "log field");
    let ids: Vec<String> = entries.iter().map(|entry| entry.text("id")).collect();
    let fields = each(log, "log field", &ids, LogField::ALL, LogField::id);
    for entry in entries {
        let field = LogField::from_id(&entry.text("id"));
        entry.text("type");
        entry.optional_text("note");
        let options = entry.optional_texts("options");
        if let Some(field) = field {
            each(&entry, "option", &options, &field.choices(), |id| id);
            let is_required = entry.yes_or_no("required").unwrap_or(false);
            let is_asked_at_once = ASKED_AT_ONCE.contains(&field);
            if is_required != is_asked_at_once {
                entry.problem(format!(
                    "is asked otherwise by the app; write `required: {is_asked_at_once}`"
                ));
            }
        }
        entry.done();
    }
    let forms = fields.into_iter().map(|field| LogFieldForm {
        field,
        is_required: ASKED_AT_ONCE.contains(&field),
    });
    forms.collect()
}

fn measures(log: &Entry<'_>) -> Vec<MeasureWords> {
    let entries = log.entries("measures", "measure");
    let ids: Vec<String> = entries.iter().map(|entry| entry.text("id")).collect();
    let measures = each(log, "measure", &ids, MeasureId::ALL, MeasureId::id);
    let words = entries.into_iter().filter_map(|entry| {
        let name = entry.text("name");
        let formula = entry.text("formula");
        let measure = MeasureId::from_id(&entry.text("id"));
        entry.done();
        Some(MeasureWords {
            measure: measure.filter(|measure| measures.contains(measure))?,
            name,
            formula,
        })
    });
    words.collect()
}

/// The choices that the file names, which must be exactly those that the app knows.
fn each<C: Copy>(
    entry: &Entry<'_>,
    kind: &str,
    written: &[String],
    all: &[C],
    id: fn(C) -> &'static str,
) -> Vec<C> {
    let choice = |written: &String| all.iter().copied().find(|choice| id(*choice) == written);
    for written in written.iter().filter(|written| choice(written).is_none()) {
        entry.problem(format!(
            "has the {kind} {written}, which the app does not know; ask a programmer to add it first"
        ));
    }
    for missing in all.iter().map(|choice| id(*choice)) {
        if !written.iter().any(|written| written == missing) {
            entry.problem(format!(
                "has no {kind} {missing}, which the app works with; bring it back"
            ));
        }
    }
    written.iter().filter_map(choice).collect()
}

/// The words for each case that the app tells apart, in the order of `cases`.
pub(crate) fn words_for<const N: usize>(
    parent: &Entry<'_>,
    key: &'static str,
    kind: &str,
    field: &'static str,
    cases: [&'static str; N],
) -> [String; N] {
    let mut written = Vec::new();
    let mut words = cases.map(|_| String::new());
    for entry in parent.list(key, kind) {
        let when = entry.text("when");
        let word = entry.text(field);
        if let Some(place) = cases.iter().position(|case| *case == when)
            && let Some(place) = words.get_mut(place)
        {
            *place = word;
        }
        written.push(when);
        entry.done();
    }
    each(parent, &format!("{kind} for"), &written, &cases, |case| {
        case
    });
    words
}
