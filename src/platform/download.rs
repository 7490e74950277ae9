//! Hands a file to the person.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::timer::sleep;

/// How long a browser may take to fetch the file from the page, in milliseconds.
const FETCHING: i32 = 60_000;

/// Saves text as a file of this name and media type, `text/calendar` for instance.
///
/// # Errors
/// What the browser threw. It does not tell whether the person then kept the file.
pub fn save_text(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&text.into());
    save(
        name,
        &Blob::new_with_str_sequence_and_options(&parts, &kind)?,
    )
}

/// Saves a blob as a file of this name.
///
/// # Errors
/// As [`save_text`].
pub fn save(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(JsValue::NULL)?;
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    spawn_local(async move {
        sleep(FETCHING).await;
        // An address that is gone already needs no giving back.
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}
