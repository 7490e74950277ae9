//! Turns the backup off on this device, after saying what stays where.

use leptos::prelude::*;

use super::act::Act;
use crate::components::{Go, Page};
use crate::route::{BackupPlace, Route};
use crate::state::use_session;
use crate::sync::engine;
use crate::words;

#[component]
pub(super) fn TurnOff() -> impl IntoView {
    let session = use_session();
    let turn_off = move || -> super::act::Asked {
        Box::pin(async move {
            engine::turn_off().await?;
            session.backup.update(|status| status.is_on = false);
            Ok(Some(Route::Settings))
        })
    };
    view! {
        <Page title=words::backup_off::title() class="backup">
            <p class="lead">{words::backup_off::lead()}</p>
            <p>{words::backup_off::way_back()}</p>
            <div class="button-row">
                <Act label=words::backup_off::yes_off() class="button button-danger" ask=Box::new(turn_off) />
                <Go to=BackupPlace::Home class="button button-quiet">{words::backup_off::keep()}</Go>
            </div>
        </Page>
    }
}
