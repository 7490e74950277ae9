//! Somebody an anchor listens to: when they are to be met, what they said and what came of it.

use instruments::reflection::{ActorKind, DEFAULT_TARGET_DAYS, Standing};
use leptos::prelude::*;
use vault::PathError;

use super::calendar::Calendar;
use super::naming;
use super::said_and_did::said_and_did;
use crate::components::{
    BottomBar, Choice, ChoiceStyle, Disclosure, Go, Listed, Page, Shows, TextArea, contested,
    contested_flag, live, tap,
};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::route::LogPlace;
use crate::state::records::Change;
use crate::state::records::actor::{self, ActorRecord};
use crate::state::{LogView, actions, use_log, use_reflections, use_session};
use crate::words::{self, Text};

/// The rhythms that are offered, in days.
const RHYTHMS: [u32; 4] = [30, DEFAULT_TARGET_DAYS, 182, 365];

#[component]
pub(super) fn OneActor(actor: String) -> impl IntoView {
    let view = use_log();
    let id = actor.clone();
    let record = Memo::new(move |_| view.with(|view| view.log.actor(&id).cloned()));
    // A new name does not draw the page anew, for it is typed here.
    let is_there = Memo::new(move |_| record.with(Option::is_some));
    let is_saved = use_session().is_idle();
    live(move || match (is_there.get(), record.get_untracked()) {
        (true, Some(now)) => view! { <Known now view record /> }.into_any(),
        _ if is_saved => view! { <NotFound /> }.into_any(),
        _ => ().into_any(),
    })
}

/// `now` is the actor when the screen was opened, `record` as it goes on.
#[component]
fn Known(
    now: ActorRecord,
    view: Memo<LogView>,
    record: Memo<Option<ActorRecord>>,
) -> impl IntoView {
    let ActorRecord { id, name, .. } = now;
    let (session, navigation) = (use_session(), use_navigation());
    let standing = {
        let id = id.clone();
        Memo::new(move |_| view.with(|view| view.engagement.actors.get(&id).copied()))
    };
    let said = {
        let id = id.clone();
        Memo::new(move |_| view.with(|view| view.log.with(&id)))
    };
    let is_new = said.with_untracked(Vec::is_empty);
    let above = move || {
        standing.get().map(|standing| {
            let word = use_reflections().latest().log.actor_word(standing.status);
            view! { <p class="eyebrow">{word}</p> }
        })
    };
    let calendar_of = id.clone();
    let when = move || {
        let told = view.with(|view| when(view, standing.get()));
        let actors = vec![calendar_of.clone()];
        let calendar = standing.get().map(|_| view! {
            <Calendar view actors button=words::log_actor::calendar() saved=words::log_actor::calendar_saved() />
        });
        view! { <p class="lead">{told}</p>{calendar} }
    };
    let heard = move || {
        let places = said.get();
        places
            .is_empty()
            .shows(|| view! { <p>{words::log_actor::nothing()}</p> })
            .or_else(|| Some(said_and_did(view, places)))
    };
    let remove = {
        let (id, words) = (id.clone(), words::log_actor::remove(&name));
        move || {
            let id = id.clone();
            let remove = move |_| {
                session.save_one(actor::take_back(&id));
                navigation.go_instead(LogPlace::Actors.into());
            };
            view! { <button type="button" class="button button-quiet button-small" on:click=tap(remove)>{words}</button> }
        }
    };
    let with = id.clone();
    let add = move |_| navigation.go(actions::begin_entry(session, Some(&with)));
    view! {
        <Page title=name class="log-actor" above>
            {live(when)}
            <section>
                <h2>{words::log_actor::said_and_did()}</h2>
                {live(heard)}
            </section>
            <Disclosure summary=words::log_actor::about()>
                <About id record />
                {is_new.shows(remove)}
            </Disclosure>
            <BottomBar>
                <Go to=LogPlace::Home class="button button-quiet">{words::app::back()}</Go>
                <button type="button" class="button button-main" on:click=tap(add)>{words::log_actor::add()}</button>
            </BottomBar>
        </Page>
    }
}

/// When they were met and when they are to be met, in words.
fn when(view: &LogView, standing: Option<Standing>) -> String {
    let Some(standing) = standing else {
        return words::log_actor::not_to_be_met().into_owned();
    };
    let last = standing.last.and_then(|place| view.log.contacts.get(place));
    let Some(last) = last else {
        return words::log_actor::never().into_owned();
    };
    let days = (view.today - last.date).num_days();
    let ago = match usize::try_from(days) {
        Ok(0) | Err(_) => words::log_actor::today(),
        Ok(days) => words::log_actor::days_ago(days),
    };
    let agreed = last.next_date.filter(|day| *day >= view.today);
    let next = match agreed {
        Some(day) => words::log_actor::agreed_day(words::full_date(day)),
        None => words::log_actor::due_by(words::full_date(standing.due_by)),
    };
    let last = words::log_actor::last(words::full_date(last.date), ago);
    format!("{last} {next}")
}

#[component]
fn About(id: String, record: Memo<Option<ActorRecord>>) -> impl IntoView {
    let session = use_session();
    let words_path = |field| actor::words_path(&id, field);
    let fields = view! {
        <TextArea id="actor-name" label=words::log_actor::name() path=words_path("name") short=true needed=true />
        <TextArea id="actor-place" label=words::log_actor::place() path=words_path("place") short=true />
        <TextArea id="actor-role" label=words::log_actor::contact_role() path=words_path("contact_role") short=true />
    };
    let id = StoredValue::new(id);
    let of = move |read: fn(&ActorRecord) -> Option<u32>| {
        record.with(|actor| actor.as_ref().and_then(read))
    };

    let rhythms = RHYTHMS.iter().map(move |days| {
        let chosen = Signal::derive(move || of(|actor| Some(actor.target_days)) == Some(*days));
        let choose = move |()| session.save_one(actor::target_days(&id.get_value(), *days));
        view! { <Choice name="actor-rhythm" label=rhythm(*days) chosen choose style=ChoiceStyle::Chip /> }
    });
    let own_rhythm = move || {
        let days = of(|actor| Some(actor.target_days)).filter(|days| !RHYTHMS.contains(days));
        days.map(|days| view! { <p class="hint">{words::log_actor::every_days(days)}</p> })
    };
    let kinds = ActorKind::ALL.iter().map(move |kind| {
        let chosen = Signal::derive(move || record.with(|actor| actor.as_ref().and_then(|actor| actor.kind)) == Some(*kind));
        let choose = move |()| session.save_one(actor::kind(&id.get_value(), *kind));
        view! { <Choice name="actor-kind" label=naming::kind(*kind) chosen choose style=ChoiceStyle::Chip /> }
    });
    let several_kinds = ActorKind::ALL.iter();
    let several_kinds =
        several_kinds.map(|kind| (naming::kind(*kind), actor::kind(&id.get_value(), *kind)));
    let several_kinds = contested(several_kinds);
    let several_rhythms = RHYTHMS.iter();
    let several_rhythms =
        several_rhythms.map(|days| (rhythm(*days), actor::target_days(&id.get_value(), *days)));
    let several_rhythms = contested(several_rhythms);
    let (rhythms, kinds) = (rhythms.listed(), kinds.listed());
    view! {
        <fieldset class="chips">
            <legend>{words::log_actor::target()}</legend>
            {rhythms}
            {live(own_rhythm)}
        </fieldset>
        {several_rhythms}
        <fieldset class="chips">
            <legend>{words::log_actor::kind()}</legend>
            {kinds}
        </fieldset>
        {several_kinds}
        <YesNo name="actor-paid" asks=words::log_actor::paid() record reads=|actor| actor.is_paid_by_us
            id change=actor::is_paid_by_us />
        <YesNo name="actor-to-be-met" asks=words::log_actor::to_be_met() record reads=|actor| actor.is_to_be_met
            id change=actor::is_to_be_met />
        {fields}
    }
}

fn rhythm(days: u32) -> Text {
    match days {
        30 => words::log_actor::every_month(),
        DEFAULT_TARGET_DAYS => words::log_actor::every_quarter(),
        182 => words::log_actor::every_half_year(),
        _ => words::log_actor::every_year(),
    }
}

#[component]
fn YesNo(
    name: &'static str,
    asks: Text,
    record: Memo<Option<ActorRecord>>,
    reads: fn(&ActorRecord) -> Option<bool>,
    id: StoredValue<String>,
    change: fn(&str, bool) -> Result<Change, PathError>,
) -> impl IntoView {
    let session = use_session();
    let said = move || record.with(|actor| actor.as_ref().and_then(reads));
    let answer = |yes: bool| {
        let chosen = Signal::derive(move || said() == Some(yes));
        view! { <Choice name label=naming::yes_or_no(yes) chosen choose=move |()| session.save_one(change(&id.get_value(), yes)) style=ChoiceStyle::Chip /> }
    };
    view! {
        <fieldset class="yes-no">
            <legend>{asks}</legend>
            <div class="yes-no-answers">{answer(true)}{answer(false)}</div>
        </fieldset>
        {contested_flag(|yes| change(&id.get_value(), yes))}
    }
}
