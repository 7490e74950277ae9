//! The backup is on, and what happens next.

use leptos::prelude::*;

use super::devices::NameOf;
use super::home::Home;
use crate::components::{BottomBar, Go, Page};
use crate::route::{BackupPlace, Route};
use crate::state::{backup, use_session};
use crate::words;

#[component]
pub(super) fn Done() -> impl IntoView {
    let session = use_session();
    if !untrack(|| backup::is_on(session)) {
        return view! { <Home /> }.into_any();
    }
    view! {
        <Page title=words::backup_done::title() class="backup">
            <h2>{words::backup_done::lead()}</h2>
            <ul>
                <li>{words::backup_done::next_1()}</li>
                <li>{words::backup_done::next_2()}</li>
                <li>{words::backup_done::next_3()}</li>
            </ul>
            <NameOf device=session.device() label=words::backup_devices::name_this() />
            <ul class="rows">
                <li><Go to=BackupPlace::Home class="row"><strong>{words::backup_state::title()}</strong></Go></li>
                <li><Go to=BackupPlace::Add class="row"><strong>{words::backup_state::add()}</strong></Go></li>
            </ul>
            <BottomBar>
                <Go to=Route::Home class="button button-main">{words::backup_done::go_on()}</Go>
            </BottomBar>
        </Page>
    }
    .into_any()
}
