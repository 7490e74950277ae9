//! The service worker from the page's side: it waits with a new version until the person says so.

use std::{cell::Cell, rc::Rc};

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    EventTarget, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState,
};

use super::page;

const SCRIPT: &str = "/sw.js";

thread_local! {
    static REGISTRATION: Cell<Option<ServiceWorkerRegistration>> = const { Cell::new(None) };
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Registers the service worker. `on_new_version` is called, perhaps more than once, when a newer
/// build is on the device and waits for [`take_over`], or has taken over in another tab.
pub fn register(on_new_version: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    let tell: Rc<dyn Fn()> = Rc::new(on_new_version);
    on_new_controller(&container, tell.clone());
    spawn_local(async move {
        let registered = JsFuture::from(container.register(SCRIPT)).await;
        // Without a service worker the app needs the network to start, and works all the same.
        let Ok(registration) = registered.and_then(JsCast::dyn_into::<ServiceWorkerRegistration>)
        else {
            return;
        };
        // On a first visit the worker waits for a moment too, before it is the first in charge.
        if registration.waiting().is_some() && registration.active().is_some() {
            tell();
        }
        keep_parts_when_ready(&container);
        watch(&registration, tell);
        look_when_shown_again(registration.clone());
        REGISTRATION.set(Some(registration));
    });
}

/// Changes over to the new version and loads the page anew.
pub fn take_over() {
    ASKED.set(true);
    let registration = REGISTRATION.take();
    let waiting = registration
        .as_ref()
        .and_then(ServiceWorkerRegistration::waiting);
    REGISTRATION.set(registration);
    let sent = waiting.is_some_and(|worker| worker.post_message(&message("take-over")).is_ok());
    if !sent {
        // Another tab was quicker: the new version is in charge already.
        page::reload();
    }
}

/// Has the worker keep the other parts too, once it is in charge: they must not stand in the way of
/// the first screen.
fn keep_parts_when_ready(container: &ServiceWorkerContainer) {
    let Ok(ready) = container.ready() else { return };
    spawn_local(async move {
        let ready = JsFuture::from(ready).await;
        let Ok(registration) = ready.and_then(JsCast::dyn_into::<ServiceWorkerRegistration>) else {
            return;
        };
        if let Some(worker) = registration.active() {
            // A message that does not arrive is sent again when the app is opened the next time.
            let _ = worker.post_message(&message("keep-parts"));
        }
    });
}

fn message(kind: &str) -> JsValue {
    let message = Object::new();
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(&message, &"type".into(), &kind.into());
    message.into()
}

/// The first worker ever takes charge of a page that had none, which is no new version.
fn on_new_controller(container: &ServiceWorkerContainer, tell: Rc<dyn Fn()>) {
    let had_one = Cell::new(container.controller().is_some());
    listen(container, "controllerchange", move || {
        if ASKED.take() {
            page::reload();
        } else if had_one.replace(true) {
            tell();
        }
    });
}

fn watch(registration: &ServiceWorkerRegistration, tell: Rc<dyn Fn()>) {
    let watched = registration.clone();
    listen(registration, "updatefound", move || {
        if let Some(worker) = watched.installing() {
            tell_when_installed(watched.clone(), worker, tell.clone());
        }
    });
}

fn tell_when_installed(
    registration: ServiceWorkerRegistration,
    worker: ServiceWorker,
    tell: Rc<dyn Fn()>,
) {
    let installing = worker.clone();
    listen(&worker, "statechange", move || {
        let is_update = registration.active().is_some();
        if installing.state() == ServiceWorkerState::Installed && is_update {
            tell();
        }
    });
}

/// An installed app may stay open for weeks: it asks for a new version each time it is shown again.
fn look_when_shown_again(registration: ServiceWorkerRegistration) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let shown = document.clone();
    listen(&document, "visibilitychange", move || {
        if !shown.hidden()
            && let Ok(update) = registration.update()
        {
            spawn_local(async {
                // Offline there is nothing new to find.
                let _ = JsFuture::from(update).await;
            });
        }
    });
}

/// Listens for as long as the page lives.
fn listen(target: &EventTarget, event: &str, call: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(call)
        .into_js_value()
        .unchecked_into();
    // Cannot fail: the listener is a function.
    let _ = target.add_event_listener_with_callback(event, &listener);
}

/// None in a page that came without encryption, and in some private windows.
fn container() -> Option<ServiceWorkerContainer> {
    let container = web_sys::window()?.navigator().service_worker();
    container
        .is_instance_of::<ServiceWorkerContainer>()
        .then_some(container)
}
