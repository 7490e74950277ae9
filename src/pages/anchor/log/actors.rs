//! Everybody an anchor listens to, whoever waits longest first.

use instruments::reflection::ActorStatus;
use leptos::prelude::*;

use super::calendar::Calendar;
use super::in_parts::in_parts;
use crate::components::{Go, OneLineForm, Page, Shows, live};
use crate::route::LogPlace;
use crate::state::records::actor;
use crate::state::{LogView, fresh_id, use_log, use_reflections, use_session};
use crate::words::{self, Text};

const NEW: &str = "new-actor";

#[component]
pub(super) fn Actors() -> impl IntoView {
    let (session, view) = (use_session(), use_log());
    let add = move |typed: &str| {
        if typed.is_empty() {
            return Err(words::log_actors::add_empty());
        }
        let actors = session.replica.with_untracked(actor::all);
        if let Some(known) = actor::named(&actors, typed) {
            return Err(words::log_actors::add_known(&known.name));
        }
        session.save(actor::to_be_met(&fresh_id(), typed));
        Ok(())
    };
    let groups = move || {
        use ActorStatus::{Due, OnTime, Overdue};
        let (ordered, others) = view.with(|view| (by_wait(view), others(view)));
        let is_empty = ordered.is_empty() && others.is_empty();
        let all: Vec<String> = ordered.iter().map(|(id, _)| id.clone()).collect();
        let group = |status| {
            let of_group = ordered.iter().filter(|(_, of)| *of == status);
            let of_group: Vec<String> = of_group.map(|(id, _)| id.clone()).collect();
            let word = use_reflections().latest().log.actor_word(status).to_owned();
            section(view, word.into(), of_group)
        };
        view! {
            {is_empty.shows(|| view! { <p class="lead">{words::log_actors::empty()}</p> })}
            {[Overdue, Due, OnTime].into_iter().filter_map(group).collect::<Vec<_>>()}
            {section(view, words::log_actors::others(), others)}
            {(!all.is_empty()).shows(|| view! {
                <Calendar view actors=all button=words::log_actors::calendar() saved=words::log_actors::calendar_saved() />
            })}
        }
    };
    view! {
        <Page title=words::log_actors::title() class="log-actors">
            {live(groups)}
            <section class="add-own">
                <h2>{words::log_actors::add()}</h2>
                <OneLineForm id=NEW label=words::log_actors::add_label() button=words::log_actors::add_button() longest="120" act=Box::new(add) />
            </section>
        </Page>
    }
}

/// Everybody who is to be met: whoever waits longest first, then by the day of the next meeting.
fn by_wait(view: &LogView) -> Vec<(String, ActorStatus)> {
    let waiting = view.engagement.waiting().into_iter();
    let waiting = waiting.map(|(id, standing)| (id.to_owned(), standing.status));
    let on_time = view.engagement.actors.iter();
    let mut on_time: Vec<_> = on_time
        .filter(|(_, standing)| standing.status == ActorStatus::OnTime)
        .collect();
    on_time.sort_by_key(|(_, standing)| standing.due_by);
    let on_time = on_time.into_iter();
    waiting
        .chain(on_time.map(|(id, standing)| (id.clone(), standing.status)))
        .collect()
}

/// Group addresses, and whoever is not to be met or was only named so far.
fn others(view: &LogView) -> Vec<String> {
    let actors = view.log.actors.iter();
    let others = actors.filter(|actor| !view.engagement.actors.contains_key(&actor.id));
    others.map(|actor| actor.id.clone()).collect()
}

fn section(view: Memo<LogView>, heading: Text, actors: Vec<String>) -> Option<AnyView> {
    (!actors.is_empty()).shows(|| {
        view! {
            <section>
                <h2>{heading}</h2>
                {lines(view, actors)}
            </section>
        }
    })
}

/// Actors by their ids, each with the day they were last met.
pub(super) fn lines(view: Memo<LogView>, actors: Vec<String>) -> AnyView {
    let line = move |id: &String| {
        view.with_untracked(|view| {
            let to = LogPlace::Actor { actor: id.clone() };
            let who = super::entries::who(&view.log, Some(id));
            let met = last_met(view, id);
            view! { <li><Go to class="row"><strong>{who}</strong><span>{met}</span></Go></li> }
                .into_any()
        })
    };
    in_parts("rows", actors, Box::new(line))
}

fn last_met(view: &LogView, actor: &str) -> Option<Text> {
    let standing = view.engagement.actors.get(actor)?;
    let last = standing.last.and_then(|place| view.log.contacts.get(place));
    Some(last.map_or_else(words::log_actors::never_met, |contact| {
        words::log_actors::last_met(words::full_date(contact.date))
    }))
}
