//! A day of an entry. One that cannot be is refused with its reason, and stays as it was typed.

use chrono::NaiveDate;
use instruments::reflection::{DateRefusal, LogField};
use leptos::prelude::*;

use super::naming;
use crate::components::{contested_day, live};
use crate::state::records::log::entry::{self, Entry};
use crate::state::records::plan::date_named;
use crate::state::{today, use_session};
use crate::words::{self, Text};

/// Where the field with that id is told what is wrong with it.
const REFUSAL: &str = "day-refusal";

#[component]
pub(super) fn Day(
    id: &'static str,
    field: LogField,
    written: Memo<Entry>,
    /// What is wrong with the day that was typed; it is not saved then.
    refused: RwSignal<Option<Text>>,
) -> impl IntoView {
    let session = use_session();
    // What was typed and refused; none while the field follows what is saved.
    let typed = RwSignal::new(None::<String>);
    let shown = move || {
        let saved = || {
            written
                .with(|entry| entry.day(field))
                .map(|day| day.to_string())
        };
        typed.get().or_else(saved).unwrap_or_default()
    };
    let change = move |event| {
        let words = event_target_value(&event);
        let day = date_named(&words);
        let why = written.with_untracked(|entry| why_not(entry, field, day));
        if why.is_some() {
            typed.set(Some(words));
        } else {
            typed.set(None);
            let id = written.with_untracked(|entry| entry.id.clone());
            session.save_one(entry::set_date(&id, field, day));
        }
        refused.set(why);
    };
    let hint = naming::hint(field);
    let several = {
        let entry = written.with_untracked(|entry| entry.id.clone());
        contested_day(entry::set_date(&entry, field, None))
    };
    let is_refused = move || refused.with(Option::is_some);
    view! {
        <div class="field">
            <label for=id>{naming::question(field)}</label>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <input id=id type="date" prop:value=shown on:change=change
                aria-invalid=move || is_refused().then_some("true")
                aria-describedby=REFUSAL />
            <p id=REFUSAL class="refusal" role="alert">{live(move || refused.get())}</p>
            {several}
        </div>
    }
}

/// Why a day, or no day, cannot be kept.
fn why_not(entry: &Entry, field: LogField, day: Option<NaiveDate>) -> Option<Text> {
    let Some(day) = day else {
        return (field == LogField::Date).then(words::log_question::missing_date);
    };
    let refusal = entry.refusal(field, day, today())?;
    Some(reason(entry, field, refusal))
}

/// Says why a day that was meant for `field` is refused.
pub(super) fn reason(
    entry: &Entry,
    field: LogField,
    (troubled, why): (LogField, DateRefusal),
) -> Text {
    let other_day = |field| entry.day(field).map(words::full_date).unwrap_or_default();
    match (why, troubled) {
        (DateRefusal::InFuture, LogField::ToldBack) => words::log_question::told_in_future(),
        (DateRefusal::InFuture, _) => words::log_question::in_future(),
        (DateRefusal::BeforeStart, LogField::ToldBack) if field == LogField::Date => {
            words::log_question::after_told(other_day(troubled))
        }
        (DateRefusal::BeforeStart, _) if field == LogField::Date => {
            words::log_question::after_next(other_day(troubled))
        }
        (DateRefusal::BeforeStart, _) => {
            words::log_question::before_meeting(other_day(LogField::Date))
        }
    }
}
