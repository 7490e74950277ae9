//! The data on the device, as the rest of the app sees it: vaults, ops and opened batches.

use std::{fmt, rc::Rc};

use vault::{
    BatchHash, DeviceKey, Op, OpenedBatch, SealError, SealRequest, VaultId, VaultKind, copy::Copy,
};

use super::{
    Loaded, StorageError,
    backend::{Incoming, NewBatch, Storage, VaultRecord},
    channel::{Change, Channel},
    disk::Disk,
    exceptions::failed,
    memory::Memory,
    preferences, reading, schema,
};

/// Fills the slice with bytes that nobody can guess.
pub type Random = fn(&mut [u8]);

/// How long to wait for other tabs to let go of an older database, in milliseconds. Tabs of this app
/// do so at once; this is for one that hangs.
const PATIENCE: i32 = 6_000;

/// A handle on what is stored; clones are the same handle.
#[derive(Clone, Debug)]
pub struct Store(pub(super) Rc<Inner>);

pub(super) struct Inner {
    storage: Rc<dyn Storage>,
    pub(super) place: Place,
    random: Random,
    /// Present where the data stays on the device.
    lasting: Option<Lasting>,
}

/// The storage as what it is. What only one part of the app does is asked of it so, for all that a
/// [`Storage`] can do is in the download of every part.
#[derive(Debug)]
pub(super) enum Place {
    Disk(Rc<Disk>),
    Memory(Memory),
}

#[derive(Debug)]
struct Lasting {
    database: String,
    channel: Option<Channel>,
}

/// What there is when the app starts.
#[derive(Debug)]
pub struct Opened {
    pub store: Store,
    /// This device's signing key, made at its first run.
    pub device: DeviceKey,
    /// The vaults that this device can open, oldest first.
    pub vaults: Vec<VaultRecord>,
    /// How many records lie aside because they were damaged, in all vaults.
    pub set_aside: usize,
}

impl Opened {
    /// Whether there were vaults of that kind and none is left: the browser or somebody else emptied
    /// the database. One that lies aside is damaged, and told of as such.
    pub fn misses(&self, kind: VaultKind) -> bool {
        let lasting = self.store.0.lasting.as_ref();
        let is_marked = |lasting: &Lasting| preferences::holds_data(&lasting.database, kind);
        self.set_aside == 0
            && self.vaults.iter().all(|vault| vault.kind != kind)
            && lasting.is_some_and(is_marked)
    }
}

impl Store {
    /// Opens what this browser keeps.
    ///
    /// # Errors
    /// `Unavailable`, `NewerVersion`, `BlockedByAnotherTab`, `QuotaExceeded` or `Failed`. Nothing was
    /// changed then; [`Store::memory`] is the way to go on without keeping.
    pub async fn open(random: Random) -> Result<Opened, StorageError> {
        Self::open_named(schema::DATABASE, PATIENCE, random).await
    }

    /// As [`Store::open`], with a database of another name and another patience in milliseconds.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_named(
        database: &str,
        patience: i32,
        random: Random,
    ) -> Result<Opened, StorageError> {
        let storage = Rc::new(Disk::open(database, patience).await?);
        let lasting = Lasting {
            database: database.to_owned(),
            channel: Channel::open(database),
        };
        let place = Place::Disk(storage.clone());
        Self::start(storage, place, Some(lasting), random).await
    }

    /// Starts with nothing, and keeps it only until the page is left.
    ///
    /// # Errors
    /// None with a fresh `Memory`.
    pub async fn memory(memory: Memory, random: Random) -> Result<Opened, StorageError> {
        let place = Place::Memory(memory.clone());
        Self::start(Rc::new(memory), place, None, random).await
    }

    async fn start(
        storage: Rc<dyn Storage>,
        place: Place,
        lasting: Option<Lasting>,
        random: Random,
    ) -> Result<Opened, StorageError> {
        let start = storage.start(DeviceKey::from_seed(fresh(random))).await?;
        Ok(Opened {
            device: start.device,
            vaults: start.vaults,
            set_aside: start.set_aside,
            store: Self(Rc::new(Inner {
                storage,
                place,
                random,
                lasting,
            })),
        })
    }

    /// Whether what is written is still there after the page is left.
    pub fn is_lasting(&self) -> bool {
        self.0.lasting.is_some()
    }

    /// Keeps a vault and these ops of it, all or nothing: none in a vault that this device has just
    /// made, and all that is in memory where the store was emptied while the app was open.
    ///
    /// # Errors
    /// `Failed` if the vault is here under another key; else as any write.
    pub async fn keep_vault(
        &self,
        vault: VaultRecord,
        device: &DeviceKey,
        ops: &[Op],
    ) -> Result<(), StorageError> {
        if !ops.is_empty() {
            // What was emptied has neither the mark of its format nor the device's key.
            self.0.storage.start(device.clone()).await?;
        }
        let whole = Incoming {
            batches: self.seal(&vault, device, None, ops)?,
            vault,
            damaged: Vec::new(),
        };
        self.take_in(vec![whole]).await.map(drop)
    }

    /// The vaults that this device can open now, oldest first.
    ///
    /// # Errors
    /// As any read.
    pub async fn vaults(&self) -> Result<Vec<VaultRecord>, StorageError> {
        self.0.storage.vaults().await
    }

    /// Reads a vault. What is damaged is moved aside, never deleted, and the rest opens.
    ///
    /// # Errors
    /// As any read.
    pub async fn load(&self, vault: &VaultRecord) -> Result<Loaded, StorageError> {
        self.load_since(vault, 0).await
    }

    /// Reads what arrived in a vault after the batch of this number, from whichever tab.
    ///
    /// # Errors
    /// As any read.
    pub async fn load_since(
        &self,
        vault: &VaultRecord,
        after: u64,
    ) -> Result<Loaded, StorageError> {
        let stored = self.0.storage.batches(vault.id, after).await?;
        let (mut loaded, damaged) = reading::look_into(stored, vault, after);
        // Where there is no room even to move them, they stay where they are, and are told of.
        let found = damaged.len();
        let moved = self.0.storage.set_aside(vault.id, damaged).await;
        loaded.set_aside = moved.unwrap_or(found);
        Ok(loaded)
    }

    /// Seals, signs and writes ops; answers when they are on the disk. No ops, no batch.
    ///
    /// # Errors
    /// `VaultMissing`, `QuotaExceeded`, `ConnectionClosed`, `NewerVersion` or `Failed`. Nothing of it
    /// was written then, and the same ops may be handed in again.
    pub async fn commit(
        &self,
        vault: &VaultRecord,
        device: &DeviceKey,
        ops: &[Op],
    ) -> Result<Vec<OpenedBatch>, StorageError> {
        let seal = |prev| self.seal(vault, device, prev, ops);
        let written = self
            .0
            .storage
            .append(vault.id, device.id(), Box::new(seal))
            .await?;
        self.opened(vault, &written)
    }

    /// The sealed batches of a vault as they are, oldest first, for a copy. Those that cannot be read
    /// are among them: a later version or a patient person may yet make sense of them.
    ///
    /// # Errors
    /// As any read.
    pub async fn sealed_batches(&self, vault: VaultId) -> Result<Vec<Vec<u8>>, StorageError> {
        let stored = self.0.storage.batches(vault, 0).await?;
        let aside = self.0.storage.bytes_set_aside(vault).await?;
        Ok(stored
            .into_iter()
            .filter_map(|batch| batch.bytes)
            .chain(aside)
            .collect())
    }

    /// Adds what a copy holds: all of it or nothing, and twice is the same as once. Answers how many
    /// batches were new here.
    ///
    /// # Errors
    /// `Failed` if a vault is here under another key; else as any write.
    pub async fn merge(&self, copy: Copy) -> Result<usize, StorageError> {
        let made_at = copy.made_at;
        let incoming = copy
            .vaults
            .into_iter()
            .map(|vault| reading::incoming(vault, made_at))
            .collect();
        self.take_in(incoming).await
    }

    /// Removes everything that this app keeps in this browser, for good. The files of the app itself,
    /// which the service worker keeps, are left alone.
    ///
    /// # Errors
    /// As any write; then nothing was removed.
    pub async fn erase_everything(&self) -> Result<(), StorageError> {
        self.0.storage.erase().await?;
        if let Some(lasting) = &self.0.lasting {
            preferences::unmark_holds_data(&lasting.database);
            preferences::erase();
            self.tell(&Change::Erased);
        }
        Ok(())
    }

    /// Calls back when another tab has changed something. One callback at a time.
    pub fn on_change_elsewhere(&self, callback: impl Fn(Change) + 'static) {
        if let Some(channel) = self.channel() {
            channel.listen(callback);
        }
    }

    /// What was written, as it is read; the other tabs are told.
    pub(super) fn opened(
        &self,
        vault: &VaultRecord,
        written: &[NewBatch],
    ) -> Result<Vec<OpenedBatch>, StorageError> {
        self.written(&Change::Batches(vault.id), [vault.kind]);
        written
            .iter()
            .map(|batch| vault::reopen(&batch.bytes, vault.id, &vault.key).map_err(failed))
            .collect()
    }

    pub(super) fn seal(
        &self,
        vault: &VaultRecord,
        device: &DeviceKey,
        prev: Option<BatchHash>,
        ops: &[Op],
    ) -> Result<Vec<NewBatch>, StorageError> {
        let request = SealRequest {
            vault: vault.id,
            key: &vault.key,
            device,
            prev,
            ops,
        };
        let sealed = vault::seal(request, || fresh(self.0.random)).map_err(refused)?;
        let batches = sealed.into_iter().map(|batch| NewBatch {
            device: Some(device.id()),
            hash: batch.hash,
            bytes: batch.bytes,
        });
        Ok(batches.collect())
    }

    async fn take_in(&self, incoming: Vec<Incoming>) -> Result<usize, StorageError> {
        let kinds: Vec<_> = incoming.iter().map(|whole| whole.vault.kind).collect();
        let added = self.0.storage.merge(incoming).await?;
        self.written(&Change::Vaults, kinds);
        Ok(added)
    }

    pub(super) fn written(&self, change: &Change, kinds: impl IntoIterator<Item = VaultKind>) {
        if let Some(lasting) = &self.0.lasting {
            for kind in kinds {
                preferences::mark_holds_data(&lasting.database, kind);
            }
            self.tell(change);
        }
    }

    pub(super) fn storage(&self) -> &dyn Storage {
        &*self.0.storage
    }

    pub(super) fn place(&self) -> &Place {
        &self.0.place
    }

    pub(super) fn tell(&self, change: &Change) {
        if let Some(channel) = self.channel() {
            channel.tell(change);
        }
    }

    fn channel(&self) -> Option<&Channel> {
        self.0.lasting.as_ref()?.channel.as_ref()
    }
}

impl fmt::Debug for Inner {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Store")
            .field("lasting", &self.lasting)
            .finish_non_exhaustive()
    }
}

fn fresh<const N: usize>(random: Random) -> [u8; N] {
    let mut bytes = [0; N];
    random(&mut bytes);
    bytes
}

fn refused(error: SealError) -> StorageError {
    match error {
        SealError::OpTooLarge { .. } => StorageError::TooLarge,
        other => failed(other),
    }
}
