//! Whether somebody looks at the page, and whether there may be a network.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::EventTarget;

/// Whether the page is on the screen. One that nobody looks at need not be up to date.
pub fn is_shown() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| !document.hidden())
}

/// Calls whenever the page comes to the foreground, and whenever the device finds a network.
pub fn on_return(call: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Some(document) = window.document() {
        let call = call.clone();
        listen(&document, "visibilitychange", move || {
            if is_shown() {
                call();
            }
        });
    }
    listen(&window, "online", call);
}

fn listen(target: &EventTarget, event: &str, call: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(call)
        .into_js_value()
        .unchecked_into();
    // Cannot fail: the listener is a function.
    let _ = target.add_event_listener_with_callback(event, &listener);
}
