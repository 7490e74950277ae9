//! The store could not be opened: what is wrong, that nothing is lost, and what to do.

use leptos::prelude::*;

use crate::components::{tap, what_is_wrong};
use crate::platform::page;
use crate::storage::StorageError;
use crate::words;

#[component]
pub(crate) fn NotOpened(error: StorageError) -> impl IntoView {
    view! {
        <header class="site-header">
            <span class="site-name">{words::app::name()}</span>
        </header>
        <main id="main" class="page">
            <div role="alert">
                <h1 id="heading" tabindex="-1">{words::trouble::open_heading()}</h1>
                <p>{what_is_wrong(&error)}</p>
                <p>{words::trouble::open_safe()}</p>
            </div>
            <button type="button" class="button" on:click=tap(|_| page::reload())>
                {words::trouble::try_again()}
            </button>
        </main>
    }
}
