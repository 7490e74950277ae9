//! Brings records of earlier formats to the present one, in the transaction that first reads them.

use protocol::Envelope;
use wasm_bindgen::JsValue;

use super::{Damage, StorageError, disk::move_aside, indexed_db::Transaction, records, schema};

/// Takes every step from the format that is found. A database without a mark is new or of format 0.
///
/// # Errors
/// `NewerVersion` where the format is one that this version does not know; nothing is changed then.
pub(super) async fn migrate(transaction: &Transaction) -> Result<(), StorageError> {
    let key = JsValue::from(schema::FORMAT_KEY);
    let found = transaction.get(schema::META, &key).await?;
    let found = found.and_then(|format| format.as_f64()).unwrap_or(0.0);
    let present = f64::from(schema::FORMAT);
    if found > present {
        return Err(StorageError::NewerVersion);
    }
    if found < 1.0 {
        from_0_to_1(transaction).await?;
    }
    if found < present {
        transaction
            .put(schema::META, &present.into(), Some(&key))
            .await?;
    }
    Ok(())
}

/// Writes `device` and `hash` beside the bytes of each batch.
async fn from_0_to_1(transaction: &Transaction) -> Result<(), StorageError> {
    for record in transaction.all(schema::BATCHES).await? {
        let bytes = records::bytes_in(&record, "bytes").unwrap_or_default();
        match Envelope::parse(&bytes) {
            Ok(envelope) => {
                let device = records::js_id(envelope.header().device);
                records::set(&record, "device", &device);
                records::set(&record, "hash", &records::js_id(envelope.hash()));
                transaction.put(schema::BATCHES, &record, None).await?;
            }
            Err(_) => {
                let number = records::field(&record, "number");
                let damage = Damage::Unopenable;
                move_aside(transaction, schema::BATCHES, &number, &record, damage).await?;
            }
        }
    }
    Ok(())
}
