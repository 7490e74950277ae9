//! Brings records of earlier formats to the present one, in the transaction that first reads them.

use protocol::{BatchHash, Envelope};
use wasm_bindgen::JsValue;

use super::{StorageError, indexed_db::Transaction, records, schema};

/// Takes every step from the format that is found. A database without a mark is new or of format 0.
///
/// # Errors
/// `NewerVersion` where the format is one that this version does not know; nothing is changed then.
pub(super) async fn migrate(transaction: &Transaction) -> Result<(), StorageError> {
    let key = JsValue::from(schema::FORMAT_KEY);
    let found = transaction.get(schema::META, &key).await?;
    let found = found.as_f64().unwrap_or(0.0);
    let present = f64::from(schema::FORMAT);
    if found > present {
        return Err(StorageError::NewerVersion);
    }
    if found < 1.0 {
        from_0_to_1(transaction).await?;
    }
    if found < present {
        transaction.put(schema::META, &present.into(), Some(&key))?;
    }
    Ok(())
}

/// Writes `device` and `hash` beside the bytes of each batch. What is damaged stays as it is: reading
/// its vault finds it.
async fn from_0_to_1(transaction: &Transaction) -> Result<(), StorageError> {
    for record in records::list(&transaction.all(schema::BATCHES).await?) {
        let Some(bytes) = records::bytes_in(&record, "bytes") else {
            continue;
        };
        records::set(&record, "hash", &records::js_id(BatchHash::of(&bytes)));
        if let Ok(envelope) = Envelope::parse(&bytes) {
            records::set(&record, "device", &records::js_id(envelope.header().device));
        }
        transaction.put(schema::BATCHES, &record, None)?;
    }
    Ok(())
}
