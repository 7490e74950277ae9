//! Entries as lines of a list: all of them, and those that have a question open.

use instruments::reflection::Contact;
use leptos::prelude::*;

use super::in_parts::in_parts;
use super::naming;
use crate::components::{Disclosure, Go, Listed, Page, Shows, live};
use crate::route::LogPlace;
use crate::state::records::log::{Log, entry::Entry, open_questions};
use crate::state::{LogView, use_log};
use crate::words::{self, Text};

#[component]
pub(super) fn Entries() -> impl IntoView {
    let view = use_log();
    let entries = move || {
        let all: Vec<usize> = view.with(|view| (0..view.log.contacts.len()).collect());
        let is_empty = all.is_empty();
        view! {
            {is_empty.shows(|| view! { <p class="lead">{words::log::empty()}</p> })}
            {lines(view, all, when_and_how)}
            {view.with(|view| taken_out(&view.log))}
        }
    };
    view! { <Page title=words::log::all_entries() class="log-entries">{live(entries)}</Page> }
}

#[component]
pub(super) fn OpenQuestions() -> impl IntoView {
    let view = use_log();
    let entries = move || {
        let open = view.with(|view| view.log.with_open_questions());
        let is_empty = open.is_empty();
        view! {
            {is_empty.shows(|| view! { <p class="lead">{words::log::open_none()}</p> })}
            {lines(view, open, how_many_open)}
        }
    };
    view! { <Page title=words::log::open_title() class="log-entries">{live(entries)}</Page> }
}

pub(super) fn when_and_how(contact: &Contact) -> Text {
    words::log_entry::when_and_how(words::full_date(contact.date), naming::how(contact.how))
}

fn how_many_open(contact: &Contact) -> Text {
    words::log::open_count(open_questions(contact).len())
}

/// Entries by their places in the log, each a link to itself, with something said of it.
pub(super) fn lines(
    view: Memo<LogView>,
    places: Vec<usize>,
    said: fn(&Contact) -> Text,
) -> AnyView {
    let line = move |place: &usize| {
        view.with_untracked(|view| {
            let id = view.log.ids.get(*place)?;
            let contact = view.log.contacts.get(*place)?;
            Some(line(&view.log, id, contact, said(contact)))
        })
    };
    in_parts(
        "rows",
        places,
        Box::new(move |place| line(place).into_any()),
    )
}

fn line(log: &Log, id: &str, contact: &Contact, said: Text) -> AnyView {
    let to = LogPlace::Entry {
        entry: id.to_owned(),
    };
    let (who, heard) = (who(log, Some(&contact.actor)), contact.heard.clone());
    view! {
        <li>
            <Go to class="row log-line">
                <strong>{who}</strong>
                <span>{said}</span>
                <span class="log-heard">{heard}</span>
            </Go>
        </li>
    }
    .into_any()
}

/// The name of an actor, or words for one whose name is not on this device.
pub(super) fn who(log: &Log, actor: Option<&str>) -> Text {
    let name = actor.map(|actor| log.name(actor));
    match name {
        Some(Some(name)) => name.to_owned().into(),
        Some(None) => words::log::unnamed(),
        None => words::log::nobody_yet(),
    }
}

fn taken_out(log: &Log) -> Option<AnyView> {
    let row = |entry: &Entry| {
        let when = entry.date.map(words::full_date);
        let to = LogPlace::Entry {
            entry: entry.id.clone(),
        };
        let who = who(log, entry.who.as_deref());
        view! { <li><Go to class="row"><strong>{who}</strong><span>{when}</span></Go></li> }
    };
    let rows = log.taken_out.iter().map(row).listed();
    (!rows.is_empty()).shows(|| {
        view! {
            <Disclosure summary=words::log::taken_out()>
                <ul class="rows">{rows}</ul>
            </Disclosure>
        }
    })
}
