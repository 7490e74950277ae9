//! One entry: what they said, what is written, and what can still be answered.

use instruments::reflection::{Contact, LogField};
use leptos::prelude::*;

use super::entries::{when_and_how, who};
use super::naming;
use crate::components::{BottomBar, Go, Listed, Page, live, tap};
use crate::pages::NotFound;
use crate::route::LogPlace;
use crate::state::records::log::{entry, open_questions};
use crate::state::{LogView, use_log, use_reflections, use_session};
use crate::words::{self, Text};

#[component]
pub(super) fn OneEntry(entry: String) -> impl IntoView {
    let view = use_log();
    let is_saved = use_session().is_idle();
    live(move || {
        view.with(|view| {
            let log = &view.log;
            let place = log.ids.iter().position(|id| *id == entry);
            let contact = place.and_then(|place| log.contacts.get(place));
            if let Some(contact) = contact {
                return view! { <Whole id=entry.clone() view=view.clone() contact=contact.clone() /> }.into_any();
            }
            if log.taken_out.iter().any(|out| out.id == entry) {
                return view! { <Out id=entry.clone() /> }.into_any();
            }
            if let Some(half) = log.half_written.iter().find(|half| half.id == entry) {
                let to = LogPlace::Quick { entry: entry.clone() };
                let who = who(log, half.who.as_deref());
                return view! {
                    <Page title=words::log::half_written(who) class="log-entry">
                        <Go to class="button">{words::log_entry::go_on()}</Go>
                    </Page>
                }
                .into_any();
            }
            if is_saved { view! { <NotFound /> }.into_any() } else { ().into_any() }
        })
    })
}

#[component]
fn Whole(id: String, view: LogView, contact: Contact) -> impl IntoView {
    let session = use_session();
    let name = who(&view.log, Some(&contact.actor));
    let eyebrow = when_and_how(&contact);
    let open = open_questions(&contact);
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
        let said = answer(&view, &contact, field);
        let is_open = said.is_none() && open.contains(&field);
        let said = said.or_else(|| is_open.then(words::log_entry::open));
        view! {
            <li>
                <Go to class="answer-line">
                    <span>{naming::question(field)}</span>
                    <strong class:is-open=is_open>{said}</strong>
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
            <p><Go to=actor>{about_actor}</Go></p>
            <section>
                <h2>{words::log_entry::written()}</h2>
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
fn answer(view: &LogView, contact: &Contact, field: LogField) -> Option<Text> {
    let own_words = |words: &str| (!words.trim().is_empty()).then(|| Text::from(words.to_owned()));
    match field {
        LogField::Date => Some(words::full_date(contact.date)),
        LogField::Who => Some(who(&view.log, Some(&contact.actor))),
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
