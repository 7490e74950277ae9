//! Looks into sealed batches, from this device's storage and from a copy.

use vault::{BatchHash, OpenError, OpenedBatch, copy::VaultCopy};

use super::{
    Damage,
    backend::{Incoming, NewBatch, StoredBatch, VaultRecord},
};

/// A vault's batches as far as they can be read.
#[derive(Debug)]
pub struct Loaded {
    pub batches: Vec<OpenedBatch>,
    /// How many batches hold something that only a newer version can read. They stay in place.
    pub unreadable: usize,
    /// How many records of this vault lie aside because they were damaged, now or from before.
    pub set_aside: usize,
    /// The number of the last batch seen, to be handed to [`Store::load_since`].
    pub upto: u64,
}

/// Opens what can be opened of the batches that came after number `after`, and names the damaged ones
/// by their numbers. Signatures were checked when the batches came here.
pub(super) fn look_into(
    stored: Vec<StoredBatch>,
    vault: &VaultRecord,
    after: u64,
) -> (Loaded, Vec<(u64, Damage)>) {
    let upto = stored.last().map_or(after, |batch| batch.number);
    let mut loaded = Loaded {
        batches: Vec::new(),
        unreadable: 0,
        set_aside: 0,
        upto,
    };
    let mut damaged = Vec::new();
    for StoredBatch { number, bytes } in stored {
        let Some(bytes) = bytes else {
            damaged.push((number, Damage::Malformed));
            continue;
        };
        match vault::reopen(&bytes, vault.id, &vault.key) {
            Ok(batch) => {
                loaded.unreadable += usize::from(batch.unread_ops > 0);
                loaded.batches.push(batch);
            }
            Err(OpenError::TooNew { .. }) => loaded.unreadable += 1,
            Err(_) => damaged.push((number, Damage::Unopenable)),
        }
    }
    (loaded, damaged)
}

/// Looks into each batch of a copy, signature included: none of them was ever checked here.
pub(super) fn incoming(copied: VaultCopy, created: i64) -> Incoming {
    let VaultCopy {
        id,
        kind,
        key,
        batches: sealed,
    } = copied;
    let (mut batches, mut damaged) = (Vec::new(), Vec::new());
    for bytes in sealed {
        let hash = BatchHash::of(&bytes);
        match vault::open(&bytes, id, &key) {
            Ok(batch) => batches.push(NewBatch {
                device: Some(batch.header.device),
                hash,
                bytes,
            }),
            Err(OpenError::TooNew { .. }) => batches.push(NewBatch {
                device: None,
                hash,
                bytes,
            }),
            Err(_) => damaged.push(NewBatch {
                device: None,
                hash,
                bytes,
            }),
        }
    }
    Incoming {
        vault: VaultRecord {
            id,
            kind,
            key,
            created,
        },
        batches,
        damaged,
    }
}
