//! Who takes part in the stories, and what they do with their phones.

use std::cell::Cell;

use good_business::{
    platform::random,
    storage::{Loaded, Opened, StorageError, Store, VaultRecord},
};
use vault::{DeviceKey, OpenedBatch, Replica, VaultId, VaultKey, VaultKind};

/// How long the stories wait for another tab, in milliseconds.
pub(crate) const PATIENCE: i32 = 1_500;

/// A database name that no other story uses, nor an earlier run in the same browser.
pub(crate) fn fresh_database() -> String {
    thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
    COUNT.set(COUNT.get() + 1);
    let mut salt = [0; 8];
    random::fill(&mut salt);
    format!("story-{}-{:x}", COUNT.get(), u64::from_le_bytes(salt))
}

/// A person's phone with the app open and one firm on it.
pub(crate) struct Phone {
    pub(crate) store: Store,
    pub(crate) device: DeviceKey,
    pub(crate) firm: VaultRecord,
}

pub(crate) async fn open(database: &str) -> Result<Opened, StorageError> {
    Store::open_named(database, PATIENCE, random::fill).await
}

/// Opens the app for the first time and starts a firm.
pub(crate) async fn first_visit(database: &str) -> Phone {
    start_firm(open(database).await.unwrap()).await
}

pub(crate) async fn start_firm(opened: Opened) -> Phone {
    let firm = new_firm();
    opened.store.create_vault(firm.clone()).await.unwrap();
    Phone {
        store: opened.store,
        device: opened.device,
        firm,
    }
}

/// Opens the app again, in the same tab later or in another tab now.
pub(crate) async fn come_back(database: &str) -> Phone {
    resume(open(database).await.unwrap())
}

pub(crate) fn resume(opened: Opened) -> Phone {
    let firm = opened.vaults.first().unwrap().clone();
    Phone {
        store: opened.store,
        device: opened.device,
        firm,
    }
}

pub(crate) fn new_firm() -> VaultRecord {
    let (mut id, mut key) = ([0; 16], [0; 32]);
    random::fill(&mut id);
    random::fill(&mut key);
    VaultRecord {
        id: VaultId(id),
        kind: VaultKind::Firm,
        key: VaultKey(key),
        created: 1,
    }
}

impl Phone {
    /// Answers a question: what a tap on a level does.
    pub(crate) async fn answer(&self, question: &str, level: i64) -> Result<(), StorageError> {
        self.answer_all(&[(question, level)]).await.map(|_| ())
    }

    /// Answers several questions in one commit.
    pub(crate) async fn answer_all(
        &self,
        answers: &[(&str, i64)],
    ) -> Result<Vec<OpenedBatch>, StorageError> {
        let known = self.replica().await;
        let ops: Vec<_> = answers
            .iter()
            .map(|(question, level)| {
                let path = vault::Path::new(&format!("check/1/answer/{question}")).unwrap();
                known.draft(path, vault::Write::Set(vault::Value::Number(*level)), 1_000)
            })
            .collect();
        self.store.commit(&self.firm, &self.device, &ops).await
    }

    pub(crate) async fn loaded(&self) -> Loaded {
        self.store.load(&self.firm).await.unwrap()
    }

    pub(crate) async fn replica(&self) -> Replica {
        let mut replica = Replica::new();
        for batch in self.loaded().await.batches {
            replica.absorb(batch);
        }
        replica
    }

    /// The level that is kept for a question, if any.
    pub(crate) async fn level(&self, question: &str) -> Option<i64> {
        match self
            .replica()
            .await
            .value(&format!("check/1/answer/{question}"))
        {
            Some(vault::Value::Number(level)) => Some(*level),
            _ => None,
        }
    }
}
