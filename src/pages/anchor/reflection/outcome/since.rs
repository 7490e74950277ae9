//! A reflection beside the one before it, and the day to repeat it.

use chrono::{Months, NaiveDate};
use instruments::check::Level;
use instruments::reflection::Theme;
use leptos::prelude::*;

use crate::components::AddToCalendar;
use crate::state::{Event, ReflectionView};
use crate::words::{self, Text};

/// After how many months a reflection is repeated.
const MONTHS: u32 = 6;

/// What a theme's level was before, in words; none where it had none.
pub(super) fn since(before: &ReflectionView, theme: &Theme, level: Level) -> Option<Text> {
    let earlier = before.said(theme).level?;
    let change = match level.cmp(&earlier) {
        std::cmp::Ordering::Greater => words::history::up(),
        std::cmp::Ordering::Equal => words::history::same(),
        std::cmp::Ordering::Less => words::history::down(),
    };
    let name = before.words_of(earlier).name.as_str();
    Some(words::reflection_outcome::since(name, change))
}

/// When to reflect again, with a file for the calendar.
#[component]
pub(super) fn Again(finished: NaiveDate, id: String) -> impl IntoView {
    let again = finished.checked_add_months(Months::new(MONTHS))?;
    let event = StoredValue::new(Event {
        id,
        title: words::reflection_outcome::again_event().into_owned(),
        note: String::new(),
        day: again,
    });
    Some(view! {
        <section class="no-print">
            <h2>{words::reflection_outcome::again()}</h2>
            <p>{words::reflection_outcome::again_about(words::full_date(again))}</p>
            <AddToCalendar event=move || event.try_with_value(Clone::clone) />
        </section>
    })
}
