//! Delete everything: asked twice, a copy offered first, and complete.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Go, Page, Shows, TakeCopy, live, tap};
use crate::platform::page;
use crate::route::{BackupPlace, Route};
use crate::state::{backup, use_session};
use crate::words;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Told,
    AskedAgain,
    Done,
    Failed,
}

#[component]
pub(crate) fn Delete() -> impl IntoView {
    let session = use_session();
    let stage = RwSignal::new(Stage::Told);
    let erase = move |_| {
        spawn_local(async move {
            let is_erased = session.erase_everything().await.is_ok();
            stage.set(if is_erased {
                Stage::Done
            } else {
                Stage::Failed
            });
        });
    };
    live(move || {
        match stage.get() {
        Stage::Told => view! {
            <Page title=words::delete::title() class="delete">
                <p class="lead">{words::delete::lead()}</p>
                {untrack(|| backup::is_on(session)).shows(|| view! {
                    <p>{words::delete::backup_stays()}" "<Go to=BackupPlace::Erase>{words::backup_erase::title()}</Go></p>
                })}
                <h2>{words::delete::copy_first()}</h2>
                <TakeCopy />
                <button type="button" class="button button-danger" on:click=tap(move |_| stage.set(Stage::AskedAgain))>
                    {words::delete::sure()}
                </button>
            </Page>
        }
        .into_any(),
        Stage::AskedAgain | Stage::Failed => {
            let failed = (stage.get() == Stage::Failed).shows(|| view! { <p role="alert">{words::delete::failed()}</p> });
            view! {
                <Page title=words::delete::title() heading=words::delete::really() class="delete">
                    {failed}
                    <p>{words::delete::lead()}</p>
                    <div class="button-row">
                        <button type="button" class="button button-danger" on:click=tap(erase)>{words::delete::yes_delete()}</button>
                        <Go to=Route::Home class="button button-quiet">{words::delete::keep()}</Go>
                    </div>
                </Page>
            }
            .into_any()
        }
        Stage::Done => view! {
            <Page title=words::delete::done_title() class="delete">
                <p role="status">{words::delete::done()}</p>
                <button type="button" class="button" on:click=tap(|_| page::open("/"))>{words::delete::start()}</button>
            </Page>
        }
        .into_any(),
    }
    })
}
