//! What any place that keeps batches must be able to do. Each call is one transaction: it happens as a
//! whole or not at all, and it is told as done only when it is on the disk.

use std::{future::Future, pin::Pin};

use protocol::{BatchHash, DeviceId, VaultId};
use vault::{DeviceKey, VaultKey, VaultKind};

use super::{Damage, StorageError};

/// The answer of a storage, later.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StorageError>> + 'a>>;

/// Makes the batches to append from the device's last hash. Asked again if the append is repeated.
pub type Seal<'a> = Box<dyn FnMut(Option<BatchHash>) -> Result<Vec<NewBatch>, StorageError> + 'a>;

/// Makes what lies under a name from what lay there. Asked again if the transaction is repeated.
pub type ChangeHeld<'a> = Box<dyn FnMut(Option<Vec<u8>>) -> Option<Vec<u8>> + 'a>;

/// Makes the batches to append of what lies under a name, and of the device's last hash. Asked again if
/// the transaction is repeated.
pub type SealHeld<'a> =
    Box<dyn FnMut(Option<Vec<u8>>, Option<BatchHash>) -> Result<Vec<NewBatch>, StorageError> + 'a>;

/// A vault that this device can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VaultRecord {
    pub id: VaultId,
    pub kind: VaultKind,
    pub key: VaultKey,
    /// When this device first had it, in milliseconds since 1970.
    pub created: i64,
}

/// Vaults in the order in which this device first had them. They are few: each is put in its place,
/// without the weight of a general sort.
pub(super) fn oldest_first(vaults: impl IntoIterator<Item = VaultRecord>) -> Vec<VaultRecord> {
    let mut ordered = Vec::new();
    for vault in vaults {
        insert_by_age(&mut ordered, vault);
    }
    ordered
}

/// Puts a vault after those that this device had before it.
pub(super) fn insert_by_age(ordered: &mut Vec<VaultRecord>, vault: VaultRecord) {
    let place = ordered.partition_point(|known| known.created <= vault.created);
    ordered.insert(place, vault);
}

/// A sealed batch on its way into storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBatch {
    /// Who wrote it; none where it cannot be read.
    pub device: Option<DeviceId>,
    pub hash: BatchHash,
    pub bytes: Vec<u8>,
}

/// A sealed batch as it was found, not looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBatch {
    /// Its place in the order of arrival on this device, from 1.
    pub number: u64,
    /// None where the record has no bytes.
    pub bytes: Option<Vec<u8>>,
}

/// A vault, new or from elsewhere, with its batches.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub vault: VaultRecord,
    /// Batches that open, and those that a newer version will open.
    pub batches: Vec<NewBatch>,
    /// Batches that nobody can open. They are kept aside.
    pub damaged: Vec<NewBatch>,
}

/// Where batches come from that were not written here just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A server holds them.
    Server,
    /// No server is known to hold them: they are of a copy, or of memory.
    Elsewhere,
}

/// What storage knows when it has just been opened.
#[derive(Clone, Debug)]
pub struct Start {
    /// This device's signing key.
    pub device: DeviceKey,
    pub vaults: Vec<VaultRecord>,
    /// How many records of any kind lie aside, now or from before.
    pub set_aside: usize,
}

/// A place that keeps vaults and batches.
pub trait Storage {
    /// Brings the records to the present format and reads what is there; a device without a signing
    /// key keeps `fresh` from now on.
    fn start(&self, fresh: DeviceKey) -> Answer<'_, Start>;

    /// The vaults that can be read, oldest first.
    fn vaults(&self) -> Answer<'_, Vec<VaultRecord>>;

    /// Seals and writes what follows the device's last batch in this vault.
    fn append<'a>(
        &'a self,
        vault: VaultId,
        device: DeviceId,
        seal: Seal<'a>,
    ) -> Answer<'a, Vec<NewBatch>>;

    /// The batches of a vault that arrived after number `after` (0 for all), oldest first.
    fn batches(&self, vault: VaultId, after: u64) -> Answer<'_, Vec<StoredBatch>>;

    /// Moves batches out of the way, each as it is and with the reason, and counts what lies aside of
    /// this vault.
    fn set_aside(&self, vault: VaultId, damaged: Vec<(u64, Damage)>) -> Answer<'_, usize>;

    /// The bytes of a vault's batches that lie aside, as far as they have any.
    fn bytes_set_aside(&self, vault: VaultId) -> Answer<'_, Vec<Vec<u8>>>;

    /// Adds vaults and batches as far as they are not here yet, all or none; answers how many batches
    /// were new, those that lie aside not counted.
    fn merge(&self, vaults: Vec<Incoming>) -> Answer<'_, usize>;

    /// Removes everything. What is opened afterwards starts from nothing.
    fn erase(&self) -> Answer<'_, ()>;
}
