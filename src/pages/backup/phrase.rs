//! The twelve words, on screen and on paper.

use leptos::prelude::*;

use super::loaded::{Part, loaded};
use crate::components::{Listed, Page, live, tap};
use crate::platform::{address, browser};
use crate::state::{date_of, now};
use crate::sync::engine;
use crate::words;

/// The words of a backup that is on, once more: shown when the person says so.
#[component]
pub(super) fn Phrase() -> impl IntoView {
    let is_shown = RwSignal::new(false);
    let show = move |_| is_shown.set(true);
    let words = move || {
        if is_shown.get() {
            loaded(Box::new(|| Box::pin(ask())))
        } else {
            view! {
                <p>{words::backup_words::show_about()}</p>
                <button type="button" class="button" on:click=tap(show)>{words::backup_words::show()}</button>
            }
            .into_any()
        }
    };
    view! {
        <Page title=words::backup_words::again() class="backup backup-paper">
            <p class="lead no-print">{words::backup_words::again_lead()}</p>
            {live(words)}
        </Page>
    }
}

async fn ask() -> Result<Part, crate::sync::Refusal> {
    let phrase = engine::phrase().await?;
    Ok(Box::new(move || {
        if phrase.is_empty() {
            view! { <p>{words::backup_words::not_known()}</p> }.into_any()
        } else {
            view! { <TwelveWords phrase /> }.into_any()
        }
    }))
}

/// Large and numbered. On paper they stand alone, with the way back.
#[component]
pub(super) fn TwelveWords(phrase: String) -> impl IntoView {
    let words = phrase
        .split(' ')
        .map(|word| view! { <li>{word.to_owned()}</li> });
    let day = words::full_date(date_of(now()));
    view! {
        <section class="print-only">
            <h2>{words::backup_words::paper()}</h2>
            <p>{words::backup_words::paper_way([&address::origin(), "/restore"].concat())}</p>
        </section>
        <ol class="twelve-words" translate="no" lang="en">{words.listed()}</ol>
        <p class="care">{words::backup_words::who()}</p>
        <p class="print-only">{day}</p>
        <button type="button" class="button button-quiet no-print" on:click=tap(|_| browser::print())>{words::backup_words::print()}</button>
    }
}
