//! Whether the browser may clear what it keeps when it wants room.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Asks the browser not to clear what it keeps; answers whether it agrees. Some ask the person.
pub async fn ask() -> bool {
    agreed(manager().and_then(|manager| manager.persist().ok())).await
}

/// Whether the browser has agreed before.
pub async fn is_agreed() -> bool {
    agreed(manager().and_then(|manager| manager.persisted().ok())).await
}

async fn agreed(answer: Option<js_sys::Promise>) -> bool {
    match answer {
        Some(answer) => JsFuture::from(answer).await == Ok(JsValue::TRUE),
        None => false,
    }
}

/// None in a page that came without encryption, and in old browsers.
fn manager() -> Option<StorageManager> {
    let manager = web_sys::window()?.navigator().storage();
    manager
        .is_instance_of::<StorageManager>()
        .then_some(manager)
}
