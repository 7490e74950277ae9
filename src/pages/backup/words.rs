//! Twelve words to write down. Nothing is turned on yet.

use leptos::prelude::*;

use super::loaded::{Part, loaded};
use super::phrase::{Phrase, TwelveWords};
use crate::components::{BottomBar, Go, Page};
use crate::route::BackupPlace;
use crate::state::{backup, use_new_phrase, use_session};
use crate::sync::engine;
use crate::words;

#[component]
pub(super) fn Words() -> impl IntoView {
    // With a backup that is on already, other words would open nothing.
    if untrack(|| backup::is_on(use_session())) {
        return view! { <Phrase /> }.into_any();
    }
    let made = use_new_phrase();
    let ask = move || -> super::loaded::Asked {
        Box::pin(async move {
            let phrase = match made.get_value() {
                Some(phrase) => phrase,
                None => engine::begin_backup().await?,
            };
            made.set_value(Some(phrase.clone()));
            Ok(Box::new(move || view! { <Shown phrase /> }.into_any()) as Part)
        })
    };
    view! {
        <Page title=words::backup_words::title() class="backup backup-paper">
            <p class="lead no-print">{words::backup_words::lead()} " " {words::backup_words::english()}</p>
            {loaded(Box::new(ask))}
        </Page>
    }
    .into_any()
}

#[component]
fn Shown(phrase: String) -> impl IntoView {
    view! {
        <TwelveWords phrase />
        <BottomBar>
            <Go to=BackupPlace::Home class="button button-quiet">{words::app::back()}</Go>
            <Go to=BackupPlace::Asked class="button button-main">{words::backup_words::written()}</Go>
        </BottomBar>
    }
}
