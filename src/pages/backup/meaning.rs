//! What a backup means, before anything is turned on.

use leptos::prelude::*;

use crate::components::{BottomBar, Go, Page, TakeCopy};
use crate::route::BackupPlace;
use crate::state::use_session;
use crate::words;

#[component]
pub(super) fn Meaning() -> impl IntoView {
    if use_session().in_memory_only {
        return view! {
            <Page title=words::backup_meaning::title() class="backup">
                <p>{words::backup_meaning::in_memory_only()}</p>
                <TakeCopy />
            </Page>
        }
        .into_any();
    }
    view! {
        <Page title=words::backup_meaning::title() class="backup">
            <p class="lead">{words::backup_meaning::lead()}</p>
            <h2>{words::backup_meaning::leaves()}</h2>
            <ul>
                <li>{words::backup_meaning::leaves_1()}</li>
                <li>{words::backup_meaning::leaves_2()}</li>
            </ul>
            <h2>{words::backup_meaning::opens()}</h2>
            <p>{words::backup_meaning::opens_1()}</p>
            <section class="card care">
                <h2>{words::backup_meaning::words()}</h2>
                <p>{words::backup_meaning::words_1()}</p>
                <p>{words::backup_meaning::words_2()}</p>
            </section>
            <p class="hint">{words::backup_meaning::turn_on_about()}</p>
            <p><Go to=BackupPlace::Restore>{words::restore::link()}</Go></p>
            <BottomBar>
                <Go to=BackupPlace::Words class="button button-main">{words::backup_meaning::turn_on()}</Go>
            </BottomBar>
        </Page>
    }
    .into_any()
}
