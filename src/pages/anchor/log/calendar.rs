//! The days of the next meetings, for the calendar that the person has anyway.

use leptos::prelude::*;

use super::entries::who;
use crate::state::{Event, LogView};
use crate::words;

/// The next day of each of these actors, by their ids.
pub(super) fn meetings(view: Memo<LogView>, actors: Vec<String>) -> Box<dyn Fn() -> Vec<Event>> {
    Box::new(move || {
        view.with(|view| {
            let events = actors.iter().filter_map(|actor| {
                let standing = view.engagement.actors.get(actor)?;
                Some(Event {
                    id: format!("actor-{actor}"),
                    title: words::log_actor::event(who(&view.log, Some(actor))).into_owned(),
                    note: String::new(),
                    day: view.next_meeting(standing),
                })
            });
            events.collect()
        })
    })
}
