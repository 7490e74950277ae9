//! Whom an entry is about: a name that is typed, or one that is known already.

use std::collections::BTreeSet;

use instruments::reflection::LogField;
use leptos::prelude::*;

use super::naming;
use crate::components::{Listed, Shows, live, tap};
use crate::platform::timer;
use crate::state::records::actor::{self, ActorRecord};
use crate::state::records::log::entry::{self, Entry};
use crate::state::{fresh_id, use_log, use_session};
use crate::words;

/// How long after the last key the name is saved, in milliseconds.
const PAUSE: i32 = 500;
/// How many known names are offered at a time.
const OFFERED: usize = 6;

#[component]
pub(super) fn Who(id: &'static str, written: Memo<Entry>) -> impl IntoView {
    let session = use_session();
    let actors = Memo::new(move |_| session.replica.with(actor::all));
    // The last heard of are the likeliest. The order stays while the name is typed.
    let likeliest = StoredValue::new(use_log().with_untracked(|view| {
        let heard = view
            .log
            .contacts
            .iter()
            .map(|contact| contact.actor.clone());
        let all = view.log.actors.iter().map(|actor| actor.id.clone());
        let mut seen = BTreeSet::new();
        let new = heard.chain(all).filter(|actor| seen.insert(actor.clone()));
        new.collect::<Vec<String>>()
    }));
    // What was typed; none while the field follows what is saved.
    let typed = RwSignal::new(None::<String>);
    // The known names are narrowed by what is typed, and not by a name that was picked.
    let sought = RwSignal::new(String::new());
    let is_unsaved = StoredValue::new(false);
    let made_here = StoredValue::new(None::<String>);
    let saved_name = Memo::new(move |_| {
        let who = written.with(|entry| entry.who.clone());
        actors.with(|actors| name_of(actors, who.as_deref()))
    });
    let shown = move || typed.get().unwrap_or_else(|| saved_name.get());

    let keep = move || {
        if is_unsaved.try_get_value() != Some(true) {
            return;
        }
        is_unsaved.set_value(false);
        session.end_typing();
        let name = typed.get_untracked().unwrap_or_default();
        let name = name.trim();
        if name.is_empty() || name == saved_name.get_untracked() {
            return;
        }
        let entry = written.with_untracked(|entry| entry.id.clone());
        let outcome = actors.with_untracked(|actors| {
            entry::who_typed(&entry, name, actors, made_here.get_value(), fresh_id())
        });
        session.save(outcome.map(|(made, changes)| {
            made_here.set_value(made);
            changes
        }));
    };
    let keep_later = timer::debounced(PAUSE, keep);
    // An entry is about somebody: a name that was emptied and left so comes back as it is saved.
    let leave = move |_| {
        keep();
        if shown().trim().is_empty() {
            typed.set(None);
        }
    };
    let write = move |name| {
        typed.set(Some(name));
        if !is_unsaved.get_value() {
            is_unsaved.set_value(true);
            session.begin_typing();
        }
    };
    let on_input = move |event| {
        let name = event_target_value(&event);
        sought.set(name.to_lowercase());
        write(name);
        keep_later();
    };
    // A phone that turns to another app gives this page a moment, and may end it after that.
    let leaving = window_event_listener_untyped("visibilitychange", move |_| keep());
    on_cleanup(move || {
        keep();
        leaving.remove();
    });

    let pick = move |name: String| {
        sought.set(String::new());
        write(name);
        keep();
    };
    let offered = move || {
        let sought = sought.get();
        let offered: Vec<ActorRecord> = actors.with(|actors| {
            likeliest.with_value(|likeliest| {
                let known = likeliest.iter();
                let known = known.filter_map(|id| actors.iter().find(|actor| actor.id == *id));
                let known = known.filter(|actor| actor.name.to_lowercase().contains(sought.trim()));
                known.take(OFFERED).cloned().collect()
            })
        });
        let buttons = offered.into_iter().map(|actor| {
            let is_picked = {
                let id = actor.id.clone();
                move || written.with(|entry| entry.who.as_ref() == Some(&id)).to_string()
            };
            let name = actor.name.clone();
            view! {
                <button type="button" class="pick" aria-pressed=is_picked on:click=tap(move |_| pick(name.clone()))>
                    {actor.name}
                </button>
            }
        });
        let buttons = buttons.listed();
        (!buttons.is_empty()).shows(|| {
            view! {
                <div class="picks" role="group" aria-label=words::log_question::who_pick()>
                    <p class="hint" aria-hidden="true">{words::log_question::who_pick()}</p>
                    {buttons}
                </div>
            }
        })
    };
    view! {
        <div class="field">
            <label for=id>{naming::question(LogField::Who)}</label>
            <p class="hint">{naming::hint(LogField::Who)}</p>
            <input id=id type="text" autocomplete="off" maxlength="120" prop:value=shown
                on:input=on_input on:change=leave />
        </div>
        {live(offered)}
    }
}

fn name_of(actors: &[ActorRecord], id: Option<&str>) -> String {
    let actor = actors.iter().find(|actor| Some(&*actor.id) == id);
    actor.map(|actor| actor.name.clone()).unwrap_or_default()
}
