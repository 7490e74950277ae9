//! The address bar and the history behind it.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Where the code of an invitation waits, on the window: the boot script has taken it out of the address
/// bar, where a history, a picture of the screen or a program beside the browser would keep it.
const CODE: &str = "goodBusinessCode";

/// The code of the invitation that led here, once; none if there is none.
pub(crate) fn take_code() -> Option<String> {
    let code = Reflect::get(&window(), &CODE.into()).ok()?.as_string();
    keep_code(&JsValue::UNDEFINED);
    code
}

/// The same way for a link that was pasted: its code never stands in the address bar.
pub(crate) fn hand_over_code(code: &str) {
    keep_code(&code.into());
}

fn keep_code(code: &JsValue) {
    // Fails only on a window that takes nothing; then the code has to be typed.
    let _ = Reflect::set(&window(), &CODE.into(), code);
}

/// The path in the address bar, `/` where there is none.
pub(crate) fn path() -> String {
    window()
        .location()
        .pathname()
        .unwrap_or_else(|_| "/".to_owned())
}

/// The scheme, host and port of this site, such as `https://good.example`.
pub(crate) fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Adds a path, with or without a fragment, to the history. A browser that refuses leaves the bar as it is.
pub(crate) fn push(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Puts a path in the place of the present one.
pub(crate) fn replace(path: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Calls for as long as the page lives, each time the person goes back or forward.
pub(crate) fn on_back_or_forward(call: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(call);
    window().set_onpopstate(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}

pub(crate) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
