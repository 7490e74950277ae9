//! Records as IndexedDB keeps them, and back. Reading one that is damaged gives none, never a guess.

use js_sys::{Array, Object, Reflect, Uint8Array};
use protocol::{BatchHash, DeviceId, VaultId};
use vault::{VaultKey, VaultKind};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    Damage,
    backend::{NewBatch, StoredBatch, VaultRecord},
};

/// A plain object with these fields.
pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        set(&object, name, value);
    }
    object.into()
}

/// Sets a field of an object of our own, which cannot fail: it is neither frozen nor a proxy.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// A field, or undefined where there is none or the record is no object.
pub(super) fn field(record: &JsValue, name: &str) -> JsValue {
    Reflect::get(record, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// The values of an array that the database made.
pub(super) fn list(array: &JsValue) -> Vec<JsValue> {
    Array::from(array).to_vec()
}

/// A number that the database counted.
pub(super) fn count(number: &JsValue) -> usize {
    number.as_f64().unwrap_or_default() as usize
}

pub(super) fn bytes_in(record: &JsValue, name: &str) -> Option<Vec<u8>> {
    bytes(&field(record, name))
}

pub(super) fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

pub(super) fn js_bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

pub(super) fn js_id(id: impl std::fmt::Display) -> JsValue {
    JsValue::from(id.to_string())
}

/// The key of a device's chain in a vault.
pub(super) fn chain(vault: VaultId, device: DeviceId) -> JsValue {
    Array::of2(&js_id(vault), &js_id(device)).into()
}

pub(super) fn from_vault(vault: &VaultRecord) -> JsValue {
    object(&[
        ("id", js_id(vault.id)),
        ("kind", kind_name(vault.kind).into()),
        ("key", js_bytes(&vault.key.0)),
        ("created", (vault.created as f64).into()),
    ])
}

pub(super) fn to_vault(record: &JsValue) -> Option<VaultRecord> {
    let kind = field(record, "kind").as_string()?;
    Some(VaultRecord {
        id: field(record, "id").as_string()?.parse().ok()?,
        kind: KINDS.into_iter().find(|known| kind_name(*known) == kind)?,
        key: VaultKey(bytes_in(record, "key")?.try_into().ok()?),
        created: field(record, "created").as_f64()? as i64,
    })
}

/// The batch's record without its number, which the database gives.
pub(super) fn from_batch(vault: VaultId, batch: &NewBatch) -> JsValue {
    object(&[
        ("vault", js_id(vault)),
        ("device", batch.device.map_or(JsValue::UNDEFINED, js_id)),
        ("hash", js_id(batch.hash)),
        ("bytes", js_bytes(&batch.bytes)),
    ])
}

/// The same of a batch that no server is known to hold.
pub(super) fn from_unsent_batch(vault: VaultId, batch: &NewBatch) -> JsValue {
    let record = from_batch(vault, batch);
    mark_unsent(&record);
    record
}

/// The field by which a batch's record is in the outbox.
const UNSENT: &str = "unsent";

pub(super) fn mark_unsent(record: &JsValue) {
    set(record, UNSENT, &field(record, "vault"));
}

/// Cannot fail: the record is an object of our own.
pub(super) fn mark_sent(record: &JsValue) {
    let _ = Reflect::delete_property(record.unchecked_ref::<Object>(), &UNSENT.into());
}

/// The batches in these records. The names of the fields are handed to the browser once, for a log
/// of years has tens of thousands of records.
pub(super) fn to_stored_batches(found: &[JsValue]) -> impl Iterator<Item = StoredBatch> {
    let (number, sealed) = (JsValue::from("number"), JsValue::from("bytes"));
    let get =
        |record: &JsValue, name: &JsValue| Reflect::get(record, name).unwrap_or(JsValue::UNDEFINED);
    found.iter().filter_map(move |record| {
        Some(StoredBatch {
            number: get(record, &number).as_f64()? as u64,
            bytes: bytes(&get(record, &sealed)),
        })
    })
}

/// The record that keeps another one aside.
pub(super) fn aside(store: &str, record: &JsValue, damage: Damage) -> JsValue {
    let hash = bytes_in(record, "bytes").map(|bytes| BatchHash::of(&bytes));
    object(&[
        ("store", store.into()),
        ("vault", field(record, "vault")),
        ("hash", hash.map_or(JsValue::UNDEFINED, js_id)),
        ("reason", damage.name().into()),
        ("record", record.clone()),
    ])
}

pub(super) fn hash_of(record: &JsValue) -> Option<BatchHash> {
    field(record, "hash").as_string()?.parse().ok()
}

/// Every kind of vault.
pub(super) const KINDS: [VaultKind; 3] = [VaultKind::Firm, VaultKind::Private, VaultKind::Place];

pub(super) fn kind_name(kind: VaultKind) -> &'static str {
    match kind {
        VaultKind::Firm => "firm",
        VaultKind::Private => "private",
        VaultKind::Place => "place",
    }
}
