//! A transaction on IndexedDB, asked through the browser's own objects, with one way to wait for any of
//! them: rexie's many kinds of request weigh as much as a page.
//!
//! What IndexedDB needs care with here: a write that is refused on the spot leaves the earlier ones of
//! its transaction standing unless it is aborted by hand; awaiting anything but a request ends the
//! transaction.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbCursorDirection, IdbIndex, IdbObjectStore, IdbRequest, IdbTransaction,
};

use super::{StorageError, backend::Answer, exceptions::thrown, leaving};

/// One transaction. Dropped before it is finished, for whatever reason, it is undone.
///
/// Reading waits for the answer. Writing does not: a write that fails later on undoes the transaction,
/// and finishing it tells why.
pub(super) struct Transaction(IdbTransaction);

impl Transaction {
    pub(super) fn begun(transaction: IdbTransaction) -> Self {
        leaving::watch(&transaction);
        Self(transaction)
    }

    /// The record with this key, or undefined.
    pub(super) fn get(&self, store: &str, key: &JsValue) -> Answer<'_, JsValue> {
        self.ask(self.store(store).and_then(|store| store.get(key)))
    }

    /// All records, as an array.
    pub(super) fn all(&self, store: &str) -> Answer<'_, JsValue> {
        self.ask(self.store(store).and_then(|store| store.get_all()))
    }

    /// The keys of all records, in the order of [`Transaction::all`].
    pub(super) fn keys(&self, store: &str) -> Answer<'_, JsValue> {
        self.ask(self.store(store).and_then(|store| store.get_all_keys()))
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

    /// The first record whose indexed fields equal `key`, or undefined.
    pub(super) fn first_by(&self, store: &str, index: &str, key: &JsValue) -> Answer<'_, JsValue> {
        let index = self.index(store, index);
        self.ask(index.and_then(|index| index.get(key)))
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

    /// Waits until everything is on the disk. The browser ends the transaction by itself: told to, WebKit
    /// keeps the other writes where one of them fails.
    pub(super) fn finish(&self) -> Answer<'_, ()> {
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
        leaving::forget(&self.0);
        // Refused, and rightly so, where the transaction is over.
        let _ = self.0.abort();
    }
}

/// Waits for a request, whichever kind it is.
pub(super) fn settled(request: &IdbRequest) -> JsFuture {
    let promise = Promise::new(&mut |succeeded, refused| {
        request.set_onsuccess(Some(&succeeded));
        request.set_onerror(Some(&refused));
    });
    JsFuture::from(promise)
}

/// Aborted without a reason, and not by us: the browser gave the connection up.
pub(super) fn reason(exception: Option<DomException>) -> StorageError {
    match exception {
        Some(exception) => thrown(&exception),
        None => StorageError::ConnectionClosed,
    }
}

fn accepted(asked: Result<IdbRequest, JsValue>) -> Result<(), StorageError> {
    asked.map(drop).map_err(|error| thrown(&error))
}
