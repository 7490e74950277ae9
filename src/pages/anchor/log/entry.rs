//! One entry: what they said, what is written, and what can still be answered.

use instruments::reflection::{Contact, LogField};
use leptos::prelude::*;

use super::day::reason;
use super::entries::when_and_how;
use super::naming;
use crate::components::{BottomBar, Go, Listed, Page, live, tap};
use crate::pages::NotFound;
use crate::route::LogPlace;
use crate::state::records::actor::{self, ActorRecord};
use crate::state::records::log::entry::{self, Entry};
use crate::state::records::log::{self, open_questions};
use crate::state::{today, use_reflections, use_session};
use crate::words::{self, Text};

#[component]
pub(super) fn OneEntry(entry: String) -> impl IntoView {
    let session = use_session();
    let read = Memo::new(move |_| {
        session.replica.with(|replica| {
            let entry = entry::read(replica, &entry)?;
            let actor = actor::read(replica, entry.who.as_deref().unwrap_or_default());
            let contact = log::read(replica).contact(&entry.id).cloned();
            Some((entry, actor, contact))
        })
    });
    let is_saved = session.is_idle();
    live(move || match read.get() {
        Some((entry, ..)) if entry.is_taken_out => view! { <Out id=entry.id /> }.into_any(),
        Some((entry, actor, Some(contact))) => view! { <Whole entry contact actor /> }.into_any(),
        Some((entry, actor, None)) => view! { <HalfWritten entry actor /> }.into_any(),
        None if is_saved => view! { <NotFound /> }.into_any(),
        None => ().into_any(),
    })
}

fn name_of(actor: Option<&ActorRecord>) -> Text {
    actor.map_or_else(words::log::unnamed, |actor| actor.name.clone().into())
}

#[component]
fn HalfWritten(entry: Entry, actor: Option<ActorRecord>) -> impl IntoView {
    let who = match entry.who {
        Some(_) => name_of(actor.as_ref()),
        None => words::log::nobody_yet(),
    };
    let to = LogPlace::Quick { entry: entry.id };
    view! {
        <Page title=words::log::half_written(who) class="log-entry">
            <Go to class="button">{words::log_entry::go_on()}</Go>
        </Page>
    }
}

#[component]
fn Whole(entry: Entry, contact: Contact, actor: Option<ActorRecord>) -> impl IntoView {
    let session = use_session();
    let id = entry.id.clone();
    let name = name_of(actor.as_ref());
    let eyebrow = when_and_how(&contact);
    let open = open_questions(&contact);
    // Two devices can write days that do not go together.
    let refusals = contact.date_refusals(today());
    let first_open = open.first().map(|field| LogPlace::Question {
        entry: id.clone(),
        field: *field,
    });
    let blanks = first_open.map(|to| {
        view! {
            <section class="card">
                <p>{words::log_entry::blanks(open.len())}</p>
                <Go to class="button button-small">{words::log_entry::answer_now()}</Go>
            </section>
        }
    });
    let lines = LogField::ALL.iter().map(|field| {
        let field = *field;
        let to = LogPlace::Question {
            entry: id.clone(),
            field,
        };
        let said = answer(&name, &contact, field);
        let is_open = said.is_none() && open.contains(&field);
        let said = said.or_else(|| is_open.then(words::log_entry::open));
        let is_answered = said.is_some() && !is_open;
        let no_day = (field == LogField::NextDate).then(words::log_entry::no_day);
        let refusal = refusals.iter().find(|(refused, _)| *refused == field);
        let refusal = refusal.map(|refusal| {
            let why = reason(&entry, field, *refusal);
            view! { <span class="refusal">{why}</span> }
        });
        view! {
            <li>
                <Go to class="answer-line">
                    <span>{naming::question(field)}</span>
                    <strong class:can-wait=!is_answered>{said.or(no_day)}</strong>
                    {refusal}
                </Go>
            </li>
        }
    });
    let lines = lines.listed();
    let actor = LogPlace::Actor {
        actor: contact.actor.clone(),
    };
    let about_actor = words::log_entry::about_actor(name.clone());
    let above = move || view! { <p class="eyebrow">{eyebrow.clone()}</p> };
    let take_out = move |_| session.save_one(entry::take_out(&id, true));
    view! {
        <Page title=name class="log-entry" above>
            <blockquote class="heard">{contact.heard.clone()}</blockquote>
            {blanks}
            <p class="links"><Go to=actor>{about_actor}</Go></p>
            <section>
                <h2>{words::log_entry::written()}</h2>
                <p class="hint">{words::log_entry::change()}</p>
                <ul class="rows">{lines}</ul>
            </section>
            <button type="button" class="button button-quiet button-small" on:click=tap(take_out)>{words::log_entry::take_out()}</button>
            <BottomBar>
                <Go to=LogPlace::Home class="button button-main">{words::log::to_log()}</Go>
            </BottomBar>
        </Page>
    }
}

/// What is written in a field, in words; none where it is blank.
fn answer(name: &Text, contact: &Contact, field: LogField) -> Option<Text> {
    let own_words = |words: &str| (!words.trim().is_empty()).then(|| Text::from(words.to_owned()));
    match field {
        LogField::Date => Some(words::full_date(contact.date)),
        LogField::Who => Some(name.clone()),
        LogField::ActorKind => contact.actor_kind.map(naming::kind),
        LogField::FirstTime => contact.first_time.map(naming::yes_or_no),
        LogField::How => Some(naming::how(contact.how)),
        LogField::Place => contact
            .place
            .and_then(|choice| naming::choice(field, choice.id())),
        LogField::StartedBy => contact
            .started_by
            .and_then(|choice| naming::choice(field, choice.id())),
        LogField::Changed => contact.changed.map(naming::changed),
        LogField::CostsCovered => contact
            .costs_covered
            .and_then(|choice| naming::choice(field, choice.id())),
        LogField::Agreed => contact
            .agreed
            .and_then(|choice| naming::choice(field, choice.id())),
        LogField::Themes => {
            let reflection = use_reflections().latest();
            let named = |id: &String| {
                reflection
                    .theme(id)
                    .map_or(id.clone(), |theme| theme.name.clone())
            };
            let themes: Vec<String> = contact.themes.iter().map(named).collect();
            own_words(&themes.join(", "))
        }
        LogField::Heard => own_words(&contact.heard),
        LogField::ChangedNote => own_words(&contact.changed_note),
        LogField::ToldBack => contact.told_back.map(words::full_date),
        LogField::NextDate => contact.next_date.map(words::full_date),
    }
}

#[component]
fn Out(id: String) -> impl IntoView {
    let session = use_session();
    let put_back = move |_| session.save_one(entry::take_out(&id, false));
    view! {
        <Page title=words::log::taken_out() class="log-entry">
            <p role="status">{words::log_entry::is_out()}</p>
            <button type="button" class="button button-quiet" on:click=tap(put_back)>{words::log_entry::put_back()}</button>
            <BottomBar>
                <Go to=LogPlace::Home class="button button-main">{words::log::to_log()}</Go>
            </BottomBar>
        </Page>
    }
}
