//! Takes a copy of everything there and then: also from a page that holds what is nowhere else, and so
//! must not be left for it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{live, tap};
use crate::platform::download;
use crate::state::{take, use_session};
use crate::words::{self, Text};

#[component]
pub(crate) fn TakeCopy(
    /// Marks the button for the style sheet.
    #[prop(default = "button")]
    class: &'static str,
) -> impl IntoView {
    let session = use_session();
    let told = RwSignal::new(None::<Text>);
    let take_it = move |_| {
        spawn_local(async move {
            let saved = match take(session).await {
                Ok(copy) => download::save_text(&copy.file_name, "application/json", &copy.text)
                    .is_ok()
                    .then_some(copy.file_name),
                Err(_) => None,
            };
            told.set(Some(
                saved.map_or_else(words::copy::take_failed, words::copy::taken),
            ));
        });
    };
    view! {
        <button type="button" class=class on:click=tap(take_it)>{words::copy::take()}</button>
        <p role="status">{live(move || told.get())}</p>
    }
}
