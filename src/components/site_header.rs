//! The top of every screen: the name, and the state of the data in words.

use leptos::prelude::*;

use super::page::HEADING;
use super::{Go, live, tap};
use crate::navigation::use_navigation;
use crate::platform::browser;
use crate::route::Route;
use crate::state::{Saving, date_of, time_of, today, use_session};
use crate::sync::{Status as Backup, Trouble};
use crate::words::{self, Text};

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
        Saving::Untouched | Saving::Saved => kept(session.backup.get()),
    };
    let is_settled =
        move || !matches!(session.standing(), Saving::InProgress | Saving::NotSaved(_));
    view! {
        <p class="status" role="status" class:status-settled=is_settled>{live(words)}</p>
    }
}

/// Where what is saved lies: here, and perhaps on the server too. No network is no trouble.
fn kept(backup: Backup) -> Text {
    match backup.trouble {
        _ if !backup.is_on => words::status::saved(),
        Some(Trouble::Removed | Trouble::NoAccess) => words::status::no_access(),
        Some(Trouble::Full) => words::status::backup_full(),
        Some(Trouble::TooOld) => words::status::too_old(),
        Some(Trouble::Erased) => words::status::erased(),
        Some(Trouble::ReadOnly | Trouble::DeviceFull | Trouble::NotDone) => {
            words::status::backup_stopped()
        }
        Some(Trouble::FellBehind) | None => match backup.backed_up_at {
            _ if backup.waiting > 0 => words::status::waiting(backup.waiting),
            Some(at) => words::status::backed_up(moment(at)),
            None => words::status::saved(),
        },
    }
}

/// The time of a moment today, the day of an earlier one.
pub(crate) fn moment(at: i64) -> Text {
    if date_of(at) == today() {
        words::time(time_of(at))
    } else {
        words::day_and_month(date_of(at))
    }
}
