//! The clipboard: only what a person asks for goes there.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

/// Puts a text there. Says whether it is there: a page without https has no clipboard. Works only
/// directly after a tap.
pub async fn write(text: &str) -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let Some(navigator) = navigator else {
        return false;
    };
    let has_one = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|one| one.is_object());
    has_one
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
}
