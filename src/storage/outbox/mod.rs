//! What waits to be sent, and what is known of the server. Only the engine that syncs asks for these.
//!
//! The outbox is made of the batches themselves: a batch is in it from the transaction that brings it
//! here until the one that notes that a server holds it, and never lies there a second time.

mod disk;
mod memory;

use protocol::{BatchHash, Envelope, VaultId};
use vault::{OpenError, sync};

use super::{
    StorageError,
    backend::{Answer, Incoming, NewBatch, VaultRecord},
    channel::Change,
    store::{Place, Store},
};

/// What comes of an answer of a server, or of a person's wish: all of it or nothing.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// What is known of the server, as it was read and as it is to be.
    pub notes: Vec<Note>,
    /// Batches that the server holds, each list in a vault that is here or that is new.
    pub arrived: Vec<Arrived>,
    /// Batches of this device that the server is known to hold now.
    pub sent: Vec<BatchHash>,
    /// Batches that the server holds no more: they wait to be sent again.
    pub lost: Vec<BatchHash>,
}

/// Bytes under a name, which the storage does not look into. None stands for no such note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub name: String,
    pub before: Option<Vec<u8>>,
    pub after: Option<Vec<u8>>,
}

/// Batches of a vault, each looked into, its signature too.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub vault: VaultRecord,
    pub batches: Vec<sync::Incoming>,
}

/// What a step does to the storage, once its batches are looked into.
#[derive(Clone, Debug)]
struct Deed {
    notes: Vec<Note>,
    arrived: Vec<Incoming>,
    sent: Vec<BatchHash>,
    lost: Vec<BatchHash>,
}

impl Store {
    /// Everything that is known of the server, by name.
    ///
    /// # Errors
    /// As any read.
    pub fn notes(&self) -> Answer<'_, Vec<(String, Vec<u8>)>> {
        match self.place() {
            Place::Disk(disk) => disk.notes(),
            Place::Memory(memory) => memory.notes(),
        }
    }

    /// The sealed batches of a vault that wait to be sent, oldest first.
    ///
    /// # Errors
    /// As any read.
    pub fn unsent(&self, vault: VaultId) -> Answer<'_, Vec<Vec<u8>>> {
        match self.place() {
            Place::Disk(disk) => disk.unsent(vault),
            Place::Memory(memory) => memory.unsent(vault),
        }
    }

    /// The oldest batch of a vault that can be opened, sealed as it is.
    ///
    /// # Errors
    /// As any read.
    pub async fn first_batch(&self, vault: VaultId) -> Result<Option<Vec<u8>>, StorageError> {
        let stored = self.storage().batches(vault, 0).await?;
        Ok(stored.into_iter().find_map(|batch| batch.bytes))
    }

    /// The hashes of a vault's batches.
    ///
    /// # Errors
    /// As any read.
    pub async fn hashes(&self, vault: VaultId) -> Result<Vec<BatchHash>, StorageError> {
        let stored = self.storage().batches(vault, 0).await?;
        let sealed = stored.iter().filter_map(|batch| batch.bytes.as_deref());
        Ok(sealed.map(BatchHash::of).collect())
    }

    /// How many batches wait to be sent, of all vaults.
    ///
    /// # Errors
    /// As any read.
    pub fn count_unsent(&self) -> Answer<'_, usize> {
        match self.place() {
            Place::Disk(disk) => disk.count_unsent(),
            Place::Memory(memory) => memory.count_unsent(),
        }
    }

    /// Takes a step, if what it builds on still holds: false where another tab has changed a note
    /// meanwhile, and then nothing was done. So two tabs that sync at once need no lock to stay right.
    ///
    /// # Errors
    /// `Failed` if a vault is here under another key; else as any write. Nothing was done then either.
    pub async fn take_step(&self, step: Step) -> Result<bool, StorageError> {
        let made = |arrived: &Arrived| (arrived.vault.id, arrived.vault.kind);
        let vaults: Vec<_> = step.arrived.iter().map(made).collect();
        let deed = Deed {
            notes: step.notes,
            arrived: step.arrived.into_iter().map(sorted).collect(),
            sent: step.sent,
            lost: step.lost,
        };
        let added = match self.place() {
            Place::Disk(disk) => disk.take_step(deed).await?,
            Place::Memory(memory) => memory.take_step(deed).await?,
        };
        let Some(added) = added else {
            return Ok(false);
        };
        for ((vault, kind), added) in vaults.into_iter().zip(added) {
            if added > 0 {
                self.written(&Change::Batches(vault), [kind]);
            }
        }
        Ok(true)
    }

    /// Tells the other tabs, and the page that this one lives in, where the backup stands.
    pub fn tell_of_backup(&self, status: String) {
        self.tell(&Change::Backup(status));
    }
}

/// What a newer version will read stays among the others; what nobody can read is kept aside.
fn sorted(arrived: Arrived) -> Incoming {
    let (mut batches, mut damaged) = (Vec::new(), Vec::new());
    for sync::Incoming {
        hash,
        bytes,
        unreadable,
    } in arrived.batches
    {
        let device = Envelope::parse(&bytes).map(|envelope| envelope.header().device);
        let batch = NewBatch {
            device: device.ok(),
            hash,
            bytes,
        };
        match unreadable {
            None | Some(OpenError::TooNew { .. }) => batches.push(batch),
            Some(_) => damaged.push(batch),
        }
    }
    Incoming {
        vault: arrived.vault,
        batches,
        damaged,
    }
}
