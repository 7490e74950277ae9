//! One field that lets this device in, by the twelve words or by an invitation, and what came of it.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::{CodeError, PHRASE_WORDS, PhraseError};

use super::act::UnderWay;
use super::devices::NameOf;
use super::refused::refused;
use crate::components::{BottomBar, ErrorSummary, Go, Page, Shows, live};
use crate::navigation::use_navigation;
use crate::route::{BackupPlace, Route};
use crate::state::records::{check, plan};
use crate::state::use_session;
use crate::sync::{Joined, NotJoined};
use crate::words::{self, Text};

/// The most that the field takes, in UTF-16 units: a message with a link in it has room.
const LONGEST: &str = "4000";

/// Whether the device was let in, once the engine knows.
pub(super) type Joining = Pin<Box<dyn Future<Output = Result<Joined, NotJoined>>>>;

/// What the form says and asks.
pub(super) struct Form {
    pub(super) id: &'static str,
    pub(super) label: Text,
    pub(super) button: Text,
    /// Told where nothing was typed.
    pub(super) empty: Text,
    /// What stands in the field at first.
    pub(super) first: String,
    /// Told while a person types.
    pub(super) count: fn(&str) -> Option<Text>,
    pub(super) ask: fn(String) -> Joining,
    /// What the device was let into, once it was.
    pub(super) joined: RwSignal<Option<Joined>>,
}

/// What was typed stays in the field until the device is in.
pub(super) fn form(form: Form) -> impl IntoView {
    let Form {
        id,
        label,
        button,
        empty,
        first,
        count,
        ask,
        joined,
    } = form;
    let navigation = use_navigation();
    let typed = RwSignal::new(first);
    let wrong = RwSignal::new(None::<Text>);
    let (is_under_way, why_not) = (RwSignal::new(false), RwSignal::new(None::<Text>));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_under_way.get_untracked() {
            return;
        }
        let text = typed.get_untracked().trim().to_owned();
        wrong.set(text.is_empty().then(|| empty.clone()));
        why_not.set(None);
        if text.is_empty() {
            return;
        }
        is_under_way.set(true);
        spawn_local(async move {
            let outcome = ask(text).await;
            if is_under_way.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(into) => {
                    joined.set(Some(into));
                    navigation.turn_page();
                }
                Err(NotJoined::Refused(refusal)) => why_not.set(Some(refused(refusal))),
                Err(NotJoined::Phrase(error)) => wrong.set(Some(phrase_is_wrong(error))),
                Err(NotJoined::Code(error)) => wrong.set(Some(code_is_wrong(error))),
                Err(NotJoined::NothingFound) => wrong.set(Some(match id {
                    super::restore::PHRASE => words::restore::nothing_found(),
                    _ => words::join::nothing_found(),
                })),
                Err(NotJoined::Ended) => wrong.set(Some(match id {
                    super::restore::PHRASE => words::restore::ended(),
                    _ => words::join::ended(),
                })),
                Err(NotJoined::Used) => wrong.set(Some(words::join::used())),
            }
        });
    };
    let counted = move || typed.with(|typed| count(typed));
    let is_wrong = move || wrong.with(Option::is_some).then_some("true");
    let hint = [id, "-count"].concat();
    view! {
        {live(move || wrong.get().map(|wrong| view! { <ErrorSummary missing=vec![(id, wrong)] /> }))}
        <form on:submit=submit novalidate>
            <div class="field">
                <label for=id>{label}</label>
                <textarea id=id rows="4" maxlength=LONGEST autocomplete="off" autocapitalize="none" spellcheck="false"
                    aria-invalid=is_wrong aria-describedby=hint.clone()
                    prop:value=typed on:input=move |event| typed.set(event_target_value(&event))></textarea>
                <p id=hint class="hint" role="status">{live(counted)}</p>
            </div>
            <button type="submit" class="button" aria-disabled=move || is_under_way.get().then_some("true")>{button}</button>
        </form>
        <UnderWay is_under_way why_not />
    }
}

fn phrase_is_wrong(error: PhraseError) -> Text {
    match error {
        PhraseError::Count { found } => words::restore::count(found, PHRASE_WORDS),
        PhraseError::UnknownWord { position, word } => words::restore::unknown(position + 1, word),
        PhraseError::Checksum => words::restore::checksum(),
    }
}

fn code_is_wrong(error: CodeError) -> Text {
    match error {
        CodeError::CutShort => words::join::cut_short(),
        CodeError::Shape => words::join::shape(),
        CodeError::TooNew { .. } => words::join::too_new(),
        CodeError::Checksum => words::join::checksum(),
    }
}

/// What came. It is read as it arrives, a moment after the device was let in.
#[component]
pub(super) fn WhatCame(joined: Joined) -> impl IntoView {
    let session = use_session();
    let checks = move || session.replica.with(|replica| check::all(replica).len());
    let steps = move || session.replica.with(|replica| plan::all(replica).len());
    let line = |count: usize, words: fn(usize) -> Text| {
        (count > 0).shows(|| view! { <li>{words(count)}</li> })
    };
    view! {
        <Page title=words::restore::done_title() class="backup">
            <p class="lead">{words::restore::done()}</p>
            <ul role="status">
                {live(move || line(checks(), words::restore::checks))}
                {live(move || line(steps(), words::restore::steps))}
            </ul>
            <NameOf device=session.device() label=words::backup_devices::name_this() />
            <ul class="rows">
                {(joined.vaults > 1).shows(|| view! { <li><Go to=Route::anchor_home() class="row"><strong>{words::anchor_profile::title()}</strong></Go></li> })}
                <li><Go to=BackupPlace::Home class="row"><strong>{words::backup_state::title()}</strong></Go></li>
            </ul>
            <BottomBar>
                <Go to=Route::Home class="button button-main">{words::backup::to_start()}</Go>
            </BottomBar>
        </Page>
    }
}
