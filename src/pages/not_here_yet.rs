//! A place whose code this phone has not got yet and cannot get now.

use leptos::prelude::*;

use crate::components::{Go, Page, tap};
use crate::route::Route;
use crate::words;

#[component]
pub(crate) fn NotHereYet(
    /// Tries to get it.
    again: impl Fn() + Send + 'static,
) -> impl IntoView {
    view! {
        <Page title=words::not_here_yet::title() class="not-here-yet">
            <p>{words::not_here_yet::lead()}</p>
            <div class="button-row">
                <button type="button" class="button" on:click=tap(move |_| again())>{words::trouble::try_again()}</button>
                <Go to=Route::Home class="button button-quiet">{words::not_found::home()}</Go>
            </div>
        </Page>
    }
}
