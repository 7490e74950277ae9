//! Storage on the device's disk, in IndexedDB.

use protocol::{DeviceId, VaultId};
use vault::DeviceKey;
use wasm_bindgen::JsValue;

use super::{
    Damage, StorageError,
    backend::{
        Answer, Incoming, NewBatch, Seal, Start, Storage, StoredBatch, VaultRecord, oldest_first,
    },
    exceptions::failed,
    indexed_db::{Database, Transaction},
    migrations::migrate,
    records,
    schema::{self, BATCHES, DEVICES, SET_ASIDE, VAULTS},
};

/// The storage that stays.
#[derive(Debug)]
pub struct Disk(Database);

impl Disk {
    /// Opens the database of this name; waits at most `patience` milliseconds for other tabs.
    ///
    /// # Errors
    /// `Unavailable`, `NewerVersion`, `BlockedByAnotherTab`, `QuotaExceeded` or `Failed`.
    pub async fn open(name: &str, patience: i32) -> Result<Self, StorageError> {
        Database::open(name, patience).await.map(Self)
    }
}

impl Storage for Disk {
    fn start(&self, fresh: DeviceKey) -> Answer<'_, Start> {
        Box::pin(self.0.attempt(async move |connection| {
            let transaction = Transaction::write(&connection, &schema::store_names())?;
            migrate(&transaction).await?;
            move_nameless_aside(&transaction).await?;
            let start = Start {
                device: device_key(&transaction, &fresh).await?,
                vaults: readable_vaults(&transaction).await?,
                set_aside: transaction.count(SET_ASIDE).await?,
            };
            transaction.finish().await?;
            Ok(start)
        }))
    }

    fn vaults(&self) -> Answer<'_, Vec<VaultRecord>> {
        Box::pin(self.0.attempt(async move |connection| {
            let transaction = Transaction::read(&connection, &[VAULTS])?;
            let found = transaction.all(VAULTS).await?;
            transaction.finish().await?;
            let mut vaults: Vec<_> = found.iter().filter_map(records::to_vault).collect();
            oldest_first(&mut vaults);
            Ok(vaults)
        }))
    }

    fn create_vault(&self, vault: VaultRecord) -> Answer<'_, ()> {
        Box::pin(self.0.attempt(async move |connection| {
            let transaction = Transaction::write(&connection, &[VAULTS])?;
            add_vault(&transaction, &vault).await?;
            transaction.finish().await
        }))
    }

    fn append<'a>(
        &'a self,
        vault: VaultId,
        device: DeviceId,
        mut seal: Seal<'a>,
    ) -> Answer<'a, Vec<NewBatch>> {
        Box::pin(self.0.attempt(async move |connection| {
            let transaction = Transaction::write(&connection, &[VAULTS, BATCHES])?;
            if transaction
                .get(VAULTS, &records::js_id(vault))
                .await?
                .is_none()
            {
                return Err(StorageError::VaultMissing);
            }
            let chain = records::chain(vault, device);
            let last = transaction
                .last_by(BATCHES, schema::BY_CHAIN, &chain)
                .await?;
            let sealed = seal(last.and_then(|record| records::hash_of(&record)))?;
            for batch in &sealed {
                transaction
                    .add(BATCHES, &records::from_batch(vault, batch), None)
                    .await?;
            }
            transaction.finish().await?;
            Ok(sealed)
        }))
    }

    fn batches(&self, vault: VaultId, after: u64) -> Answer<'_, Vec<StoredBatch>> {
        Box::pin(self.0.attempt(async move |connection| {
            let transaction = Transaction::read(&connection, &[BATCHES])?;
            let key = records::js_id(vault);
            let found = transaction.all_by(BATCHES, schema::BY_VAULT, &key).await?;
            transaction.finish().await?;
            let stored = found.iter().filter_map(records::to_stored_batch);
            Ok(stored.filter(|batch| batch.number > after).collect())
        }))
    }

    fn set_aside(&self, vault: VaultId, damaged: Vec<(u64, Damage)>) -> Answer<'_, usize> {
        Box::pin(self.0.attempt(async move |connection| {
            let transaction = Transaction::write(&connection, &[BATCHES, SET_ASIDE])?;
            for (number, damage) in &damaged {
                let number = JsValue::from(*number as f64);
                // Another tab may have moved it a moment ago.
                if let Some(record) = transaction.get(BATCHES, &number).await? {
                    move_aside(&transaction, BATCHES, &number, &record, *damage).await?;
                }
            }
            let key = records::js_id(vault);
            let aside = transaction
                .count_by(SET_ASIDE, schema::BY_VAULT, &key)
                .await?;
            transaction.finish().await?;
            Ok(aside)
        }))
    }

    fn bytes_set_aside(&self, vault: VaultId) -> Answer<'_, Vec<Vec<u8>>> {
        Box::pin(self.0.attempt(async move |connection| {
            let transaction = Transaction::read(&connection, &[SET_ASIDE])?;
            let key = records::js_id(vault);
            let aside = transaction
                .all_by(SET_ASIDE, schema::BY_VAULT, &key)
                .await?;
            transaction.finish().await?;
            let records = aside.iter().map(|aside| records::field(aside, "record"));
            Ok(records
                .filter_map(|record| records::bytes_in(&record, "bytes"))
                .collect())
        }))
    }

    fn merge(&self, vaults: Vec<Incoming>) -> Answer<'_, usize> {
        Box::pin(self.0.attempt(async move |connection| {
            let transaction = Transaction::write(&connection, &[VAULTS, BATCHES, SET_ASIDE])?;
            let mut added = 0;
            for Incoming {
                vault,
                batches,
                damaged,
            } in &vaults
            {
                add_vault(&transaction, vault).await?;
                for batch in batches {
                    if is_new(&transaction, BATCHES, batch).await? {
                        let record = records::from_batch(vault.id, batch);
                        transaction.add(BATCHES, &record, None).await?;
                        added += 1;
                    }
                }
                for batch in damaged {
                    if is_new(&transaction, SET_ASIDE, batch).await? {
                        let record = records::from_batch(vault.id, batch);
                        let aside = records::aside(BATCHES, &record, Damage::Unopenable);
                        transaction.add(SET_ASIDE, &aside, None).await?;
                    }
                }
            }
            transaction.finish().await?;
            Ok(added)
        }))
    }

    fn erase(&self) -> Answer<'_, ()> {
        Box::pin(async move {
            self.0
                .attempt(async |connection| {
                    let transaction = Transaction::write(&connection, &schema::store_names())?;
                    for name in schema::store_names() {
                        transaction.clear(name).await?;
                    }
                    transaction.finish().await
                })
                .await?;
            self.0.delete().await
        })
    }
}

async fn device_key(
    transaction: &Transaction,
    fresh: &DeviceKey,
) -> Result<DeviceKey, StorageError> {
    let key = JsValue::from(schema::THIS_DEVICE);
    if let Some(record) = transaction.get(DEVICES, &key).await? {
        if let Some(seed) = records::bytes(&record).and_then(|bytes| bytes.try_into().ok()) {
            return Ok(DeviceKey::from_seed(seed));
        }
        move_aside(transaction, DEVICES, &key, &record, Damage::Malformed).await?;
    }
    transaction
        .add(DEVICES, &records::js_bytes(&fresh.seed()), Some(&key))
        .await?;
    Ok(fresh.clone())
}

/// The vaults, oldest first. One whose record is damaged is moved aside.
async fn readable_vaults(transaction: &Transaction) -> Result<Vec<VaultRecord>, StorageError> {
    let mut readable = Vec::new();
    for record in transaction.all(VAULTS).await? {
        match records::to_vault(&record) {
            Some(vault) => readable.push(vault),
            None => {
                let key = records::field(&record, "id");
                move_aside(transaction, VAULTS, &key, &record, Damage::Malformed).await?;
            }
        }
    }
    oldest_first(&mut readable);
    Ok(readable)
}

async fn add_vault(transaction: &Transaction, vault: &VaultRecord) -> Result<(), StorageError> {
    match transaction.get(VAULTS, &records::js_id(vault.id)).await? {
        None => {
            transaction
                .add(VAULTS, &records::from_vault(vault), None)
                .await
        }
        Some(known) if records::to_vault(&known).is_some_and(|known| known.key == vault.key) => {
            Ok(())
        }
        Some(_) => Err(failed("another key for a vault that is here")),
    }
}

async fn is_new(
    transaction: &Transaction,
    store: &str,
    batch: &NewBatch,
) -> Result<bool, StorageError> {
    let hash = records::js_id(batch.hash);
    Ok(transaction.count_by(store, schema::BY_HASH, &hash).await? == 0)
}

/// Moves batches aside that name no vault: no reading of a vault would ever come across them.
async fn move_nameless_aside(transaction: &Transaction) -> Result<(), StorageError> {
    let named = transaction.count_in(BATCHES, schema::BY_VAULT).await?;
    if transaction.count(BATCHES).await? == named {
        return Ok(());
    }
    for record in transaction.all(BATCHES).await? {
        if !records::field(&record, "vault").is_string() {
            let number = records::field(&record, "number");
            move_aside(transaction, BATCHES, &number, &record, Damage::Malformed).await?;
        }
    }
    Ok(())
}

/// Moves a record out of its store as it was found, with the reason.
async fn move_aside(
    transaction: &Transaction,
    store: &str,
    key: &JsValue,
    record: &JsValue,
    damage: Damage,
) -> Result<(), StorageError> {
    let aside = records::aside(store, record, damage);
    transaction.add(SET_ASIDE, &aside, None).await?;
    transaction.delete(store, key).await
}
