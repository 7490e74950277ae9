//! Asks the server. The only file that names `fetch`.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestCache, RequestInit, RequestRedirect, Response};

use crate::platform::timer::within;

/// What came back, of whatever kind and from whoever.
#[derive(Debug)]
pub(crate) struct Came {
    pub(crate) status: u16,
    headers: Headers,
    pub(crate) body: Vec<u8>,
}

impl Came {
    /// The value of a header, where there is one.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).ok().flatten()
    }
}

/// The body at a path of our own server; none where there is no network or no such file.
pub(crate) async fn bytes(path: &str) -> Option<Vec<u8>> {
    let window = web_sys::window()?;
    let answer = whole(window.fetch_with_str(path)).await?;
    matches!(answer.status, 200..=299).then_some(answer.body)
}

/// Posts a body to a path of our own server, and waits so many milliseconds at most; none where no whole
/// answer came. No cache has a hand in it, and a network that sends elsewhere has not answered.
pub(crate) async fn post(
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
    patience: i32,
) -> Option<Came> {
    let window = web_sys::window()?;
    let given_up = AbortController::new().ok()?;
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(&Uint8Array::from(body));
    options.set_cache(RequestCache::NoStore);
    options.set_redirect(RequestRedirect::Error);
    options.set_signal(Some(&given_up.signal()));
    let named = Headers::new().ok()?;
    for (name, value) in headers {
        named.set(name, value).ok()?;
    }
    options.set_headers(&named);
    let asked = window.fetch_with_str_and_init(path, &options);
    let came = within(patience, whole(asked)).await.flatten();
    if came.is_none() {
        // The connection must not go on for an answer that nobody waits for.
        given_up.abort();
    }
    came
}

async fn whole(asked: js_sys::Promise) -> Option<Came> {
    let answer: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let body = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Came {
        status: answer.status(),
        headers: answer.headers(),
        body: Uint8Array::new(&body).to_vec(),
    })
}
