//! You said, we did: all that an actor said, beside what came of it.

use instruments::reflection::Contact;
use leptos::prelude::*;

use super::entries::when_and_how;
use super::in_parts::in_parts;
use super::naming;
use crate::components::{Go, Shows};
use crate::route::LogPlace;
use crate::state::LogView;
use crate::words;

/// Entries by their places in the log.
pub(super) fn said_and_did(view: Memo<LogView>, places: Vec<usize>) -> AnyView {
    let line = move |place: &usize| {
        view.with_untracked(|view| {
            let id = view.log.ids.get(*place)?;
            let contact = view.log.contacts.get(*place)?;
            Some(card(id, contact))
        })
    };
    in_parts(
        "plain-list",
        places,
        Box::new(move |place| line(place).into_any()),
    )
}

fn card(id: &str, contact: &Contact) -> AnyView {
    let to = LogPlace::Entry {
        entry: id.to_owned(),
    };
    let did = contact
        .changed
        .map_or_else(words::log_actor::no_answer, naming::changed);
    let (when, heard) = (when_and_how(contact), contact.heard.clone());
    let note = contact.changed_note.clone();
    let told = contact
        .told_back
        .map_or_else(words::log_actor::not_told, |day| {
            words::log_actor::told(words::full_date(day))
        });
    view! {
        <li class="said-and-did">
            <p class="eyebrow"><Go to>{when}</Go></p>
            <dl>
                <div class="said">
                    <dt>{words::log_actor::you_said()}</dt>
                    <dd><blockquote>{heard}</blockquote></dd>
                </div>
                <div class="did">
                    <dt>{words::log_actor::we_did()}</dt>
                    <dd>{did}</dd>
                    {(!note.trim().is_empty()).shows(|| view! { <dd>{note}</dd> })}
                    <dd class="hint">{told}</dd>
                </div>
            </dl>
        </li>
    }
    .into_any()
}
