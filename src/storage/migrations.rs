//! Brings records of earlier formats to the present one, in the transaction that first reads them.

use protocol::{BatchHash, Envelope};
use wasm_bindgen::JsValue;

use super::{StorageError, records, schema, transaction::Transaction};

/// Whether records of this format need a step. A database without a mark is new or of format 0.
///
/// # Errors
/// `NewerVersion` where the format is one that this version does not know.
pub(super) fn is_old(format: &JsValue) -> Result<bool, StorageError> {
    match number_of(format) {
        schema::FORMAT => Ok(false),
        known if known < schema::FORMAT => Ok(true),
        _ => Err(StorageError::NewerVersion),
    }
}

/// Takes every step from the format that is found, with all batches that there are.
pub(super) fn migrate(
    transaction: &Transaction,
    format: &JsValue,
    batches: &[JsValue],
) -> Result<(), StorageError> {
    let found = number_of(format);
    if found < 1 {
        from_0_to_1(transaction, batches)?;
    }
    if found < 2 {
        from_1_to_2(transaction, batches)?;
    }
    if found < schema::FORMAT {
        let key = JsValue::from(schema::FORMAT_KEY);
        transaction.put(schema::META, &schema::FORMAT.into(), Some(&key))?;
    }
    Ok(())
}

fn number_of(format: &JsValue) -> u32 {
    records::count(format) as u32
}

/// Writes `device` and `hash` beside the bytes of each batch. What is damaged stays as it is: reading
/// its vault finds it.
fn from_0_to_1(transaction: &Transaction, batches: &[JsValue]) -> Result<(), StorageError> {
    for record in batches {
        let Some(bytes) = records::bytes_in(record, "bytes") else {
            continue;
        };
        records::set(record, "hash", &records::js_id(BatchHash::of(&bytes)));
        if let Ok(envelope) = Envelope::parse(&bytes) {
            records::set(record, "device", &records::js_id(envelope.header().device));
        }
        transaction.put(schema::BATCHES, record, None)?;
    }
    Ok(())
}

/// Puts every batch into the outbox: no server holds any of them.
fn from_1_to_2(transaction: &Transaction, batches: &[JsValue]) -> Result<(), StorageError> {
    for record in batches {
        // What names no vault is moved aside.
        if records::field(record, "vault").is_string() {
            records::mark_unsent(record);
            transaction.put(schema::BATCHES, record, None)?;
        }
    }
    Ok(())
}
