//! The share sheet of the phone.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DomException, File, FilePropertyBag, Navigator, ShareData};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Handed to another app, as far as the browser tells.
    Yes,
    /// The person closed the sheet.
    NotWanted,
    /// There is no share sheet here, or it does not take this.
    Unavailable,
}

/// Shares words and a picture as a file of this name; the words alone where the sheet takes no
/// files. Works only directly after a tap, so the picture has to be made before.
pub async fn picture(title: &str, text: &str, name: &str, picture: &Blob) -> Shared {
    let data = words(title, text);
    let with_picture = file(name, picture).is_some_and(|file| {
        data.set_files(&Array::of1(&file));
        navigator().is_some_and(|navigator| {
            has(&navigator, "canShare") && navigator.can_share_with_data(&data)
        })
    });
    if with_picture {
        offer(&data).await
    } else {
        offer(&words(title, text)).await
    }
}

/// Shares words and a link. Works only directly after a tap.
pub async fn link(title: &str, text: &str, link: &str) -> Shared {
    let data = words(title, text);
    data.set_url(link);
    offer(&data).await
}

/// Whether there is a share sheet here.
pub fn is_there() -> bool {
    navigator().is_some_and(|navigator| has(&navigator, "share"))
}

fn words(title: &str, text: &str) -> ShareData {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    data
}

fn file(name: &str, blob: &Blob) -> Option<File> {
    let kind = FilePropertyBag::new();
    kind.set_type(&blob.type_());
    File::new_with_blob_sequence_and_options(&Array::of1(blob), name, &kind).ok()
}

async fn offer(data: &ShareData) -> Shared {
    let Some(navigator) = navigator().filter(|navigator| has(navigator, "share")) else {
        return Shared::Unavailable;
    };
    match JsFuture::from(navigator.share_with_data(data)).await {
        Ok(_) => Shared::Yes,
        Err(error) if was_closed(&error) => Shared::NotWanted,
        Err(_) => Shared::Unavailable,
    }
}

fn was_closed(error: &JsValue) -> bool {
    error
        .dyn_ref::<DomException>()
        .is_some_and(|exception| exception.name() == "AbortError")
}

fn has(navigator: &Navigator, method: &str) -> bool {
    Reflect::has(navigator, &method.into()).unwrap_or(false)
}

fn navigator() -> Option<Navigator> {
    web_sys::window().map(|window| window.navigator())
}
