//! Storage on the device's disk, in IndexedDB.

use protocol::{BatchHash, DeviceId, VaultId};
use vault::DeviceKey;
use wasm_bindgen::JsValue;

use super::{
    Damage, StorageError,
    backend::{
        Answer, ChangeHeld, Incoming, NewBatch, Origin, Seal, SealHeld, Start, Storage,
        StoredBatch, VaultRecord, oldest_first,
    },
    exceptions::failed,
    indexed_db::{Database, Mode},
    migrations, records,
    schema::{self, BATCHES, DEVICES, META, SET_ASIDE, VAULTS},
    transaction::Transaction,
};

/// The storage that stays.
#[derive(Debug)]
pub struct Disk(pub(super) Database);

impl Disk {
    /// Opens the database of this name; waits at most `patience` milliseconds for other tabs.
    ///
    /// # Errors
    /// `Unavailable`, `NewerVersion`, `BlockedByAnotherTab`, `QuotaExceeded` or `Failed`.
    pub async fn open(name: &str, patience: i32) -> Result<Self, StorageError> {
        Database::open(name, patience).await.map(Self)
    }

    /// Changes what lies under a name outside of every vault, and answers what lies there then. No
    /// copy takes it along, and what is taken away is kept nowhere.
    pub(super) fn change_held<'a>(
        &'a self,
        name: &'a str,
        mut change: ChangeHeld<'a>,
    ) -> Answer<'a, Option<Vec<u8>>> {
        let work = async move |transaction: &Transaction| {
            let key = held_key(name);
            let found = records::bytes(&transaction.get(META, &key).await?);
            let held = change(found.clone());
            match &held {
                same if *same == found => {}
                Some(bytes) => transaction.put(META, &records::js_bytes(bytes), Some(&key))?,
                None => transaction.delete(META, &key)?,
            }
            Ok(held)
        };
        Box::pin(self.0.attempt(Mode::ReadWrite, &[META], work))
    }

    /// Appends to a vault what is made of what lies under a name outside of it, and takes that away, in
    /// one transaction: what another tab adds there meanwhile comes before it or after it, and is never
    /// taken away unread.
    pub(super) fn append_held<'a>(
        &'a self,
        vault: VaultId,
        device: DeviceId,
        name: &'a str,
        mut seal: SealHeld<'a>,
    ) -> Answer<'a, Vec<NewBatch>> {
        let work = async move |transaction: &Transaction| {
            let key = held_key(name);
            let held = records::bytes(&transaction.get(META, &key).await?);
            let seal = &mut |last| seal(held.clone(), last);
            let sealed = append_to(transaction, vault, device, seal).await?;
            transaction.delete(META, &key)?;
            Ok(sealed)
        };
        let stores = &[META, VAULTS, BATCHES];
        Box::pin(self.0.attempt(Mode::ReadWrite, stores, work))
    }

    /// The records of a store that belong to this vault, oldest first.
    async fn of_vault(&self, store: &str, vault: VaultId) -> Result<Vec<JsValue>, StorageError> {
        let key = records::js_id(vault);
        let index = schema::BY_VAULT;
        let found = self
            .0
            .read(store, &|records| records.all_by(store, index, &key))
            .await?;
        Ok(records::list(&found))
    }
}

impl Storage for Disk {
    fn start(&self, fresh: DeviceKey) -> Answer<'_, Start> {
        Box::pin(async move {
            let work = async |transaction: &Transaction| {
                let format = transaction.get(META, &schema::FORMAT_KEY.into());
                let named = transaction.count_in(BATCHES, schema::BY_VAULT);
                let batches = transaction.count(BATCHES);
                let format = format.await?;
                let is_old = migrations::is_old(&format)?;
                if named.await? != batches.await? || is_old {
                    let batches = records::list(&transaction.all(BATCHES).await?);
                    migrations::migrate(transaction, &format, &batches)?;
                    move_nameless_aside(transaction, &batches)?;
                }
                let device = transaction.get(DEVICES, &schema::THIS_DEVICE.into());
                let vaults = transaction.all(VAULTS);
                let device = device.await?;
                let vaults = vaults.await?;
                Ok(Start {
                    device: device_key(transaction, &device, &fresh)?,
                    vaults: readable_vaults(transaction, &vaults)?,
                    set_aside: records::count(&transaction.count(SET_ASIDE).await?),
                })
            };
            let stores = schema::store_names();
            self.0.attempt(Mode::ReadWrite, &stores, work).await
        })
    }

    fn vaults(&self) -> Answer<'_, Vec<VaultRecord>> {
        Box::pin(async {
            let found = self.0.read(VAULTS, &|records| records.all(VAULTS)).await?;
            let found = records::list(&found);
            Ok(oldest_first(found.iter().filter_map(records::to_vault)))
        })
    }

    fn append<'a>(
        &'a self,
        vault: VaultId,
        device: DeviceId,
        mut seal: Seal<'a>,
    ) -> Answer<'a, Vec<NewBatch>> {
        let work = async move |transaction: &Transaction| {
            append_to(transaction, vault, device, &mut seal).await
        };
        Box::pin(self.0.attempt(Mode::ReadWrite, &[VAULTS, BATCHES], work))
    }

    fn batches(&self, vault: VaultId, after: u64) -> Answer<'_, Vec<StoredBatch>> {
        Box::pin(async move {
            let found = self.of_vault(BATCHES, vault).await?;
            let stored = records::to_stored_batches(&found);
            Ok(stored.filter(|batch| batch.number > after).collect())
        })
    }

    fn set_aside(&self, vault: VaultId, damaged: Vec<(u64, Damage)>) -> Answer<'_, usize> {
        let work = async move |transaction: &Transaction| {
            for (number, damage) in &damaged {
                let number = JsValue::from(*number as f64);
                let record = transaction.get(BATCHES, &number).await?;
                // Another tab may have moved it a moment ago.
                if !record.is_undefined() {
                    move_aside(transaction, BATCHES, &number, &record, *damage)?;
                }
            }
            let key = records::js_id(vault);
            let aside = transaction.count_by(SET_ASIDE, schema::BY_VAULT, &key);
            Ok(records::count(&aside.await?))
        };
        Box::pin(self.0.attempt(Mode::ReadWrite, &[BATCHES, SET_ASIDE], work))
    }

    fn bytes_set_aside(&self, vault: VaultId) -> Answer<'_, Vec<Vec<u8>>> {
        Box::pin(async move {
            let aside = self.of_vault(SET_ASIDE, vault).await?;
            let records = aside.iter().map(|aside| records::field(aside, "record"));
            Ok(records
                .filter_map(|record| records::bytes_in(&record, "bytes"))
                .collect())
        })
    }

    fn merge(&self, vaults: Vec<Incoming>) -> Answer<'_, usize> {
        let work = async move |transaction: &Transaction| {
            let mut added = 0;
            for whole in &vaults {
                added += take_in(transaction, whole, Origin::Elsewhere).await?;
            }
            Ok(added)
        };
        let stores = &[VAULTS, BATCHES, SET_ASIDE];
        Box::pin(self.0.attempt(Mode::ReadWrite, stores, work))
    }

    fn erase(&self) -> Answer<'_, ()> {
        Box::pin(async move {
            let stores = schema::store_names();
            let work = async |transaction: &Transaction| {
                let mut names = stores.iter();
                names.try_for_each(|name| transaction.clear(name))
            };
            self.0.attempt(Mode::ReadWrite, &stores, work).await?;
            self.0.delete().await
        })
    }
}

/// Under which key lies what is held under a name.
fn held_key(name: &str) -> JsValue {
    JsValue::from([schema::HELD, name].concat())
}

async fn append_to(
    transaction: &Transaction,
    vault: VaultId,
    device: DeviceId,
    seal: &mut dyn FnMut(Option<BatchHash>) -> Result<Vec<NewBatch>, StorageError>,
) -> Result<Vec<NewBatch>, StorageError> {
    // Both are asked at once: each wait for the database is felt on a slow phone.
    let known = transaction.get(VAULTS, &records::js_id(vault));
    let chain = records::chain(vault, device);
    let last = transaction.last_by(BATCHES, schema::BY_CHAIN, &chain);
    if known.await?.is_undefined() {
        return Err(StorageError::VaultMissing);
    }
    let last = last.await?;
    let sealed = seal(records::hash_of(&records::field(&last, "value")))?;
    for batch in &sealed {
        let record = records::from_unsent_batch(vault, batch);
        transaction.add(BATCHES, &record, None)?;
    }
    Ok(sealed)
}

/// The key in this record. A damaged record is moved aside, and with none `fresh` is kept.
fn device_key(
    transaction: &Transaction,
    record: &JsValue,
    fresh: &DeviceKey,
) -> Result<DeviceKey, StorageError> {
    if let Some(seed) = records::bytes(record).and_then(|bytes| bytes.try_into().ok()) {
        return Ok(DeviceKey::from_seed(seed));
    }
    let key = JsValue::from(schema::THIS_DEVICE);
    if !record.is_undefined() {
        move_aside(transaction, DEVICES, &key, record, Damage::Malformed)?;
    }
    transaction.add(DEVICES, &records::js_bytes(&fresh.seed()), Some(&key))?;
    Ok(fresh.clone())
}

/// The vaults, oldest first. One whose record is damaged is moved aside.
fn readable_vaults(
    transaction: &Transaction,
    found: &JsValue,
) -> Result<Vec<VaultRecord>, StorageError> {
    let mut readable = Vec::new();
    for record in &records::list(found) {
        match records::to_vault(record) {
            Some(vault) => readable.push(vault),
            None => {
                let key = records::field(record, "id");
                move_aside(transaction, VAULTS, &key, record, Damage::Malformed)?;
            }
        }
    }
    Ok(oldest_first(readable))
}

/// Adds what is not here yet of a vault; answers how many batches were new. Those of a server need not be
/// sent to it; those from elsewhere go into the outbox.
pub(super) async fn take_in(
    transaction: &Transaction,
    whole: &Incoming,
    from: Origin,
) -> Result<usize, StorageError> {
    let Incoming {
        vault,
        batches,
        damaged,
    } = whole;
    add_vault(transaction, vault).await?;
    let mut added = 0;
    for batch in batches {
        if is_new(transaction, BATCHES, batch).await? {
            let record = match from {
                Origin::Server => records::from_batch(vault.id, batch),
                Origin::Elsewhere => records::from_unsent_batch(vault.id, batch),
            };
            transaction.add(BATCHES, &record, None)?;
            added += 1;
        }
    }
    for batch in damaged {
        if is_new(transaction, SET_ASIDE, batch).await? {
            let record = records::from_batch(vault.id, batch);
            let aside = records::aside(BATCHES, &record, Damage::Unopenable);
            transaction.add(SET_ASIDE, &aside, None)?;
        }
    }
    Ok(added)
}

async fn is_new(
    transaction: &Transaction,
    store: &str,
    batch: &NewBatch,
) -> Result<bool, StorageError> {
    let hash = records::js_id(batch.hash);
    let known = transaction.count_by(store, schema::BY_HASH, &hash).await?;
    Ok(records::count(&known) == 0)
}

async fn add_vault(transaction: &Transaction, vault: &VaultRecord) -> Result<(), StorageError> {
    let known = transaction.get(VAULTS, &records::js_id(vault.id)).await?;
    if known.is_undefined() {
        return transaction.add(VAULTS, &records::from_vault(vault), None);
    }
    match records::to_vault(&known) {
        Some(known) if known.key == vault.key => Ok(()),
        _ => Err(failed("another key for a vault that is here")),
    }
}

/// Moves batches aside that name no vault: no reading of a vault would ever come across them.
fn move_nameless_aside(transaction: &Transaction, batches: &[JsValue]) -> Result<(), StorageError> {
    for record in batches {
        if !records::field(record, "vault").is_string() {
            let number = records::field(record, "number");
            move_aside(transaction, BATCHES, &number, record, Damage::Malformed)?;
        }
    }
    Ok(())
}

/// Moves a record out of its store as it was found, with the reason.
fn move_aside(
    transaction: &Transaction,
    store: &str,
    key: &JsValue,
    record: &JsValue,
    damage: Damage,
) -> Result<(), StorageError> {
    let aside = records::aside(store, record, damage);
    transaction.add(SET_ASIDE, &aside, None)?;
    transaction.delete(store, key)
}
