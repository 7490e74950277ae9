//! Who takes part in the stories, and what they do with their phones.

use std::{cell::Cell, rc::Rc};

use good_business::{
    platform::random,
    storage::{
        Loaded, Memory, Opened, StorageError, Store, VaultRecord,
        backend::{NewBatch, Storage},
        disk::Disk,
    },
};
use vault::{
    BatchHash, DeviceKey, Op, OpenedBatch, Path, Replica, Value, VaultId, VaultKey, VaultKind,
    Write,
    copy::{Copy, VaultCopy},
};

/// How long the stories wait for another tab, in milliseconds.
pub(crate) const PATIENCE: i32 = 1_500;

/// Where a story's data is kept.
#[derive(Clone)]
pub(crate) enum Place {
    Disk(String),
    Memory(Memory),
}

impl Place {
    /// A database that no other story uses, nor an earlier run in the same browser.
    pub(crate) fn disk() -> Self {
        thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
        COUNT.set(COUNT.get() + 1);
        let salt = u64::from_le_bytes(random::bytes());
        Self::Disk(format!("story-{}-{salt:x}", COUNT.get()))
    }

    pub(crate) fn memory() -> Self {
        Self::Memory(Memory::default())
    }

    pub(crate) fn database(&self) -> &str {
        match self {
            Self::Disk(name) => name,
            Self::Memory(_) => panic!("no database in memory"),
        }
    }

    /// Opens the app here: a new tab, or the same one again.
    pub(crate) async fn open(&self) -> Result<Opened, StorageError> {
        match self {
            Self::Disk(name) => Store::open_named(name, PATIENCE, random::fill).await,
            Self::Memory(memory) => Store::memory(memory.clone(), random::fill).await,
        }
    }

    /// Opens the app for the first time and starts a firm.
    pub(crate) async fn first_visit(&self) -> Phone {
        let Opened { store, device, .. } = self.open().await.unwrap();
        let firm = new_firm();
        store.keep_vault(firm.clone(), &device, &[]).await.unwrap();
        Phone {
            store,
            device,
            firm,
        }
    }

    /// Opens the app where a firm was started before.
    pub(crate) async fn come_back(&self) -> Phone {
        self.come_back_to(VaultKind::Firm).await
    }

    /// Opens the part of the app for vaults of that kind, where there is one: a tab of its own.
    pub(crate) async fn come_back_to(&self, kind: VaultKind) -> Phone {
        let Opened {
            store,
            device,
            vaults,
            ..
        } = self.open().await.unwrap();
        let mut vaults = vaults.into_iter();
        let firm = vaults.find(|vault| vault.kind == kind);
        let firm = firm.expect("the vault is there");
        Phone {
            store,
            device,
            firm,
        }
    }

    /// Puts bytes among the firm's batches that the app would never write itself.
    pub(crate) async fn smuggle(&self, phone: &Phone, bytes: Vec<u8>) {
        let storage: Rc<dyn Storage> = match self {
            Self::Disk(name) => Rc::new(Disk::open(name, PATIENCE).await.unwrap()),
            Self::Memory(memory) => Rc::new(memory.clone()),
        };
        let batch = NewBatch {
            device: None,
            hash: BatchHash::of(&bytes),
            bytes,
        };
        let seal = Box::new(move |_| Ok(vec![batch.clone()]));
        storage
            .append(phone.firm.id, phone.device.id(), seal)
            .await
            .unwrap();
    }
}

/// The kinds of vault that were on the phone and are gone.
pub(crate) fn missed(opened: &Opened) -> Vec<VaultKind> {
    let mut kinds = vec![VaultKind::Firm, VaultKind::Private, VaultKind::Place];
    kinds.retain(|kind| opened.misses(*kind));
    kinds
}

pub(crate) fn new_firm() -> VaultRecord {
    new_vault(VaultKind::Firm)
}

pub(crate) fn new_vault(kind: VaultKind) -> VaultRecord {
    VaultRecord {
        id: VaultId(random::bytes()),
        kind,
        key: VaultKey(random::bytes()),
        created: 1_700_000_000_000,
    }
}

/// A phone with the app open and one firm on it, or an anchor.
pub(crate) struct Phone {
    pub(crate) store: Store,
    pub(crate) device: DeviceKey,
    /// What is open: the firm's vault, or the anchor's.
    pub(crate) firm: VaultRecord,
}

impl Phone {
    /// Answers a question: what a tap on a level does.
    pub(crate) async fn answer(
        &self,
        question: &str,
        level: i64,
    ) -> Result<Vec<OpenedBatch>, StorageError> {
        self.write(&[(question, Value::Number(level))]).await
    }

    /// Writes notes of `length` characters each, in one commit.
    pub(crate) async fn write_notes(
        &self,
        count: usize,
        length: usize,
    ) -> Result<Vec<OpenedBatch>, StorageError> {
        let questions: Vec<_> = (0..count).map(|number| format!("note{number}")).collect();
        let note = Value::Text("n".repeat(length));
        let notes: Vec<_> = questions
            .iter()
            .map(|name| (name.as_str(), note.clone()))
            .collect();
        self.write(&notes).await
    }

    async fn write(&self, values: &[(&str, Value)]) -> Result<Vec<OpenedBatch>, StorageError> {
        let known = self.replica().await;
        let draft = |(question, value): &(&str, Value)| {
            known.draft(path(question), Write::Set(value.clone()), 1_000)
        };
        let ops: Vec<Op> = values.iter().map(draft).collect();
        self.store.commit(&self.firm, &self.device, &ops).await
    }

    /// The hashes of the batches as they lie there, oldest first.
    pub(crate) async fn hashes(&self) -> Vec<BatchHash> {
        let sealed = self.store.sealed_batches(self.firm.id).await.unwrap();
        sealed.iter().map(|bytes| BatchHash::of(bytes)).collect()
    }

    pub(crate) async fn loaded(&self) -> Loaded {
        self.store.load(&self.firm).await.unwrap()
    }

    /// The level that is kept for a question, if any.
    pub(crate) async fn level(&self, question: &str) -> Option<i64> {
        match self.replica().await.value(path(question).as_str()) {
            Some(Value::Number(level)) => Some(*level),
            _ => None,
        }
    }

    /// Takes a copy as a file, of every vault on the phone.
    pub(crate) async fn take_copy(&self) -> Copy {
        let mut vaults = Vec::new();
        for VaultRecord { id, kind, key, .. } in self.store.vaults().await.unwrap() {
            let batches = self.store.sealed_batches(id).await.unwrap();
            vaults.push(VaultCopy {
                id,
                kind,
                key,
                batches,
            });
        }
        Copy {
            made_at: 1_800_000_000_000,
            vaults,
        }
    }

    pub(crate) async fn replica(&self) -> Replica {
        let mut replica = Replica::new();
        for batch in self.loaded().await.batches {
            replica.absorb(batch);
        }
        replica
    }
}

fn path(question: &str) -> Path {
    Path::new(&format!("check/1/answer/{question}")).unwrap()
}
