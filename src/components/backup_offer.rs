//! Offers the backup once there is something to lose, quietly, and only while it is off.

use leptos::prelude::*;

use super::{Go, Shows, live};
use crate::route::BackupPlace;
use crate::state::{backup, use_session};
use crate::words;

#[component]
pub(crate) fn BackupOffer() -> impl IntoView {
    let session = use_session();
    live(move || {
        (!session.in_memory_only && !backup::is_on(session)).shows(|| {
            view! {
                <p class="backup-offer">
                    {words::backup::offer_about()}" "<Go to=BackupPlace::Home>{words::backup::offer()}</Go>
                </p>
            }
        })
    })
}
