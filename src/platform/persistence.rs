//! Whether the browser may clear what it keeps when it wants room, and how much room there is.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// How much of its share of the disk this app has filled, in bytes, as far as the browser tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub used: u64,
    pub quota: u64,
}

/// Asks the browser not to clear what it keeps; answers whether it agrees. Some ask the person.
pub async fn ask() -> bool {
    agreed(manager().and_then(|manager| manager.persist().ok())).await
}

/// Whether the browser has agreed before.
pub async fn is_agreed() -> bool {
    agreed(manager().and_then(|manager| manager.persisted().ok())).await
}

/// None where the browser does not tell.
pub async fn room() -> Option<Room> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let estimate = estimate.unchecked_into::<StorageEstimate>();
    Some(Room {
        used: estimate.get_usage()? as u64,
        quota: estimate.get_quota()? as u64,
    })
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
