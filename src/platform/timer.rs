//! Waiting, and not waiting for ever.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

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
