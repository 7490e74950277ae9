//! Deletes everything on the server and here: asked twice, and what it cannot reach said before.

use leptos::prelude::*;

use super::act::Act;
use crate::components::{Go, Page, TakeCopy, live, tap};
use crate::navigation::use_navigation;
use crate::platform::page;
use crate::route::BackupPlace;
use crate::state::use_session;
use crate::sync::engine;
use crate::words;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Told,
    AskedAgain,
    Done,
}

#[component]
pub(super) fn Erase() -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let stage = RwSignal::new(Stage::Told);
    let turn = move |next| {
        stage.set(next);
        navigation.turn_page();
    };
    let erase = move || -> super::act::Asked {
        session.stays_when_erased();
        Box::pin(async move {
            engine::erase_everywhere().await?;
            turn(Stage::Done);
            Ok(None)
        })
    };
    live(move || {
        match stage.get() {
        Stage::Told => view! {
            <Page title=words::backup_erase::title() class="backup">
                <p class="lead">{words::backup_erase::lead()} " " {words::backup_erase::network()}</p>
                <h2>{words::backup_erase::others()}</h2>
                <p>{words::backup_erase::others_about()}</p>
                <h2>{words::backup_erase::not_reached()}</h2>
                <ul>
                    <li>{words::backup_erase::not_reached_1()}</li>
                    <li>{words::backup_erase::not_reached_2()}</li>
                    <li>{words::backup_erase::not_reached_3()}</li>
                </ul>
                <h2>{words::delete::copy_first()}</h2>
                <TakeCopy class="button button-quiet" />
                <button type="button" class="button button-danger" on:click=tap(move |_| turn(Stage::AskedAgain))>
                    {words::delete::sure()}
                </button>
            </Page>
        }
        .into_any(),
        Stage::AskedAgain => view! {
            <Page title=words::backup_erase::title() heading=words::delete::really() class="backup">
                <p class="lead">{words::backup_erase::lead()}</p>
                <div class="button-row">
                    <Act label=words::delete::yes_delete() class="button button-danger" ask=Box::new(erase) />
                    <Go to=BackupPlace::Home class="button button-quiet">{words::delete::keep()}</Go>
                </div>
            </Page>
        }
        .into_any(),
        Stage::Done => view! {
            <Page title=words::delete::done_title() class="backup">
                <p role="status">{words::backup_erase::done()}</p>
                <button type="button" class="button" on:click=tap(|_| page::open("/"))>{words::delete::start()}</button>
            </Page>
        }
        .into_any(),
    }
    })
}
