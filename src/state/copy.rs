//! Takes everything away as one file, and reads such a file back.

use std::iter;

use vault::copy::{self, Copy, CopyError, VaultCopy};
use vault::{SealRequest, seal};

use super::clock;
use super::session::Session;
use leptos::prelude::*;

use crate::platform::random;
use crate::storage::{StorageError, VaultRecord};

/// A copy, ready to be saved as a file.
pub(crate) struct Taken {
    pub(crate) file_name: String,
    pub(crate) text: String,
}

/// Why a copy was not read back; nothing was changed.
pub(crate) enum ReadBack {
    /// How many pieces were new here.
    Added(usize),
    Refused(CopyError),
    NotStored(StorageError),
}

/// Everything that is stored, and what waits to be saved too, so that a copy taken from a
/// full phone has the last answer in it.
///
/// # Errors
/// Some words for the record when the store cannot be read or the copy is too large.
pub(crate) async fn take(session: Session) -> Result<Taken, String> {
    let (own, device, waiting) = session.kept.with_value(|kept| {
        (
            kept.vault.clone(),
            kept.device.clone(),
            kept.waiting.clone(),
        )
    });
    let own_id = own.id;
    // Of every kind: also those that this part does not show.
    let stored = session.store().vaults().await;
    let mut others = stored.map_err(|error| error.to_string())?;
    others.retain(|vault| vault.id != own_id);
    let mut vaults = Vec::new();
    for vault in iter::once(own).chain(others) {
        let stored = session.store().sealed_batches(vault.id).await;
        let mut batches = stored.map_err(|error| error.to_string())?;
        if vault.id == own_id {
            let ops = if batches.is_empty() {
                // A browser that emptied the store has left all of it in memory.
                session.all_in_memory(&waiting)
            } else {
                session.draft(&waiting)
            };
            let unsaved = SealRequest {
                vault: vault.id,
                key: &vault.key,
                device: &device,
                prev: None,
                ops: &ops,
            };
            let unsaved = seal(unsaved, random::bytes::<24>).map_err(|error| error.to_string())?;
            batches.extend(unsaved.into_iter().map(|batch| batch.bytes));
        }
        if !batches.is_empty() {
            vaults.push(VaultCopy {
                id: vault.id,
                kind: vault.kind,
                key: vault.key,
                batches,
            });
        }
    }
    let text = copy::write(&Copy {
        made_at: clock::now(),
        vaults,
    })
    .map_err(|error| format!("{error:?}"))?;
    Ok(Taken {
        file_name: format!("good-business-{}.json", clock::today()),
        text,
    })
}

/// Adds what a copy holds to what is here. All of it or nothing.
pub(crate) async fn read_back(session: Session, text: &str) -> ReadBack {
    let copy = match copy::read(text) {
        Ok(copy) => copy,
        Err(error) => return ReadBack::Refused(error),
    };
    let vaults = copy.vaults.iter().map(|copied| VaultRecord {
        id: copied.id,
        kind: copied.kind,
        key: copied.key.clone(),
        created: copy.made_at,
    });
    let vaults = vaults.collect();
    let added = match session.store().merge(copy).await {
        Ok(added) => added,
        Err(error) => return ReadBack::NotStored(error),
    };
    match session.take_up(vaults).await {
        Ok(()) => ReadBack::Added(added),
        Err(error) => ReadBack::NotStored(error),
    }
}
