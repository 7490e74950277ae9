//! The firm's data while the app runs: what is saved, what waits, and what to say of it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use vault::{DeviceId, DeviceKey, OpId, Path, Replica, VaultId};

use super::records::Change;
use super::saving::Saving;
use crate::storage::{StorageError, Store, VaultRecord};
use crate::sync::Status;

/// Handle to the open vault; copies of it are the same.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    /// Everything that is saved.
    pub(crate) replica: RwSignal<Replica>,
    pub(crate) saving: RwSignal<Saving>,
    /// How many fields hold words that were typed and not yet handed over to be saved.
    pub(super) typing: RwSignal<usize>,
    /// Pieces that could not be read, put aside when the vault was opened.
    pub(crate) set_aside: RwSignal<usize>,
    /// Pieces that a newer version of the app made.
    pub(crate) unreadable: RwSignal<usize>,
    /// Where the backup stands, as far as the engine has told; each part hears it.
    pub(crate) backup: RwSignal<Status>,
    /// Whether the answers are kept only while the page is open.
    pub(crate) in_memory_only: bool,
    pub(super) kept: StoredValue<Kept, LocalStorage>,
}

/// What the session holds that no screen shows.
pub(super) struct Kept {
    pub(super) store: Store,
    pub(super) device: DeviceKey,
    /// The vault that takes what the person does now.
    pub(super) vault: VaultRecord,
    /// Others of this firm, read back from a copy that another browser made. Their records
    /// are shown with the vault's own: the same merge, as if they were one.
    pub(super) other_vaults: Vec<VaultRecord>,
    /// Whether the store has the vault already; it is kept with the first answer.
    pub(super) vault_is_stored: bool,
    /// Whether the store was emptied while the app was open. What is in memory is written back
    /// when the person asks for it, and not before.
    pub(super) was_emptied: bool,
    /// Whether this page itself has everything deleted, and tells of it.
    pub(super) is_erasing: bool,
    /// What the person did that is not saved yet, oldest first.
    pub(super) waiting: Vec<Change>,
    pub(super) is_writing: bool,
    /// The last op that this tab wrote on each path: its person has seen it.
    pub(super) written: BTreeMap<Path, OpId>,
    /// Up to which number each vault was read.
    pub(super) read_upto: BTreeMap<VaultId, u64>,
}

impl Session {
    pub(super) fn store(self) -> Store {
        self.kept.with_value(|kept| kept.store.clone())
    }

    /// This device, as the others know it.
    pub(crate) fn device(self) -> DeviceId {
        self.kept.with_value(|kept| kept.device.id())
    }

    /// The vaults that the store has of this firm.
    pub(super) fn stored_vaults(self) -> Vec<VaultRecord> {
        self.kept.with_value(|kept| {
            let own = kept.vault_is_stored.then_some(&kept.vault);
            own.into_iter().chain(&kept.other_vaults).cloned().collect()
        })
    }

    /// Whether nothing is on its way to the store, so that what is not here is nowhere.
    pub(crate) fn is_idle(self) -> bool {
        self.kept
            .with_value(|kept| !kept.is_writing && kept.waiting.is_empty())
    }
}

pub(crate) fn use_session() -> Session {
    expect_context()
}

impl Session {
    /// The person has everything deleted in this page: it stays where it is once that is done, to say so.
    pub(crate) fn stays_when_erased(self) {
        self.kept.update_value(|kept| kept.is_erasing = true);
    }

    /// Removes everything from this device, for good.
    ///
    /// # Errors
    /// When the store refuses; then nothing was removed.
    pub(crate) async fn erase_everything(self) -> Result<(), StorageError> {
        self.store().erase_everything().await
    }
}
