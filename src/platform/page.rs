//! The page that the app runs in.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The element that index.html keeps for the app.
const ROOT: &str = "app";
/// What the boot script listens for.
const FAILED: &str = "good-business:failed";

/// Where the app is drawn.
pub fn root() -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .get_element_by_id(ROOT)?
        .dyn_into()
        .ok()
}

/// The address of a file that the page names but does not load itself; none where it names none.
pub fn later_file(name: &str) -> Option<String> {
    root()?.get_attribute(&format!("data-later-{name}"))
}

/// The name of the part whose page this is; none where the page does not say.
pub fn part() -> Option<String> {
    root()?.get_attribute("data-part")
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only while the page is being left, which comes to the same.
        let _ = window.location().reload();
    }
}

/// Leaves for a path of this site, which loads the app anew.
pub fn open(path: &str) {
    if let Some(window) = web_sys::window() {
        // Refused only while the page is being left, which comes to the same.
        let _ = window.location().set_href(path);
    }
}

/// Has the page say that the app could not be loaded.
pub fn tell_failed() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(FAILED)) {
        // The boot script listens, and does not throw.
        let _ = window.dispatch_event(&event);
    }
}
