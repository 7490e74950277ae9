//! The frame around every screen, the same for each part of the app.

use std::error::Error;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::chunk::{Chunks, Load, Rest, Screens};
use crate::components::{SaveTrouble, SiteHeader, UpdateBanner, live};
use crate::navigation::{Navigation, use_navigation};
use crate::pages;
use crate::part::Part;
use crate::platform::{install, page, panic, service_worker};
use crate::state::{Opening, Preferences, Session, open};
use crate::sync::engine;

/// What a part puts into the frame.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    pub(crate) part: Part,
    /// Puts what the part's screens need into the context.
    pub(crate) prepare: fn() -> Result<(), Box<dyn Error>>,
    /// Is called once the store is open.
    pub(crate) opened: fn(),
    /// The screen of the present place, where it is one of the first; it follows what it reads.
    pub(crate) screen: fn() -> Option<AnyView>,
}

/// Starts the part of the app whose page this is, once its code is here.
pub fn start(chunks: Chunks) {
    panic::report_to_page();
    engine::comes_by(chunks.engine);
    let part = Part::named(&page::part().unwrap_or_default());
    let (first, rest) = chunks.of(part);
    // The view library can wait for nothing before it draws.
    wasm_bindgen_futures::spawn_local(async move {
        match first().await {
            Ok(frame) => take_over(frame, rest),
            Err(_) => page::tell_failed(),
        }
    });
}

/// Takes over from the shell that the page showed while the app was loading.
fn take_over(frame: Frame, rest: Load<Screens>) {
    let install_way = RwSignal::new(install::way());
    install::listen(move || install_way.set(install::way()));
    let preferences = Preferences::read();
    let Some(root) = page::root() else { return };
    mount_to(root, move || {
        provide_context(preferences);
        provide_context(install_way);
        // A build without questions is no build: the panic screen is the honest answer.
        if let Err(error) = (frame.prepare)() {
            wasm_bindgen::throw_str(&error.to_string());
        }
        provide_context(Navigation::start(frame.part));
        view! { <App frame rest=Rest::new(rest) /> }
    })
    .forget();
}

#[component]
fn App(frame: Frame, rest: Rest) -> impl IntoView {
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
        Opening::Open(session) => view! { <Opened session frame rest /> }.into_any(),
    })
}

#[component]
fn Opened(session: Session, frame: Frame, rest: Rest) -> impl IntoView {
    let navigation = use_navigation();
    navigation.keeps(session);
    provide_context(session);
    let update_is_ready = RwSignal::new(false);
    service_worker::register(move || update_is_ready.set(true));
    (frame.opened)();
    rest.ask();
    spawn_local(engine::start_where_wanted());
    view! {
        <SiteHeader />
        <UpdateBanner ready=update_is_ready />
        <SaveTrouble />
        {live(move || (frame.screen)().unwrap_or_else(|| rest.draw()))}
    }
}
