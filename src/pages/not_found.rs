//! A place that is not there.

use leptos::prelude::*;

use crate::components::{Go, Page};
use crate::navigation::use_navigation;
use crate::words;

#[component]
pub(crate) fn NotFound() -> impl IntoView {
    view! {
        <Page title=words::not_found::title() class="not-found">
            <p>{words::not_found::lead()}</p>
            <Go to=use_navigation().home() class="button">{words::not_found::home()}</Go>
        </Page>
    }
}
