//! Where the backup stands, and everything that can be done about it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::act::Act;
use crate::components::{Go, Listed, Page, Shows, TakeCopy, live, moment, tap};
use crate::platform::page;
use crate::route::{BackupPlace, Route};
use crate::state::use_session;
use crate::sync::{Status, Trouble, engine};
use crate::words::{self, Text};

/// From this share on, in percent, a person is told that the room runs out.
const NEARLY_FULL: u64 = 80;

#[component]
pub(super) fn State() -> impl IntoView {
    let session = use_session();
    spawn_local(async move {
        // Without the engine what was told last stands, and the button below says why.
        if let Ok(status) = engine::status().await {
            session.backup.set(status);
        }
    });
    let sync_now = move || -> super::act::Asked {
        Box::pin(async move {
            session.backup.set(engine::sync_now().await?);
            Ok(None)
        })
    };
    view! {
        <Page title=words::backup_state::title() class="backup">
            <section class="card">{live(move || standing(session.backup.get()))}</section>
            <Act label=words::backup_state::sync_now() ask=Box::new(sync_now) />
            {live(move || rows(session.backup.get()))}
        </Page>
    }
}

/// Where a device that was shut out can go is little.
fn rows(status: Status) -> AnyView {
    let of_those_let_in = [
        (BackupPlace::Add, words::backup_state::add()),
        (BackupPlace::Devices, words::backup_state::devices()),
        (BackupPlace::Phrase, words::backup_state::phrase()),
        (BackupPlace::Erase, words::backup_state::erase()),
    ];
    let of_those_let_in = of_those_let_in.into_iter().filter(|_| !is_shut_out(status));
    let places = of_those_let_in.chain([(BackupPlace::TurnOff, words::backup_state::turn_off())]);
    let rows =
        places.map(|(to, name)| view! { <li><Go to class="row"><strong>{name}</strong></Go></li> });
    view! { <ul class="rows">{rows.listed()}</ul> }.into_any()
}

/// Whether nothing can be sent from here, so that nothing may sound as if it were.
fn is_shut_out(status: Status) -> bool {
    matches!(
        status.trouble,
        Some(Trouble::Removed | Trouble::NoAccess | Trouble::Erased)
    )
}

fn standing(status: Status) -> AnyView {
    let trouble = status.trouble.map(|trouble| {
        let (heading, about) = trouble_words(trouble);
        view! {
            <div class="care" role="status">
                <h2>{heading}</h2>
                <p>{about}</p>
                <WayOn trouble />
            </div>
        }
    });
    let (heading, about) = match (status.waiting, status.backed_up_at) {
        (0, Some(_)) => (words::backup_state::all_sent(), None),
        (0, None) => (
            words::backup_state::never(),
            Some(words::backup_state::waiting_about()),
        ),
        (waiting, _) => (
            words::backup_state::waiting(waiting),
            status
                .trouble
                .is_none()
                .then(words::backup_state::waiting_about),
        ),
    };
    let last = status
        .backed_up_at
        .map(|at| words::backup_state::last_time(moment(at)));
    let lines = [about, last].into_iter().flatten();
    let lines = lines.map(|line| view! { <p>{line}</p> }).listed();
    if is_shut_out(status) {
        return view! { {trouble} {lines} }.into_any();
    }
    let is_settled = status.waiting == 0 && status.backed_up_at.is_some();
    view! {
        {trouble}
        <h2 class="standing" class:standing-settled=is_settled>{heading}</h2>
        {lines}
        {room(status)}
    }
    .into_any()
}

/// How full the fullest vault on the server is; nothing as long as no server has told.
fn room(status: Status) -> Option<AnyView> {
    let percent = (status.used * 100).checked_div(status.limit)?;
    let told = match percent {
        0 => words::backup_state::used_little(),
        NEARLY_FULL.. => words::backup_state::nearly_full(percent),
        _ => words::backup_state::used(percent),
    };
    (status.used > 0).shows(|| {
        view! {
            <meter class="trend-bar" min="0" max="100" value=percent aria-hidden="true"></meter>
            <p class="hint">{told}</p>
        }
    })
}

fn trouble_words(trouble: Trouble) -> (Text, Text) {
    match trouble {
        Trouble::Removed => (
            words::backup_state::removed(),
            words::backup_state::removed_about(),
        ),
        Trouble::NoAccess => (
            words::backup_state::no_access(),
            words::backup_state::no_access_about(),
        ),
        Trouble::ReadOnly => (
            words::backup_state::read_only(),
            words::backup_state::read_only_about(),
        ),
        Trouble::Full => (
            words::backup_state::full(),
            words::backup_state::full_about(),
        ),
        Trouble::TooOld => (
            words::backup_state::too_old(),
            words::backup_state::too_old_about(),
        ),
        Trouble::Erased => (
            words::backup_state::erased(),
            words::backup_state::erased_about(),
        ),
        Trouble::FellBehind => (
            words::backup_state::fell_behind(),
            words::backup_state::fell_behind_about(),
        ),
        Trouble::DeviceFull => (
            words::backup_state::device_full(),
            words::backup_state::device_full_about(),
        ),
        Trouble::NotDone => (
            words::backup_state::not_done(),
            words::backup_state::not_done_about(),
        ),
    }
}

/// What a person can do about it.
#[component]
fn WayOn(trouble: Trouble) -> impl IntoView {
    let join = || view! { <Go to=BackupPlace::Join class="button button-quiet">{words::backup_state::let_in()}</Go> };
    let copy = || view! { <TakeCopy class="button button-quiet" /> };
    match trouble {
        Trouble::Removed | Trouble::NoAccess | Trouble::ReadOnly => view! { <div class="button-row">{join()}{copy()}</div> }.into_any(),
        Trouble::Full | Trouble::NotDone => view! { <div class="button-row">{copy()}</div> }.into_any(),
        Trouble::TooOld => view! {
            <button type="button" class="button" on:click=tap(|_| page::reload())>{words::backup_state::reload()}</button>
        }
        .into_any(),
        Trouble::Erased => view! {
            <div class="button-row">
                {copy()}
                <Go to=Route::Delete class="button button-quiet">{words::settings::delete()}</Go>
            </div>
        }
        .into_any(),
        Trouble::FellBehind | Trouble::DeviceFull => ().into_any(),
    }
}
