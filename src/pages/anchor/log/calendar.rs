//! The days of the next meetings, for the calendar that the person has anyway.

use leptos::prelude::*;

use super::entries::who;
use crate::components::{live, tap};
use crate::platform::{clock, download};
use crate::state::{Event, LogView, calendar_file};
use crate::words::{self, Text};

/// A button that saves the next day of each of these actors as one file.
#[component]
pub(super) fn Calendar(
    view: Memo<LogView>,
    /// Ids.
    actors: Vec<String>,
    button: Text,
    /// What is said when the file is saved.
    saved: Text,
) -> impl IntoView {
    let is_saved = RwSignal::new(false);
    let save = move |_| {
        let file = view.with_untracked(|view| file(view, &actors));
        is_saved.set(download::save_text("good-business.ics", "text/calendar", &file).is_ok());
    };
    view! {
        <button type="button" class="button button-quiet button-small" on:click=tap(save)>{button}</button>
        <p class="hint" role="status">{live(move || is_saved.get().then(|| saved.clone()))}</p>
    }
}

fn file(view: &LogView, actors: &[String]) -> String {
    let events = actors.iter().filter_map(|actor| {
        let standing = view.engagement.actors.get(actor)?;
        Some(Event {
            id: format!("actor-{actor}"),
            title: words::log_actor::event(who(&view.log, Some(actor))).into_owned(),
            note: String::new(),
            day: view.next_meeting(standing),
        })
    });
    let events: Vec<Event> = events.collect();
    calendar_file(&events, clock::utc(clock::now()))
}
