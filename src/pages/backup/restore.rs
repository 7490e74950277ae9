//! Get the answers back on this device, with the twelve words.

use leptos::prelude::*;
use vault::PHRASE_WORDS;

use super::joined::{Form, WhatCame, form};
use crate::components::{Go, Page, live};
use crate::route::BackupPlace;
use crate::sync::{Joined, engine};
use crate::words::{self, Text};

pub(super) const PHRASE: &str = "phrase";

#[component]
pub(super) fn Restore() -> impl IntoView {
    let joined = RwSignal::new(None::<Joined>);
    live(move || match joined.get() {
        Some(joined) => view! { <WhatCame joined /> }.into_any(),
        None => view! { <Asks joined /> }.into_any(),
    })
}

#[component]
fn Asks(joined: RwSignal<Option<Joined>>) -> impl IntoView {
    let fields = form(Form {
        id: PHRASE,
        label: words::restore::label(),
        button: words::restore::get(),
        empty: words::restore::empty(),
        first: String::new(),
        count,
        ask: |phrase| Box::pin(async move { engine::restore(&phrase).await }),
        joined,
    });
    view! {
        <Page title=words::restore::title() class="backup">
            <p class="lead">{words::restore::lead()}</p>
            <p class="hint">{words::restore::help()}</p>
            {fields}
            <p class="hint">{words::restore::stays()}</p>
            <p><Go to=BackupPlace::Join>{words::restore::by_link()}</Go></p>
        </Page>
    }
}

/// How far a person is; the engine counts in the same way, and looks at each word as well.
fn count(typed: &str) -> Option<Text> {
    let parts_words = |letter: char| letter.is_ascii() && !letter.is_ascii_alphabetic();
    let words = typed
        .split(parts_words)
        .filter(|word| !word.is_empty())
        .count();
    (words > 0).then(|| words::restore::counted(words, PHRASE_WORDS))
}
