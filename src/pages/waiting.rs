//! What stands on the screen while the store opens: the same frame as the shell before it.

use leptos::prelude::*;

use crate::words;

#[component]
pub(crate) fn Waiting() -> impl IntoView {
    view! {
        <header class="site-header">
            <span class="site-name">{words::app::name()}</span>
            <p class="status" role="status">{words::status::opening()}</p>
        </header>
        <main id="main" class="page" aria-busy="true"></main>
    }
}
