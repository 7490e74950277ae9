//! A place of another part, which this phone has not got yet and cannot get now.

use leptos::prelude::*;

use crate::components::{Go, Page, tap};
use crate::platform::page;
use crate::route::Route;
use crate::words;

#[component]
pub(crate) fn NotHereYet() -> impl IntoView {
    view! {
        <Page title=words::not_here_yet::title() class="not-here-yet">
            <p>{words::not_here_yet::lead()}</p>
            <div class="button-row">
                <button type="button" class="button" on:click=tap(|_| page::reload())>{words::trouble::try_again()}</button>
                <Go to=Route::Home class="button button-quiet">{words::not_found::home()}</Go>
            </div>
        </Page>
    }
}
