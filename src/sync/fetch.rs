//! Asks the server for a file. The only file that names `fetch`.

use js_sys::Uint8Array;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The body at a path of our own server; none where there is no network or no such file.
pub(crate) async fn bytes(path: &str) -> Option<Vec<u8>> {
    let answer = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let body = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&body).to_vec())
}
