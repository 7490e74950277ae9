//! Days as a calendar file, for the calendar that the person has anyway.

use leptos::prelude::*;

use super::{Shows, live, tap};
use crate::platform::{clock, download};
use crate::state::{Event, calendar_file};
use crate::words::{self, Text};

const FILE_NAME: &str = "good-business.ics";

/// Puts one day into the calendar; nothing while there is no day.
#[component]
pub(crate) fn AddToCalendar<F>(event: F) -> impl IntoView
where
    F: Fn() -> Option<Event> + Copy + Send + Sync + 'static,
{
    live(move || {
        event().is_some().shows(|| {
            view! {
                <CalendarFile events=Box::new(move || event().into_iter().collect())
                    button=words::step::calendar() saved=words::step::calendar_saved() />
            }
        })
    })
}

/// A button that saves days as one file.
#[component]
pub(crate) fn CalendarFile(
    events: Box<dyn Fn() -> Vec<Event>>,
    button: Text,
    /// What is said when the file is saved.
    saved: Text,
) -> impl IntoView {
    let told = RwSignal::new(None::<Text>);
    let save = move |_| {
        let file = calendar_file(&untrack(&events), clock::utc(clock::now()));
        let outcome = download::save_text(FILE_NAME, "text/calendar", &file);
        told.set(Some(match outcome {
            Ok(()) => saved.clone(),
            Err(_) => words::step::calendar_failed(),
        }));
    };
    view! {
        <button type="button" class="button button-quiet button-small" on:click=tap(save)>{button}</button>
        <p class="hint" role="status">{live(move || told.get())}</p>
    }
}
