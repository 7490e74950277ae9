//! Tells what could not be saved, and stays until it is settled.

use leptos::prelude::*;

use super::{Shows, TakeCopy, live, tap};

use crate::state::{Saving, use_session};
use crate::storage::StorageError;
use crate::words::{self, Text};

#[component]
pub(crate) fn SaveTrouble() -> impl IntoView {
    let session = use_session();
    let trouble = move || match session.saving.get() {
        Saving::NotSaved(error) => Some(error),
        _ => None,
    };
    let notice = move |error: StorageError| {
        let again = match error {
            StorageError::VaultMissing => words::trouble::save_here_again(),
            _ => words::trouble::try_again(),
        };
        view! {
            <section class="trouble no-print" role="alert">
                <h2>{words::trouble::heading()}</h2>
                <p>{what_is_wrong(&error)}</p>
                <div class="button-row">
                    <button type="button" class="button" on:click=tap(move |_| session.save_what_waits())>
                        {again}
                    </button>
                    <TakeCopy class="button button-quiet" />
                </div>
            </section>
        }
    };
    live(move || trouble().map(notice))
}

/// Tells of what is saved and this version of the app cannot show; quiet, for nothing is lost.
#[component]
pub(crate) fn KeptAside(
    /// How many records were answered with questions that only a newer version has.
    #[prop(into)]
    of_newer_questions: Signal<usize>,
) -> impl IntoView {
    let session = use_session();
    let told = |count: usize, words: fn(usize) -> Text| {
        (count > 0).shows(|| view! { <p>{words(count)}</p> })
    };
    let aside = move || told(session.set_aside.get(), words::trouble::set_aside);
    let newer = move || told(session.unreadable.get(), words::trouble::unreadable);
    let questions = move || told(of_newer_questions.get(), words::trouble::newer_questions);
    let is_any =
        move || session.set_aside.get() + session.unreadable.get() + of_newer_questions.get() > 0;
    live(move || {
        is_any().shows(|| view! { <section class="card kept-aside no-print" role="status">{live(aside)}{live(newer)}{live(questions)}</section> })
    })
}

/// What happened and what a person can do, for each way in which the store can fail.
pub(crate) fn what_is_wrong(error: &StorageError) -> Text {
    match error {
        StorageError::QuotaExceeded => words::trouble::quota(),
        StorageError::Unavailable => words::trouble::unavailable(),
        StorageError::NewerVersion => words::trouble::newer(),
        StorageError::BlockedByAnotherTab => words::trouble::blocked(),
        StorageError::ConnectionClosed => words::trouble::closed(),
        StorageError::TooLarge => words::trouble::too_large(),
        StorageError::VaultMissing => words::trouble::emptied_meanwhile(),
        StorageError::Failed(_) => words::trouble::failed(),
    }
}
