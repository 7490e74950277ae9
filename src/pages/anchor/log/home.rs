//! The start of the log: a new entry, who is waiting, and how regular the listening is.

use leptos::prelude::*;

use super::actors;
use super::entries::{self, when_and_how, who};
use crate::components::{Go, Listed, Page, Shows, live, tap};
use crate::navigation::use_navigation;
use crate::route::LogPlace;
use crate::state::records::log::entry::Entry;
use crate::state::{LogView, actions, use_log, use_reflections, use_session};
use crate::words::{self, Text};

/// How many of each list are shown here.
const FIRST_FEW: usize = 5;

#[component]
pub(super) fn LogHome() -> impl IntoView {
    let (session, navigation, view) = (use_session(), use_navigation(), use_log());
    let add = move |_| navigation.go(actions::begin_entry(session, None));
    let half_written = move || view.with(half_written);
    let summary = move || {
        let (is_empty, has_actors) =
            view.with(|view| (view.log.contacts.is_empty(), !view.log.actors.is_empty()));
        view! {
            {has_actors.shows(|| view! { <Waiting view /> })}
            {(!is_empty).shows(|| view! { <Kept view /> })}
        }
    };
    view! {
        <Page title=words::log::title() class="log-home">
            <p class="lead">{words::log::lead()}</p>
            <button type="button" class="go-card go-card-first" on:click=tap(add)>
                <strong>{words::log::add()}</strong>
                <span>{words::log::add_about()}</span>
            </button>
            {live(half_written)}
            {live(summary)}
        </Page>
    }
}

fn half_written(view: &LogView) -> Option<AnyView> {
    let line = |half: &Entry| {
        let to = LogPlace::Quick {
            entry: half.id.clone(),
        };
        let who = words::log::half_written(who(&view.log, half.who.as_deref()));
        let when = half.date.map(words::full_date);
        view! { <li><Go to class="row"><strong>{who}</strong><span>{when}</span></Go></li> }
    };
    let lines = view.log.half_written.iter().map(line).listed();
    (!lines.is_empty()).shows(|| view! { <ul class="rows">{lines}</ul> })
}

#[component]
fn Waiting(view: Memo<LogView>) -> impl IntoView {
    let waiting = view.with_untracked(|view| {
        let waiting = view.engagement.waiting().into_iter().take(FIRST_FEW);
        waiting
            .map(|(id, _)| id.to_owned())
            .collect::<Vec<String>>()
    });
    let is_nobody = waiting.is_empty();
    view! {
        <section>
            <h2>{words::log::waiting()}</h2>
            {is_nobody.shows(|| view! { <p>{words::log::nobody_waits()}</p> })}
            {actors::lines(view, waiting)}
            <p class="links"><Go to=LogPlace::Actors>{words::log::all_actors()}</Go></p>
        </section>
    }
}

#[component]
fn Kept(view: Memo<LogView>) -> impl IntoView {
    let (word, open, latest) = view.with_untracked(|view| {
        let latest: Vec<usize> = (0..view.log.contacts.len()).take(FIRST_FEW).collect();
        (
            regularity(view),
            view.log.with_open_questions().len(),
            latest,
        )
    });
    let open = (open > 0).shows(|| {
        view! { <li><Go to=LogPlace::OpenQuestions class="row"><strong>{words::log::open(open)}</strong></Go></li> }
    });
    view! {
        <section>
            <ul class="rows">
                <li>
                    <Go to=LogPlace::Measures class="row">
                        <strong>{words::log::regular()}</strong>
                        <span>{word}</span>
                    </Go>
                </li>
                {open}
            </ul>
        </section>
        <section>
            <h2>{words::log::latest()}</h2>
            {entries::lines(view, latest, when_and_how)}
            <p class="links"><Go to=LogPlace::Entries>{words::log::all_entries()}</Go></p>
        </section>
    }
}

/// The word for the log as it stands.
pub(in super::super) fn regularity(view: &LogView) -> Text {
    let word = use_reflections()
        .latest()
        .log
        .regularity_word(view.engagement.regularity);
    word.map_or_else(words::log::new, Text::from)
}
