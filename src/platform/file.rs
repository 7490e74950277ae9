//! Files that a person picks.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Event, File, HtmlInputElement};

/// The file that was picked in the field that sent this event.
pub fn picked(event: &Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0);
    // The same file can be picked again only from an empty field.
    field.set_value("");
    file
}

/// What is in the file, none where it cannot be read or is no text.
pub async fn text(file: &File) -> Option<String> {
    let blob: &Blob = file;
    JsFuture::from(blob.text()).await.ok()?.as_string()
}
