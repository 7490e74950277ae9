//! Stands in for the crate of this name, which leptos brings along for server functions that stream.
//! This app has no server functions, and what that crate exports to JavaScript no linker leaves out:
//! a stream here only tells that it is not to be had.

use futures_util::stream::{self, Stream};
use wasm_bindgen::{JsValue, UnwrapThrowExt};

pub use web_sys as sys;

/// The browser's stream of bytes.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// A stream that is empty.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().unwrap_throw())
    }

    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// One error and no bytes.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::iter([Err(JsValue::from("streams are left out of this app"))])
    }
}
