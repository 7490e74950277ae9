//! One question of an entry, saved as it is answered, and the way on to the next that is open.

use instruments::reflection::LogField;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::day::Day;
use super::naming;
use super::who::Who;
use crate::components::{
    BottomBar, Choice, ChoiceStyle, Go, Listed, Page, TextArea, contested, contested_flag, live,
    tap,
};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::route::LogPlace;
use crate::state::records::log::entry::{self, Entry};
use crate::state::records::{actor, log};
use crate::state::{use_reflections, use_session};
use crate::words::{self, Text};

/// Names the group of choices, and the field where there is one.
const ANSWER: &str = "answer";

#[component]
pub(super) fn Question(entry: String, field: LogField) -> impl IntoView {
    let session = use_session();
    let written = {
        let entry = entry.clone();
        Memo::new(move |_| session.replica.with(|replica| entry::read(replica, &entry)))
    };
    let is_there = Memo::new(move |_| written.with(Option::is_some));
    let is_saved = session.is_idle();
    live(move || match is_there.get() {
        true => {
            let written = Memo::new(move |_| written.get().unwrap_or_default());
            view! { <Asked written field /> }.into_any()
        }
        false if is_saved => view! { <NotFound /> }.into_any(),
        false => ().into_any(),
    })
}

#[component]
fn Asked(written: Memo<Entry>, field: LogField) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let refused = RwSignal::new(None::<Text>);
    let now = written.get_untracked();
    let whole = LogPlace::Entry {
        entry: now.id.clone(),
    };
    let who = now.who.clone();
    let eyebrow = move || {
        let name = session
            .replica
            .with_untracked(|replica| actor::read(replica, who.as_deref()?));
        name.map(|actor| view! { <p class="eyebrow">{actor.name}</p> })
    };
    let go_on = move || {
        let next = written.with_untracked(|entry| next_open(session, entry, field));
        navigation.go(next.into());
    };
    // What is asked next follows from the answer, which may still be on its way to the disk.
    let on = move |_| {
        if refused.with_untracked(Option::is_none) {
            spawn_local(async move {
                session.written().await;
                go_on();
            });
        }
    };
    let path = entry::path(&now.id, field);
    let question = naming::question(field);
    let control = match field {
        LogField::Date | LogField::ToldBack | LogField::NextDate => {
            view! { <Day id=ANSWER field written refused /> }.into_any()
        }
        LogField::Who => view! { <Who id=ANSWER written /> }.into_any(),
        LogField::Heard => {
            view! { <TextArea id=ANSWER label=question.clone() path needed=true /> }.into_any()
        }
        LogField::ChangedNote => {
            view! { <TextArea id=ANSWER label=question.clone() path /> }.into_any()
        }
        LogField::Themes => view! { <Themes written path /> }.into_any(),
        LogField::ActorKind => view! { <Kind written /> }.into_any(),
        _ => view! { <Choices written field /> }.into_any(),
    };
    view! {
        <Page title=question class="question log-question" above=eyebrow>
            {control}
            <BottomBar>
                <Go to=whole class="button button-quiet">{words::app::back()}</Go>
                <button type="button" class="button button-main" on:click=tap(on)>{words::app::continue_on()}</button>
            </BottomBar>
        </Page>
    }
}

/// The next question after this one that is still open; from the last of them, the whole entry.
fn next_open(session: crate::state::Session, entry: &Entry, field: LogField) -> LogPlace {
    let log = session.replica.with_untracked(log::read);
    let open = log.contact(&entry.id).map(log::open_questions);
    let next = open
        .unwrap_or_default()
        .into_iter()
        .find(|open| *open > field);
    let entry = entry.id.clone();
    match next {
        Some(field) => LogPlace::Question { entry, field },
        None => LogPlace::Entry { entry },
    }
}

#[component]
fn Choices(written: Memo<Entry>, field: LogField) -> impl IntoView {
    let session = use_session();
    let choices = entry::choices(field).into_iter().map(move |choice| {
        let chosen =
            Signal::derive(move || written.with(|entry| entry.chosen(field) == Some(choice)));
        let choose = move |()| {
            let id = written.with_untracked(|entry| entry.id.clone());
            session.save_one(entry::choose(&id, field, choice));
        };
        let label = naming::choice(field, choice).unwrap_or_default();
        view! { <Choice name=ANSWER label chosen choose style=ChoiceStyle::Card /> }
    });
    let id = written.with_untracked(|entry| entry.id.clone());
    let several = entry::choices(field).into_iter().map(move |choice| {
        let label = naming::choice(field, choice).unwrap_or_default();
        (label, entry::choose(&id, field, choice))
    });
    group(field, choices.listed(), contested(several))
}

/// What kind of actor it was is kept with the actor, so that it is asked once.
#[component]
fn Kind(written: Memo<Entry>) -> impl IntoView {
    let session = use_session();
    let who = move || written.with(|entry| entry.who.clone()).unwrap_or_default();
    let kind = Memo::new(move |_| {
        let actor = session.replica.with(|replica| actor::read(replica, &who()));
        actor.and_then(|actor| actor.kind)
    });
    let choices = instruments::reflection::ActorKind::ALL.iter().map(move |choice| {
        let chosen = Signal::derive(move || kind.get() == Some(*choice));
        let choose = move |()| session.save_one(actor::kind(&untrack(who), *choice));
        view! { <Choice name=ANSWER label=naming::kind(*choice) chosen choose style=ChoiceStyle::Card /> }
    });
    let id = untrack(who);
    let several = instruments::reflection::ActorKind::ALL.iter();
    let several = several.map(|kind| (naming::kind(*kind), actor::kind(&id, *kind)));
    group(LogField::ActorKind, choices.listed(), contested(several))
}

fn group(field: LogField, choices: Vec<AnyView>, several: AnyView) -> impl IntoView {
    let hint = naming::hint(field).map(|hint| view! { <p class="hint">{hint}</p> });
    view! {
        {hint}
        <fieldset>
            <legend class="visually-hidden">{naming::question(field)}</legend>
            {choices}
        </fieldset>
        {several}
    }
}

#[component]
fn Themes(written: Memo<Entry>, path: String) -> impl IntoView {
    let session = use_session();
    let marks = use_reflections().latest().themes.iter().map(move |theme| {
        let id = theme.id.as_str();
        let is_on = move || written.with(|entry| entry.has_theme(id));
        let tick = move |event| {
            let on = event_target_checked(&event);
            let entry = written.with_untracked(|entry| entry.id.clone());
            session.save_one(entry::theme(&entry, id, on));
        };
        view! {
            <label class="mark">
                <input type="checkbox" prop:checked=is_on on:change=tick />
                <span>{theme.name.clone()}</span>
            </label>
            {contested_flag(|on| entry::theme(&written.with_untracked(|entry| entry.id.clone()), id, on))}
        }
    });
    let marks = marks.listed();
    view! {
        <fieldset class="marks">
            <legend class="visually-hidden">{naming::question(LogField::Themes)}</legend>
            {marks}
        </fieldset>
        <TextArea id="tags" label=words::log_question::tags() path short=true />
    }
}
