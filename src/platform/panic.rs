//! Tells the page when the app has broken, so that it can say so even though the app cannot.

use std::panic::{self, PanicHookInfo};

use web_sys::Event;

/// What the boot script listens for.
const EVENT: &str = "good-business:panic";

/// From now on a panic is written to the browser's console and told to the page.
pub fn report_to_page() {
    panic::set_hook(Box::new(report));
}

fn report(info: &PanicHookInfo<'_>) {
    web_sys::console::error_1(&info.to_string().into());
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(EVENT)) {
        let _ = window.dispatch_event(&event);
    }
}
