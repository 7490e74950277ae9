//! The frame around every screen, and the screen that each place shows.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{SaveTrouble, SiteHeader, UpdateBanner, live};
use crate::navigation::{Navigation, use_navigation};
use crate::pages;
use crate::platform::{install, page, panic, service_worker};
use crate::route::Route;
use crate::state::{Instruments, Opening, Preferences, Session, open, use_instruments};

/// Takes over from the shell that the page showed while the app was loading.
pub fn start() {
    panic::report_to_page();
    install::listen();
    let preferences = Preferences::read();
    // A build without questions is no build: the panic screen is the honest answer.
    let instruments = match Instruments::read() {
        Ok(instruments) => instruments,
        Err(error) => wasm_bindgen::throw_str(&error.to_string()),
    };
    let Some(root) = page::root() else { return };
    mount_to(root, move || {
        provide_context(preferences);
        provide_context(instruments);
        provide_context(Navigation::start());
        view! { <App /> }
    })
    .forget();
}

#[component]
fn App() -> impl IntoView {
    let opening = RwSignal::new_local(Opening::InProgress);
    spawn_local(async move { opening.set(open().await) });
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
        Opening::Open(session) => view! { <Opened session /> }.into_any(),
    })
}

#[component]
fn Opened(session: Session) -> impl IntoView {
    provide_context(session);
    let update_is_ready = RwSignal::new(false);
    service_worker::register(move || update_is_ready.set(true));
    use_instruments().guidance.ask();
    view! {
        <SiteHeader />
        <UpdateBanner ready=update_is_ready />
        <SaveTrouble />
        <Screen />
    }
}

#[component]
fn Screen() -> impl IntoView {
    let navigation = use_navigation();
    live(move || match navigation.route() {
        Route::Home => view! { <pages::Home /> }.into_any(),
        Route::Start => view! { <pages::Start /> }.into_any(),
        Route::Profile => view! { <pages::Profile /> }.into_any(),
        Route::Question { check, question } => {
            view! { <pages::Question check question /> }.into_any()
        }
        Route::Tasks { check } => view! { <pages::Tasks check /> }.into_any(),
        Route::Review { check } => view! { <pages::Review check /> }.into_any(),
        Route::CheckResult { check } => view! { <pages::CheckResult check /> }.into_any(),
        Route::Plan => view! { <pages::Plan /> }.into_any(),
        Route::Step { step } => view! { <pages::Step step /> }.into_any(),
        Route::History => view! { <pages::History /> }.into_any(),
        Route::Settings => view! { <pages::Settings /> }.into_any(),
        Route::Copy => view! { <pages::Copy /> }.into_any(),
        Route::Delete => view! { <pages::Delete /> }.into_any(),
        Route::Privacy => view! { <pages::Privacy /> }.into_any(),
        Route::About => view! { <pages::About /> }.into_any(),
        Route::NotFound => view! { <pages::NotFound /> }.into_any(),
    })
}
