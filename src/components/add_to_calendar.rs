//! A day as a calendar file, for the calendar that the person has anyway.

use leptos::prelude::*;

use super::{Shows, live, tap};
use crate::platform::{clock, download};
use crate::state::{Event, calendar_file};
use crate::words;

/// Nothing while there is no day.
#[component]
pub(crate) fn AddToCalendar<F>(event: F) -> impl IntoView
where
    F: Fn() -> Option<Event> + Copy + Send + Sync + 'static,
{
    let is_saved = RwSignal::new(false);
    let save = move |_| {
        let Some(event) = untrack(event) else {
            return;
        };
        let name = format!("good-business-{}.ics", event.id);
        let file = calendar_file(&[event], clock::utc(clock::now()));
        is_saved.set(download::save_text(&name, "text/calendar", &file).is_ok());
    };
    live(move || {
        event().is_some().shows(|| {
            view! {
                <button type="button" class="button button-quiet button-small" on:click=tap(save)>{words::step::calendar()}</button>
                <p class="hint" role="status">{live(move || is_saved.get().then(words::step::calendar_saved))}</p>
            }
        })
    })
}
