//! The frame around every screen, the same for each part of the app.

use std::error::Error;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{SaveTrouble, SiteHeader, UpdateBanner, live};
use crate::navigation::{Navigation, use_navigation};
use crate::pages;
use crate::part::Part;
use crate::platform::{install, page, panic, service_worker};
use crate::state::{Opening, Preferences, Session, open};

/// What a part puts into the frame.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) part: Part,
    /// Puts what the part's screens need into the context.
    pub(crate) prepare: fn() -> Result<(), Box<dyn Error>>,
    /// Is called once the store is open.
    pub(crate) opened: fn(),
    /// The screen of the present place; it follows what it reads.
    pub(crate) screen: fn() -> AnyView,
}

/// Takes over from the shell that the page showed while the app was loading.
pub(crate) fn start(frame: Frame) {
    panic::report_to_page();
    install::listen();
    let preferences = Preferences::read();
    let Some(root) = page::root() else { return };
    mount_to(root, move || {
        provide_context(preferences);
        // A build without questions is no build: the panic screen is the honest answer.
        if let Err(error) = (frame.prepare)() {
            wasm_bindgen::throw_str(&error.to_string());
        }
        provide_context(Navigation::start(frame.part));
        view! { <App frame /> }
    })
    .forget();
}

#[component]
fn App(frame: Frame) -> impl IntoView {
    let opening = RwSignal::new_local(Opening::InProgress);
    spawn_local(async move { opening.set(open(frame.part.vault_kind()).await) });
    let start_afresh = move || {
        if let Opening::Emptied(session) = opening.get_untracked() {
            opening.set(Opening::Open(session));
        }
    };
    live(move || match opening.get() {
        // The shell stays until there is something else to see.
        Opening::InProgress => ().into_any(),
        Opening::Failed(error) => view! { <pages::NotOpened error /> }.into_any(),
        Opening::Emptied(session) => view! { <pages::Emptied session start_afresh /> }.into_any(),
        Opening::Open(session) => view! { <Opened session frame /> }.into_any(),
    })
}

#[component]
fn Opened(session: Session, frame: Frame) -> impl IntoView {
    let navigation = use_navigation();
    navigation.keeps(session);
    provide_context(session);
    let update_is_ready = RwSignal::new(false);
    service_worker::register(move || update_is_ready.set(true));
    (frame.opened)();
    view! {
        <SiteHeader />
        <UpdateBanner ready=update_is_ready />
        <SaveTrouble />
        {live(frame.screen)}
    }
}
