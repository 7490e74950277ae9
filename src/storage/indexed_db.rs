//! A connection to IndexedDB and a transaction on it. The only file that names rexie.
//!
//! What rexie needs care with: `done()` may say `Ok` of an aborted transaction; a failed write leaves
//! the earlier ones of its transaction standing unless it is aborted by hand; awaiting anything but a
//! request ends the transaction; an upgrade waits for other tabs for ever.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use rexie::{Direction, Index, KeyRange, ObjectStore, Rexie, Store, TransactionMode};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::IdbTransaction;

use super::{StorageError, exceptions, schema, strict};
use crate::platform::timer::within;

/// A database, connected, and connected again when the browser closes the connection.
#[derive(Debug)]
pub(super) struct Database {
    name: String,
    /// How long to wait for other tabs, in milliseconds.
    patience: i32,
    connection: RefCell<Option<Rc<Rexie>>>,
}

impl Database {
    /// Opens the database of this name, making or upgrading it as needed.
    ///
    /// # Errors
    /// `Unavailable`, `NewerVersion`, `BlockedByAnotherTab` after `patience` milliseconds,
    /// `QuotaExceeded` or `Failed`.
    pub(super) async fn open(name: &str, patience: i32) -> Result<Self, StorageError> {
        strict::install().map_err(|_| StorageError::Unavailable)?;
        let database = Self {
            name: name.to_owned(),
            patience,
            connection: RefCell::new(None),
        };
        database.connection().await?;
        Ok(database)
    }

    /// Does the work; if the connection turns out to be closed, opens it again and repeats the work
    /// once. All work here can be repeated: a vault is a set, and the same op twice is that op.
    pub(super) async fn attempt<T>(
        &self,
        mut work: impl AsyncFnMut(Connection) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        match work(self.connection().await?).await {
            Err(StorageError::ConnectionClosed) => {
                self.close();
                work(self.connection().await?).await
            }
            outcome => outcome,
        }
    }

    /// Deletes the database, or leaves the deleting to the browser if another tab hangs.
    pub(super) async fn delete(&self) -> Result<(), StorageError> {
        self.close();
        let deleted = within(self.patience, Rexie::delete(&self.name)).await;
        deleted.unwrap_or(Ok(())).map_err(classify)
    }

    async fn connection(&self) -> Result<Connection, StorageError> {
        if let Some(open) = &*self.connection.borrow() {
            return Ok(Connection(open.clone()));
        }
        let opened = connect(&self.name, self.patience).await?;
        let mut slot = self.connection.borrow_mut();
        if let Some(open) = &*slot {
            opened.close();
            return Ok(Connection(open.clone()));
        }
        Ok(Connection(slot.insert(Rc::new(opened)).clone()))
    }

    /// Closes the connection: one that is only forgotten would block every later upgrade.
    fn close(&self) {
        if let Some(connection) = self.connection.take().and_then(Rc::into_inner) {
            connection.close();
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.close();
    }
}

/// A connection that was open a moment ago.
pub(super) struct Connection(Rc<Rexie>);

/// One transaction. Dropped before [`Transaction::finish`], for whatever reason, it is undone.
pub(super) struct Transaction {
    inner: Option<rexie::Transaction>,
    raw: IdbTransaction,
}

impl Transaction {
    pub(super) fn write(connection: &Connection, stores: &[&str]) -> Result<Self, StorageError> {
        Self::begin(connection, stores, TransactionMode::ReadWrite)
    }

    pub(super) fn read(connection: &Connection, stores: &[&str]) -> Result<Self, StorageError> {
        Self::begin(connection, stores, TransactionMode::ReadOnly)
    }

    fn begin(
        connection: &Connection,
        stores: &[&str],
        mode: TransactionMode,
    ) -> Result<Self, StorageError> {
        let inner = connection.0.transaction(stores, mode).map_err(classify)?;
        let raw = strict::take_latest().ok_or_else(|| exceptions::failed("hidden transaction"))?;
        Ok(Self {
            inner: Some(inner),
            raw,
        })
    }

    pub(super) async fn get(
        &self,
        store: &str,
        key: &JsValue,
    ) -> Result<Option<JsValue>, StorageError> {
        self.store(store)?.get(key.clone()).await.map_err(classify)
    }

    pub(super) async fn all(&self, store: &str) -> Result<Vec<JsValue>, StorageError> {
        self.store(store)?
            .get_all(None, None)
            .await
            .map_err(classify)
    }

    pub(super) async fn count(&self, store: &str) -> Result<usize, StorageError> {
        Ok(self.store(store)?.count(None).await.map_err(classify)? as usize)
    }

    /// The records whose indexed fields equal `key`, oldest first.
    pub(super) async fn all_by(
        &self,
        store: &str,
        index: &str,
        key: &JsValue,
    ) -> Result<Vec<JsValue>, StorageError> {
        let index = self.store(store)?.index(index).map_err(classify)?;
        index
            .get_all(Some(only(key)?), None)
            .await
            .map_err(classify)
    }

    /// The youngest record whose indexed fields equal `key`.
    pub(super) async fn last_by(
        &self,
        store: &str,
        index: &str,
        key: &JsValue,
    ) -> Result<Option<JsValue>, StorageError> {
        let index = self.store(store)?.index(index).map_err(classify)?;
        let last = index
            .scan(Some(only(key)?), Some(1), None, Some(Direction::Prev))
            .await;
        Ok(last.map_err(classify)?.pop().map(|(_, record)| record))
    }

    pub(super) async fn count_by(
        &self,
        store: &str,
        index: &str,
        key: &JsValue,
    ) -> Result<usize, StorageError> {
        let index = self.store(store)?.index(index).map_err(classify)?;
        Ok(index.count(Some(only(key)?)).await.map_err(classify)? as usize)
    }

    /// How many records of the store are in the index.
    pub(super) async fn count_in(&self, store: &str, index: &str) -> Result<usize, StorageError> {
        let index = self.store(store)?.index(index).map_err(classify)?;
        Ok(index.count(None).await.map_err(classify)? as usize)
    }

    /// Adds a record that must not be there yet.
    pub(super) async fn add(
        &self,
        store: &str,
        record: &JsValue,
        key: Option<&JsValue>,
    ) -> Result<(), StorageError> {
        self.store(store)?
            .add(record, key)
            .await
            .map(|_| ())
            .map_err(classify)
    }

    /// Adds a record or puts it in the place of the one with its key.
    pub(super) async fn put(
        &self,
        store: &str,
        record: &JsValue,
        key: Option<&JsValue>,
    ) -> Result<(), StorageError> {
        self.store(store)?
            .put(record, key)
            .await
            .map(|_| ())
            .map_err(classify)
    }

    pub(super) async fn delete(&self, store: &str, key: &JsValue) -> Result<(), StorageError> {
        self.store(store)?
            .delete(key.clone())
            .await
            .map_err(classify)
    }

    pub(super) async fn clear(&self, store: &str) -> Result<(), StorageError> {
        self.store(store)?.clear().await.map_err(classify)
    }

    /// Waits until everything is on the disk.
    pub(super) async fn finish(mut self) -> Result<(), StorageError> {
        let inner = self.inner.take().ok_or(StorageError::ConnectionClosed)?;
        match (inner.done().await, self.raw.error()) {
            (Ok(result), _) if result.is_committed() => Ok(()),
            (_, Some(exception)) => Err(exceptions::by_name(&exception)),
            (Err(error), None) => Err(classify(error)),
            // Aborted, and not by us: the browser gave the connection up.
            (Ok(_), None) => Err(StorageError::ConnectionClosed),
        }
    }

    fn store(&self, name: &str) -> Result<Store, StorageError> {
        let open = self.inner.as_ref().ok_or(StorageError::ConnectionClosed)?;
        open.store(name).map_err(classify)
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        // Refused, and rightly so, where the transaction is over.
        let _ = self.raw.abort();
    }
}

async fn connect(name: &str, patience: i32) -> Result<Rexie, StorageError> {
    let builder = Rexie::builder(name).version(schema::VERSION);
    let builder = schema::STORES.iter().fold(builder, |builder, shape| {
        builder.add_object_store(object_store(shape))
    });
    // The opening goes on by itself when the patience is over: if it succeeds after all, nobody is
    // there to use the connection, and left open it would block others in turn.
    let opened = Rc::new(RefCell::new(None));
    let abandoned = Rc::new(Cell::new(false));
    let opening = future_to_promise({
        let (opened, abandoned) = (opened.clone(), abandoned.clone());
        async move {
            match builder.build().await {
                Ok(database) if abandoned.get() => database.close(),
                result => *opened.borrow_mut() = Some(result),
            }
            Ok(JsValue::UNDEFINED)
        }
    });
    let in_time = within(patience, JsFuture::from(opening)).await;
    abandoned.set(in_time.is_none());
    match opened.take() {
        Some(result) => result.map_err(classify_opening),
        None => Err(StorageError::BlockedByAnotherTab),
    }
}

fn object_store(shape: &schema::StoreShape) -> ObjectStore {
    let store = ObjectStore::new(shape.name);
    let store = match shape.keys {
        schema::Keys::Given => store,
        schema::Keys::Field(field) => store.key_path(field),
        schema::Keys::Counted(field) => store.key_path(field).auto_increment(true),
    };
    shape.indexes.iter().fold(store, |store, (name, fields)| {
        store.add_index(match fields {
            [field] => Index::new(name, field),
            fields => Index::new_array(name, fields.iter().copied()),
        })
    })
}

fn only(key: &JsValue) -> Result<KeyRange, StorageError> {
    KeyRange::only(key).map_err(exceptions::classify)
}

fn classify(error: rexie::Error) -> StorageError {
    match error {
        rexie::Error::IdbError(error) => exceptions::classify(error),
        other => exceptions::failed(other),
    }
}

/// What an error at opening means. A browser that forbids databases says so in several ways.
fn classify_opening(error: rexie::Error) -> StorageError {
    match classify(error) {
        StorageError::ConnectionClosed => StorageError::Unavailable,
        other => other,
    }
}
