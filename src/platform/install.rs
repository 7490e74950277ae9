//! Putting the app on the home screen.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, Window};

/// Where the browser's offer to install waits, on the window: it can come before the app has
/// started, so the boot script may have put it there.
const OFFER: &str = "goodBusinessInstall";

/// How the app gets onto this device's home screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstallWay {
    /// The browser asks when [`prompt`] is called.
    Prompt,
    /// By hand, from the share menu: iPhone and iPad.
    ShareMenu,
    /// It is there already, or this browser has no way.
    None,
}

/// Keeps the browser's offer for later, from now on, and tells whenever [`way`] may be another.
pub fn listen(on_change: impl Fn() + Copy + 'static) {
    listen_for("beforeinstallprompt", move |event| {
        event.prevent_default();
        keep_offer(event);
        on_change();
    });
    listen_for("appinstalled", move |_| {
        keep_offer(&JsValue::UNDEFINED);
        on_change();
    });
}

pub fn way() -> InstallWay {
    if is_installed() {
        InstallWay::None
    } else if offer().is_some() {
        InstallWay::Prompt
    } else if is_ios() {
        InstallWay::ShareMenu
    } else {
        InstallWay::None
    }
}

/// Lets the browser ask. It does so once for each offer, and only directly after a tap.
pub fn prompt() {
    let Some(offer) = offer() else { return };
    keep_offer(&JsValue::UNDEFINED);
    let prompt = Reflect::get(&offer, &"prompt".into());
    if let Ok(prompt) = prompt.and_then(JsCast::dyn_into::<Function>) {
        // Where the browser refuses, its own menu still has the entry.
        let _ = prompt.call0(&offer);
    }
}

/// Whether this is the app from the home screen rather than a page in a tab.
pub fn is_installed() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let query = window
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten();
    let on_ios = Reflect::get(&window.navigator(), &"standalone".into());
    query.is_some_and(|query| query.matches()) || on_ios == Ok(JsValue::TRUE)
}

/// Whether this is an iPhone or iPad, where an installed app has a storage of its own. An iPad calls
/// itself a Mac, but no Mac has a touch screen.
pub fn is_ios() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let navigator = window.navigator();
    let platform = navigator.platform().unwrap_or_default();
    let touches = Reflect::get(&navigator, &"maxTouchPoints".into());
    let touches = touches
        .ok()
        .and_then(|points| points.as_f64())
        .unwrap_or(0.0);
    platform.starts_with("iP") || (platform == "MacIntel" && touches > 1.0)
}

fn listen_for(event: &str, call: impl Fn(&Event) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| call(&event));
    let function = listener.into_js_value().unchecked_into();
    // Cannot fail: the listener is a function.
    let _ = window.add_event_listener_with_callback(event, &function);
}

fn offer() -> Option<JsValue> {
    let offer = Reflect::get(&web_sys::window()?.into(), &OFFER.into()).ok()?;
    offer.is_object().then_some(offer)
}

fn keep_offer(offer: &JsValue) {
    let window: Option<Window> = web_sys::window();
    if let Some(window) = window {
        let _ = Reflect::set(&window, &OFFER.into(), offer);
    }
}
