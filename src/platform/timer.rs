//! Waiting, and not waiting for ever.

use std::{
    cell::Cell,
    future::{Future, poll_fn},
    pin::pin,
    rc::Rc,
    task::Poll,
};

use js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Waits for this many milliseconds.
pub async fn sleep(milliseconds: i32) {
    let timer = Promise::new(&mut |resolve, _reject| {
        if let Some(window) = web_sys::window() {
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(timer).await;
}

/// What the future gives, or none if it took longer than this many milliseconds.
pub async fn within<T>(milliseconds: i32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut timer = pin!(sleep(milliseconds));
    poll_fn(|context| {
        if let Poll::Ready(value) = future.as_mut().poll(context) {
            Poll::Ready(Some(value))
        } else {
            timer.as_mut().poll(context).map(|()| None)
        }
    })
    .await
}

/// Wraps `call` so that it runs once, when nobody has asked for it for this many milliseconds.
/// It does not run any more once the wrapper is dropped.
pub fn debounced(milliseconds: i32, call: impl Fn() + 'static) -> impl Fn() + Clone + 'static {
    let call = Rc::new(call);
    let asked = Rc::new(Cell::new(0_u32));
    move || {
        let turn = asked.get().wrapping_add(1);
        asked.set(turn);
        let (call, asked) = (Rc::downgrade(&call), asked.clone());
        spawn_local(async move {
            sleep(milliseconds).await;
            if let Some(call) = call.upgrade().filter(|_| asked.get() == turn) {
                call();
            }
        });
    }
}
