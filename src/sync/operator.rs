//! Who runs the copy of the app that this browser came to.

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

use super::fetch;

/// What the operator chose to tell; each may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Operator {
    pub(crate) name: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) privacy_contact: Option<String>,
    pub(crate) address: Option<String>,
}

/// None where there is no network and it was never asked before, or where what came is
/// something else, such as a hotel's login page.
pub(crate) async fn ask() -> Option<Operator> {
    let told = String::from_utf8(fetch::bytes("/operator.json").await?).ok()?;
    let told = JSON::parse(&told).ok()?;
    Some(Operator {
        name: field(&told, "name")?,
        contact: field(&told, "contact")?,
        privacy_contact: field(&told, "privacy_contact")?,
        address: field(&told, "address")?,
    })
}

/// The text of a field, which may be left out; none at all where something else stands there.
fn field(told: &JsValue, name: &str) -> Option<Option<String>> {
    let value = Reflect::get(told, &name.into()).ok()?;
    match value.is_null() || value.is_undefined() {
        true => Some(None),
        false => value.as_string().map(Some),
    }
}
