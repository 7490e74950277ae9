//! Opens the store when the app starts.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::{Replica, VaultId, VaultKey, VaultKind};

use super::clock;
use super::saving::Saving;
use super::session::{Kept, Session};
use crate::platform::{page, random, timer};
use crate::storage::{Change as StoreChange, Memory, Opened, StorageError, Store, VaultRecord};
use crate::sync::Status;

/// How far the store is opened.
#[derive(Clone)]
pub(crate) enum Opening {
    InProgress,
    Open(Session),
    /// There was data here before, and now there is none: never a silent fresh start.
    Emptied(Session),
    Failed(StorageError),
}

/// How long one attempt may take, in milliseconds: longer than the store waits for other tabs.
const PATIENCE: i32 = 8_000;
/// How often the store is tried: browsers have been seen to answer nothing at first.
const ATTEMPTS: usize = 3;

/// Opens the store, and reads the vault of that kind where there is one. Where the browser has no
/// store, the answers are kept in memory, and the status says so.
pub(crate) async fn open(kind: VaultKind) -> Opening {
    let mut failure = StorageError::BlockedByAnotherTab;
    for _ in 0..ATTEMPTS {
        match timer::within(PATIENCE, attempt(kind)).await {
            Some(Ok(opening)) => return opening,
            Some(Err(error @ StorageError::BlockedByAnotherTab)) => failure = error,
            Some(Err(error)) => return Opening::Failed(error),
            None => failure = StorageError::ConnectionClosed,
        }
    }
    Opening::Failed(failure)
}

async fn attempt(kind: VaultKind) -> Result<Opening, StorageError> {
    let opened = match Store::open(random::fill).await {
        Err(StorageError::Unavailable) => Store::memory(Memory::default(), random::fill).await,
        outcome => outcome,
    }?;
    let emptied = opened.misses(kind);
    let session = begin(opened, kind).await?;
    Ok(if emptied {
        Opening::Emptied(session)
    } else {
        Opening::Open(session)
    })
}

async fn begin(opened: Opened, kind: VaultKind) -> Result<Session, StorageError> {
    let mut stored = opened.vaults;
    stored.retain(|vault| vault.kind == kind);
    let mut stored = stored.into_iter();
    let own = stored.next();
    let vault_is_stored = own.is_some();
    let session = Session {
        replica: RwSignal::new(Replica::new()),
        saving: RwSignal::new(Saving::Untouched),
        typing: RwSignal::new(0),
        set_aside: RwSignal::new(0),
        unreadable: RwSignal::new(0),
        backup: RwSignal::new(Status::default()),
        in_memory_only: !opened.store.is_lasting(),
        kept: StoredValue::new_local(Kept {
            store: opened.store.clone(),
            device: opened.device,
            vault: own.unwrap_or_else(|| fresh_vault(kind)),
            other_vaults: stored.collect(),
            vault_is_stored,
            was_emptied: false,
            is_erasing: false,
            waiting: Vec::new(),
            is_writing: false,
            written: BTreeMap::new(),
            read_upto: BTreeMap::new(),
        }),
    };
    session.load().await?;
    opened.store.on_change_elsewhere(move |change| {
        spawn_local(async move { session.hear_of(change).await });
    });
    Ok(session)
}

fn fresh_vault(kind: VaultKind) -> VaultRecord {
    VaultRecord {
        id: VaultId(random::bytes::<16>()),
        kind,
        key: VaultKey(random::bytes::<32>()),
        created: clock::now(),
    }
}

impl Session {
    /// Reads what was stored since the last time, by this tab or another.
    pub(super) async fn load(self) -> Result<(), StorageError> {
        let (mut set_aside, mut unreadable) = (0, 0);
        for vault in self.stored_vaults() {
            let before = self
                .kept
                .with_value(|kept| kept.read_upto.get(&vault.id).copied());
            let loaded = self
                .store()
                .load_since(&vault, before.unwrap_or_default())
                .await?;
            self.kept.update_value(|kept| {
                kept.read_upto.insert(vault.id, loaded.upto);
            });
            self.replica.update(|replica| {
                for batch in loaded.batches {
                    replica.absorb(batch);
                }
            });
            set_aside += loaded.set_aside;
            unreadable += loaded.unreadable;
        }
        self.set_aside.set(set_aside);
        self.unreadable.update(|count| *count += unreadable);
        Ok(())
    }

    /// Shows vaults that a copy brought, and makes one of them this device's own where it
    /// has none yet.
    pub(super) async fn take_up(self, vaults: Vec<VaultRecord>) -> Result<(), StorageError> {
        self.kept.update_value(|kept| {
            for vault in vaults {
                let is_known = kept.vault.id == vault.id
                    || kept.other_vaults.iter().any(|known| known.id == vault.id);
                if vault.kind != kept.vault.kind || (is_known && kept.vault_is_stored) {
                    continue;
                }
                if kept.vault_is_stored {
                    kept.other_vaults.push(vault);
                } else {
                    kept.vault = vault;
                    kept.vault_is_stored = true;
                }
            }
        });
        self.load().await
    }

    /// Another tab did something to the store that both share.
    async fn hear_of(self, change: StoreChange) {
        if change == StoreChange::Vaults {
            // The store may have been emptied and written again, with numbers from 1.
            self.kept.update_value(|kept| kept.read_upto.clear());
            self.unreadable.set(0);
        }
        let outcome = match change {
            StoreChange::Batches(_) | StoreChange::Vaults => match self.store().vaults().await {
                Ok(vaults) => self.take_up(vaults).await,
                Err(error) => Err(error),
            },
            // What this tab still shows is deleted: it starts anew, as the other tab did.
            StoreChange::Erased => {
                if !self.kept.with_value(|kept| kept.is_erasing) {
                    page::open("/");
                }
                Ok(())
            }
            // What another version of the app tells is passed over.
            StoreChange::Backup(told) => {
                if let Some(status) = Status::from_text(&told) {
                    self.backup.set(status);
                }
                Ok(())
            }
        };
        if let Err(error) = outcome {
            self.saving.set(Saving::NotSaved(error));
        }
    }
}
