//! The outbox on the device's disk.

use protocol::{BatchHash, VaultId};
use wasm_bindgen::JsValue;

use super::{Deed, Note};
use crate::storage::{
    StorageError,
    backend::{Answer, Origin},
    disk::{self, Disk},
    indexed_db::Mode,
    records,
    schema::{BATCHES, BY_HASH, OUTBOX, SET_ASIDE, SYNC, VAULTS},
    transaction::Transaction,
};

impl Disk {
    pub(super) fn notes(&self) -> Answer<'_, Vec<(String, Vec<u8>)>> {
        Box::pin(async move {
            let work = async |transaction: &Transaction| {
                let names = transaction.keys(SYNC);
                let values = transaction.all(SYNC);
                Ok((names.await?, values.await?))
            };
            let (names, values) = self.0.attempt(Mode::ReadOnly, &[SYNC], work).await?;
            let notes = records::list(&names)
                .into_iter()
                .zip(records::list(&values));
            Ok(notes
                .filter_map(|(name, value)| Some((name.as_string()?, records::bytes(&value)?)))
                .collect())
        })
    }

    pub(super) fn unsent(&self, vault: VaultId) -> Answer<'_, Vec<Vec<u8>>> {
        Box::pin(async move {
            let key = records::js_id(vault);
            let found = self
                .0
                .read(BATCHES, &|records| records.all_by(BATCHES, OUTBOX, &key))
                .await?;
            let found = records::list(&found);
            let stored = records::to_stored_batches(&found);
            Ok(stored.filter_map(|batch| batch.bytes).collect())
        })
    }

    pub(super) fn count_unsent(&self) -> Answer<'_, usize> {
        Box::pin(async move {
            let found = self
                .0
                .read(BATCHES, &|records| records.count_in(BATCHES, OUTBOX))
                .await?;
            Ok(records::count(&found))
        })
    }

    /// For each vault how many batches were new; none where a note is not as it was.
    pub(super) fn take_step(&self, deed: Deed) -> Answer<'_, Option<Vec<usize>>> {
        Box::pin(async move {
            let work = async move |transaction: &Transaction| {
                if !are_as_before(transaction, &deed.notes).await? {
                    return Ok(None);
                }
                let mut added = Vec::new();
                for whole in &deed.arrived {
                    added.push(disk::take_in(transaction, whole, Origin::Server).await?);
                }
                for hash in &deed.sent {
                    mark(transaction, *hash, records::mark_sent).await?;
                }
                for hash in &deed.lost {
                    mark(transaction, *hash, records::mark_unsent).await?;
                }
                for Note { name, after, .. } in &deed.notes {
                    let name = JsValue::from(name.as_str());
                    match after {
                        Some(bytes) => {
                            transaction.put(SYNC, &records::js_bytes(bytes), Some(&name))?;
                        }
                        None => transaction.delete(SYNC, &name)?,
                    }
                }
                Ok(Some(added))
            };
            let stores = &[VAULTS, BATCHES, SET_ASIDE, SYNC];
            self.0.attempt(Mode::ReadWrite, stores, work).await
        })
    }
}

async fn are_as_before(transaction: &Transaction, notes: &[Note]) -> Result<bool, StorageError> {
    for Note { name, before, .. } in notes {
        let found = transaction.get(SYNC, &name.as_str().into()).await?;
        if records::bytes(&found) != *before {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Changes the record of the batch with that hash, where there is one.
async fn mark(
    transaction: &Transaction,
    hash: BatchHash,
    change: fn(&JsValue),
) -> Result<(), StorageError> {
    let hash = records::js_id(hash);
    let record = transaction.first_by(BATCHES, BY_HASH, &hash).await?;
    if record.is_undefined() {
        return Ok(());
    }
    change(&record);
    transaction.put(BATCHES, &record, None)
}
