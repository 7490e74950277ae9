//! The top of every screen: the name, and the state of the data in words.

use leptos::prelude::*;

use super::page::HEADING;
use super::{Go, live, tap};
use crate::navigation::use_navigation;
use crate::platform::browser;
use crate::route::Route;
use crate::state::{Saving, use_session};
use crate::words;

#[component]
pub(crate) fn SiteHeader() -> impl IntoView {
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus(HEADING);
    };
    view! {
        <a class="skip-link" href="#main" on:click=tap(skip)>{words::app::skip_to_main()}</a>
        <header class="site-header">
            <Go to=use_navigation().home() class="site-name">{words::app::name()}</Go>
            <Status />
            <Go to=Route::Settings class="site-menu">
                <svg viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M4 7h16M4 12h16M4 17h16" />
                </svg>
                <span class="visually-hidden">{words::app::menu()}</span>
            </Go>
        </header>
    }
}

/// Told quietly, and read out by a screen reader when it changes.
#[component]
fn Status() -> impl IntoView {
    let session = use_session();
    let words = move || match session.standing() {
        Saving::InProgress => words::status::saving(),
        Saving::NotSaved(_) => words::status::not_saved(),
        _ if session.in_memory_only => words::status::in_memory_only(),
        Saving::Untouched
            if session
                .replica
                .with(|replica| replica.latest_at().is_none()) =>
        {
            words::status::works_offline()
        }
        Saving::Untouched | Saving::Saved => words::status::saved(),
    };
    let is_settled =
        move || !matches!(session.standing(), Saving::InProgress | Saving::NotSaved(_));
    view! {
        <p class="status" role="status" class:status-settled=is_settled>{live(words)}</p>
    }
}
