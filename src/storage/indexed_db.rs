//! A connection to IndexedDB and a transaction on it. The only file that names rexie.
//!
//! rexie opens, upgrades and begins. What is asked in a transaction goes to the browser's own objects,
//! with one way to wait for any of them: rexie's many kinds of request weigh as much as a page.
//!
//! What IndexedDB needs care with: a write that is refused on the spot leaves the earlier ones of its
//! transaction standing unless it is aborted by hand; awaiting anything but a request ends the
//! transaction; an upgrade waits for other tabs for ever.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Promise;
use rexie::{Index, ObjectStore, Rexie};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    DomException, IdbCursorDirection, IdbIndex, IdbObjectStore, IdbRequest, IdbTransaction,
};

use super::{
    StorageError,
    backend::Answer,
    exceptions::{failed, thrown},
    schema, strict,
};
use crate::platform::timer::within;

pub(super) use rexie::TransactionMode as Mode;

/// A database, connected, and connected again when the browser closes the connection.
#[derive(Debug)]
pub(super) struct Database {
    name: String,
    /// How long to wait for other tabs, in milliseconds.
    patience: i32,
    connection: RefCell<Option<Rexie>>,
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
        database.connect().await?;
        Ok(database)
    }

    /// Does the work in one transaction and waits until it is on the disk; if the connection turns out
    /// to be closed, opens it again and repeats the work once. All work here can be repeated: a vault
    /// is a set, and the same op twice is that op.
    pub(super) async fn attempt<T>(
        &self,
        mode: Mode,
        stores: &[&str],
        mut work: impl AsyncFnMut(&Transaction) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let mut outcome = None;
        let mut work = async |transaction: &Transaction| {
            outcome = Some(work(transaction).await?);
            Ok(())
        };
        self.attempt_work(mode, stores, &mut work).await?;
        outcome.ok_or(StorageError::ConnectionClosed)
    }

    /// As [`Database::attempt`], once in the program and not once for each kind of work.
    async fn attempt_work(
        &self,
        mode: Mode,
        stores: &[&str],
        work: &mut dyn Work,
    ) -> Result<(), StorageError> {
        let mut repeated = false;
        loop {
            match self.attempt_once(mode, stores, work).await {
                Err(StorageError::ConnectionClosed) if !repeated => self.close(),
                outcome => return outcome,
            }
            repeated = true;
        }
    }

    /// What the question is answered in a transaction of its own, on one store.
    pub(super) async fn read(
        &self,
        store: &str,
        question: &dyn Fn(&Transaction) -> Answer<'_, JsValue>,
    ) -> Result<JsValue, StorageError> {
        let work = async |transaction: &Transaction| question(transaction).await;
        self.attempt(Mode::ReadOnly, &[store], work).await
    }

    async fn attempt_once(
        &self,
        mode: Mode,
        stores: &[&str],
        work: &mut dyn Work,
    ) -> Result<(), StorageError> {
        let transaction = self.begin(mode, stores).await?;
        work.run(&transaction).await?;
        transaction.finish().await
    }

    /// Deletes the database, or leaves the deleting to the browser if another tab hangs.
    pub(super) async fn delete(&self) -> Result<(), StorageError> {
        self.close();
        let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
        let request = factory
            .ok_or(StorageError::Unavailable)?
            .delete_database(&self.name)
            .map_err(|error| thrown(&error))?;
        match within(self.patience, settled(&request)).await {
            Some(Err(_)) => Err(reason(request.error().ok().flatten())),
            Some(Ok(_)) | None => Ok(()),
        }
    }

    fn begin<'a>(&'a self, mode: Mode, stores: &'a [&str]) -> Answer<'a, Transaction> {
        Box::pin(async move {
            self.connect().await?;
            let slot = self.connection.borrow();
            let connection = slot.as_ref().ok_or(StorageError::ConnectionClosed)?;
            connection.transaction(stores, mode).map_err(classify)?;
            let hidden = strict::take_latest().ok_or_else(|| failed("hidden transaction"))?;
            Ok(Transaction(hidden))
        })
    }

    async fn connect(&self) -> Result<(), StorageError> {
        if self.connection.borrow().is_some() {
            return Ok(());
        }
        let opened = open(&self.name, self.patience).await?;
        let mut slot = self.connection.borrow_mut();
        if slot.is_some() {
            opened.close();
        } else {
            *slot = Some(opened);
        }
        Ok(())
    }

    /// Closes the connection: one that is only forgotten would block every later upgrade.
    fn close(&self) {
        if let Some(connection) = self.connection.take() {
            connection.close();
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.close();
    }
}

/// What is done in a transaction, whatever comes of it.
trait Work {
    fn run<'a>(&'a mut self, transaction: &'a Transaction) -> Answer<'a, ()>;
}

impl<F: AsyncFnMut(&Transaction) -> Result<(), StorageError>> Work for F {
    fn run<'a>(&'a mut self, transaction: &'a Transaction) -> Answer<'a, ()> {
        Box::pin(self(transaction))
    }
}

/// One transaction. Dropped before it is finished, for whatever reason, it is undone.
///
/// Reading waits for the answer. Writing does not: a write that fails later on undoes the transaction,
/// and finishing it tells why.
pub(super) struct Transaction(IdbTransaction);

impl Transaction {
    /// The record with this key, or undefined.
    pub(super) fn get(&self, store: &str, key: &JsValue) -> Answer<'_, JsValue> {
        self.ask(self.store(store).and_then(|store| store.get(key)))
    }

    /// All records, as an array.
    pub(super) fn all(&self, store: &str) -> Answer<'_, JsValue> {
        self.ask(self.store(store).and_then(|store| store.get_all()))
    }

    pub(super) fn count(&self, store: &str) -> Answer<'_, JsValue> {
        self.ask(self.store(store).and_then(|store| store.count()))
    }

    /// The records whose indexed fields equal `key`, oldest first, as an array.
    pub(super) fn all_by(&self, store: &str, index: &str, key: &JsValue) -> Answer<'_, JsValue> {
        let index = self.index(store, index);
        self.ask(index.and_then(|index| index.get_all_with_key(key)))
    }

    /// A cursor on the youngest record whose indexed fields equal `key`, or null.
    pub(super) fn last_by(&self, store: &str, index: &str, key: &JsValue) -> Answer<'_, JsValue> {
        let index = self.index(store, index);
        let youngest_first = IdbCursorDirection::Prev;
        self.ask(
            index.and_then(|index| index.open_cursor_with_range_and_direction(key, youngest_first)),
        )
    }

    pub(super) fn count_by(&self, store: &str, index: &str, key: &JsValue) -> Answer<'_, JsValue> {
        let index = self.index(store, index);
        self.ask(index.and_then(|index| index.count_with_key(key)))
    }

    /// How many records of the store are in the index.
    pub(super) fn count_in(&self, store: &str, index: &str) -> Answer<'_, JsValue> {
        let index = self.index(store, index);
        self.ask(index.and_then(|index| index.count()))
    }

    /// Adds a record that must not be there yet.
    pub(super) fn add(
        &self,
        store: &str,
        record: &JsValue,
        key: Option<&JsValue>,
    ) -> Result<(), StorageError> {
        accepted(self.store(store).and_then(|store| match key {
            Some(key) => store.add_with_key(record, key),
            None => store.add(record),
        }))
    }

    /// Adds a record or puts it in the place of the one with its key.
    pub(super) fn put(
        &self,
        store: &str,
        record: &JsValue,
        key: Option<&JsValue>,
    ) -> Result<(), StorageError> {
        accepted(self.store(store).and_then(|store| match key {
            Some(key) => store.put_with_key(record, key),
            None => store.put(record),
        }))
    }

    pub(super) fn delete(&self, store: &str, key: &JsValue) -> Result<(), StorageError> {
        accepted(self.store(store).and_then(|store| store.delete(key)))
    }

    pub(super) fn clear(&self, store: &str) -> Result<(), StorageError> {
        accepted(self.store(store).and_then(|store| store.clear()))
    }

    /// Waits until everything is on the disk.
    fn finish(&self) -> Answer<'_, ()> {
        let end = Promise::new(&mut |completed, aborted| {
            self.0.set_oncomplete(Some(&completed));
            self.0.set_onabort(Some(&aborted));
        });
        Box::pin(async move {
            let ended = JsFuture::from(end).await;
            ended.map(drop).map_err(|_| reason(self.0.error()))
        })
    }

    fn ask(&self, asked: Result<IdbRequest, JsValue>) -> Answer<'_, JsValue> {
        // Listened to from now on, not only from the first look at the future.
        let asked = asked.map(|request| (settled(&request), request));
        Box::pin(async move {
            let (answer, request) = asked.map_err(|error| thrown(&error))?;
            match answer.await {
                Ok(_) => request.result().map_err(|error| thrown(&error)),
                // Where the whole transaction was aborted, its own reason is the cause.
                Err(_) => Err(reason(self.0.error().or(request.error().ok().flatten()))),
            }
        })
    }

    fn store(&self, name: &str) -> Result<IdbObjectStore, JsValue> {
        self.0.object_store(name)
    }

    fn index(&self, store: &str, name: &str) -> Result<IdbIndex, JsValue> {
        self.store(store)?.index(name)
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        // Refused, and rightly so, where the transaction is over.
        let _ = self.0.abort();
    }
}

/// Waits for a request, whichever kind it is.
fn settled(request: &IdbRequest) -> JsFuture {
    let promise = Promise::new(&mut |succeeded, refused| {
        request.set_onsuccess(Some(&succeeded));
        request.set_onerror(Some(&refused));
    });
    JsFuture::from(promise)
}

/// Aborted without a reason, and not by us: the browser gave the connection up.
fn reason(exception: Option<DomException>) -> StorageError {
    match exception {
        Some(exception) => thrown(&exception),
        None => StorageError::ConnectionClosed,
    }
}

fn accepted(asked: Result<IdbRequest, JsValue>) -> Result<(), StorageError> {
    asked.map(drop).map_err(|error| thrown(&error))
}

async fn open(name: &str, patience: i32) -> Result<Rexie, StorageError> {
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

fn classify(error: rexie::Error) -> StorageError {
    use idb::Error;
    match error {
        rexie::Error::IdbError(Error::IndexedDbNotFound(_)) => StorageError::Unavailable,
        rexie::Error::IdbError(Error::DomException(exception)) => thrown(&exception),
        rexie::Error::IdbError(
            Error::IndexedDbOpenFailed(error) | Error::TransactionOpenFailed(error),
        ) => thrown(&error),
        _ => failed("the database did not open"),
    }
}

/// What an error at opening means. A browser that forbids databases says so in several ways.
fn classify_opening(error: rexie::Error) -> StorageError {
    match classify(error) {
        StorageError::ConnectionClosed => StorageError::Unavailable,
        other => other,
    }
}
