//! A connection to IndexedDB. The only file that names rexie, which opens, upgrades and begins.
//!
//! What IndexedDB needs care with here: an upgrade waits for other tabs for ever.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use rexie::{Index, ObjectStore, Rexie};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{
    StorageError,
    backend::Answer,
    exceptions::{failed, thrown},
    leaving, schema, strict,
    transaction::{Transaction, reason, settled},
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
        leaving::listen();
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
            Ok(Transaction::begun(hidden))
        })
    }

    async fn connect(&self) -> Result<(), StorageError> {
        let opened = loop {
            leaving::shown().await;
            if self.connection.borrow().is_some() {
                return Ok(());
            }
            let times_left = leaving::times();
            match open(&self.name, self.patience).await {
                Err(_) if leaving::times() != times_left => {}
                outcome => break outcome?,
            }
        };
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

async fn open(name: &str, patience: i32) -> Result<Rexie, StorageError> {
    let builder = Rexie::builder(name).version(schema::VERSION);
    let builder = schema::STORES.iter().fold(builder, |builder, shape| {
        builder.add_object_store(object_store(shape))
    });
    // The opening goes on by itself when the patience is over: if it succeeds after all, nobody is
    // there to use the connection, and left open it would block others in turn.
    let opened = Rc::new(RefCell::new(None));
    let abandoned = Rc::new(Cell::new(false));
    leaving::knock();
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
