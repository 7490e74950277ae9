//! Leaves the database free when the page is left.
//!
//! A browser puts a page that is left to sleep, to show it again at once on the way back, or takes it
//! apart in its own time. Either way the next page may wait for ever.
//!
//! - In WebKit, for a transaction. So those that are under way when the page is left are undone there and
//!   then. Nothing in them was said to be saved; if the page is shown again, they begin anew.
//! - In Chromium, for a database that was just being made or upgraded. It gives a sleeping page up when a
//!   message comes for it, so a page knocks before it opens the database.

use std::{
    cell::{Cell, RefCell},
    sync::Once,
};

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, IdbTransaction};

thread_local! {
    static IS_LEFT: Cell<bool> = const { Cell::new(false) };
    static TIMES_LEFT: Cell<u32> = const { Cell::new(0) };
    static DOOR: Option<BroadcastChannel> = door();
    static UNDER_WAY: RefCell<Vec<IdbTransaction>> = const { RefCell::new(Vec::new()) };
}

/// Listens for the page being left and shown again, once in the life of the page.
pub(super) fn listen() {
    static LISTENS: Once = Once::new();
    LISTENS.call_once(|| {
        on("pagehide", || {
            IS_LEFT.set(true);
            TIMES_LEFT.set(TIMES_LEFT.get() + 1);
            for transaction in UNDER_WAY.take() {
                // Refused, and rightly so, where the transaction is over.
                let _ = transaction.abort();
            }
        });
        on("pageshow", || IS_LEFT.set(false));
    });
}

/// Undoes the transaction if the page is left before it is forgotten.
pub(super) fn watch(transaction: &IdbTransaction) {
    UNDER_WAY.with_borrow_mut(|under_way| under_way.push(transaction.clone()));
}

pub(super) fn forget(transaction: &IdbTransaction) {
    UNDER_WAY.with_borrow_mut(|under_way| under_way.retain(|watched| watched != transaction));
}

/// How often the page was left. What failed while this changed was undone here, and can begin anew.
pub(super) fn times() -> u32 {
    TIMES_LEFT.get()
}

/// Waits until the page is shown, if it was left.
pub(super) async fn shown() {
    while IS_LEFT.get() {
        let shown = Promise::new(&mut |shown, _| {
            if let Some(window) = web_sys::window() {
                // Cannot fail: the listener is a function.
                let _ = window.add_event_listener_with_callback("pageshow", &shown);
            }
        });
        let _ = JsFuture::from(shown).await;
    }
}

/// Has the browser give up pages of this app that sleep.
pub(super) fn knock() {
    let _ = DOOR.with(|door| door.as_ref().map(|door| door.post_message(&JsValue::NULL)));
}

/// A channel that a message can come through. None where the browser has none.
fn door() -> Option<BroadcastChannel> {
    let door = BroadcastChannel::new("good-business.door").ok()?;
    let heard = Closure::<dyn Fn()>::new(|| {}).into_js_value();
    door.set_onmessage(Some(heard.unchecked_ref()));
    Some(door)
}

fn on(event: &str, call: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(call)
        .into_js_value()
        .unchecked_into();
    if let Some(window) = web_sys::window() {
        // Cannot fail: the listener is a function.
        let _ = window.add_event_listener_with_callback(event, &listener);
    }
}
