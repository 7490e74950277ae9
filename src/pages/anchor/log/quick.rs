//! A new entry: the four things that are asked for at once. The rest can wait.

use instruments::reflection::{How, LogField};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::day::Day;
use super::naming;
use super::who::Who;
use crate::components::{
    BottomBar, Choice, ChoiceStyle, ErrorSummary, Listed, Page, Shows, TextArea, live, tap,
};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::route::LogPlace;
use crate::state::records::log::entry::{self, Entry};
use crate::state::use_session;
use crate::words::{self, Text, log_question};

const DATE: &str = "entry-date";
const WHO: &str = "entry-who";
const HOW: &str = "entry-how";
const HEARD: &str = "entry-heard";

#[component]
pub(super) fn Quick(entry: String) -> impl IntoView {
    let session = use_session();
    let read = move |id: &str| session.replica.with(|replica| entry::read(replica, id));
    let written = {
        let entry = entry.clone();
        Memo::new(move |_| read(&entry))
    };
    let is_there = Memo::new(move |_| written.with(Option::is_some));
    let is_saved = session.is_idle();
    live(move || match is_there.get() {
        true => {
            let written = Memo::new(move |_| written.get().unwrap_or_default());
            view! { <Asked written /> }.into_any()
        }
        false if is_saved => view! { <NotFound /> }.into_any(),
        false => ().into_any(),
    })
}

#[component]
fn Asked(written: Memo<Entry>) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let refused = RwSignal::new(None::<Text>);
    let missing = RwSignal::new(Vec::new());
    let id = written.with_untracked(|entry| entry.id.clone());
    let heard = entry::path(&id, LogField::Heard);
    let decide = move || {
        let left = written.with_untracked(|entry| what_is_missing(entry, refused.get_untracked()));
        if left.is_empty() {
            let entry = written.get_untracked();
            navigation.go_instead(LogPlace::Entry { entry: entry.id }.into());
        } else {
            missing.set(left);
        }
    };
    // What was typed last may still be on its way to the disk, and counts.
    let done = move |_| {
        spawn_local(async move {
            session.written().await;
            decide();
        });
    };
    let ways = How::ALL.iter().map(move |how| {
        let chosen = Signal::derive(move || written.with(|entry| entry.how == Some(*how)));
        let choose = move |()| {
            let id = written.with_untracked(|entry| entry.id.clone());
            session.save_one(entry::choose(&id, LogField::How, how.id()));
        };
        view! { <Choice name=HOW label=naming::how(*how) chosen choose style=ChoiceStyle::Chip /> }
    });
    let take_out = move |_| {
        let entry = written.with_untracked(|entry| entry.id.clone());
        session.save_one(entry::take_out(&entry, true));
        navigation.go_instead(LogPlace::Entry { entry }.into());
    };
    view! {
        <Page title=words::log_entry::new() class="log-quick">
            {live(move || (!missing.with(Vec::is_empty)).shows(|| view! { <ErrorSummary missing=missing.get() /> }))}
            <Day id=DATE field=LogField::Date written refused />
            <Who id=WHO written />
            <fieldset id=HOW class="chips" tabindex="-1">
                <legend>{naming::question(LogField::How)}</legend>
                {ways.listed()}
            </fieldset>
            <TextArea id=HEARD label=naming::question(LogField::Heard) path=heard />
            <p class="hint after-field">{naming::hint(LogField::Heard)}</p>
            <button type="button" class="button button-quiet button-small" on:click=tap(take_out)>{words::log_entry::take_out()}</button>
            <BottomBar>
                <button type="button" class="button button-main" on:click=tap(done)>{words::log_entry::done()}</button>
            </BottomBar>
        </Page>
    }
}

fn what_is_missing(entry: &Entry, refused: Option<Text>) -> Vec<(&'static str, Text)> {
    let no_date = entry.date.is_none().then(log_question::missing_date);
    let missing = [
        (DATE, refused.or(no_date)),
        (WHO, entry.who.is_none().then(log_question::missing_who)),
        (HOW, entry.how.is_none().then(log_question::missing_how)),
        (
            HEARD,
            entry
                .heard
                .trim()
                .is_empty()
                .then(log_question::missing_heard),
        ),
    ];
    let missing = missing.into_iter();
    missing
        .filter_map(|(field, what)| Some((field, what?)))
        .collect()
}
