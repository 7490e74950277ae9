//! The browser behind the app's back: its databases without the app, and its methods bent.

use std::{cell::RefCell, rc::Rc};

use good_business::platform::timer::within;
use idb::{Database, DatabaseEvent, Event, Factory, ObjectStoreParams, Request, TransactionMode};
use js_sys::{Array, Function, Object, Proxy, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Opens a database with this version, making the stores that are named where they are missing,
/// each as the app makes it.
pub(crate) async fn open_raw(name: &str, version: u32, stores: &[&str]) -> Database {
    let mut request = Factory::new().unwrap().open(name, Some(version)).unwrap();
    let stores: Vec<String> = stores.iter().map(|store| (*store).to_owned()).collect();
    request.on_upgrade_needed(move |event| {
        let database = event.database().unwrap();
        for store in &stores {
            if !database.store_names().contains(store) {
                database.create_object_store(store, params(store)).unwrap();
            }
        }
    });
    request.await.unwrap()
}

fn params(store: &str) -> ObjectStoreParams {
    let mut params = ObjectStoreParams::new();
    let key_path = match store {
        "vaults" => Some("id"),
        "batches" | "set_aside" => Some("number"),
        _ => None,
    };
    params.key_path(key_path.map(idb::KeyPath::new_single));
    params.auto_increment(key_path == Some("number"));
    params
}

/// Starts an upgrade to this version, as a newer app would, and gives it up: every connection of the
/// app is closed by it, and the data stays as it was.
pub(crate) async fn start_upgrade_and_give_up(name: &str, version: u32) {
    let mut request = Factory::new().unwrap().open(name, Some(version)).unwrap();
    request.on_upgrade_needed(|event| {
        let request = event.target().unwrap();
        request.transaction().unwrap().abort().unwrap();
    });
    assert!(request.await.is_err());
}

/// Puts a record into a store, past the app.
pub(crate) async fn put_raw(
    database: &Database,
    store: &str,
    record: &JsValue,
    key: Option<&JsValue>,
) {
    let transaction = database
        .transaction(&[store], TransactionMode::ReadWrite)
        .unwrap();
    transaction
        .object_store(store)
        .unwrap()
        .put(record, key)
        .unwrap()
        .await
        .unwrap();
    assert!(transaction.await.unwrap().is_committed());
}

/// All records of a store.
pub(crate) async fn all_raw(database: &Database, store: &str) -> Vec<JsValue> {
    let transaction = database
        .transaction(&[store], TransactionMode::ReadOnly)
        .unwrap();
    let store = transaction.object_store(store).unwrap();
    store.get_all(None, None).unwrap().await.unwrap()
}

pub(crate) async fn delete_raw(name: &str) {
    let deletion = async { Factory::new().unwrap().delete(name).unwrap().await.unwrap() };
    within(5_000, deletion)
        .await
        .expect("no tab holds the database");
}

/// Whether the browser keeps a database of this name.
pub(crate) async fn has_database(name: &str) -> bool {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).unwrap();
    let databases = Reflect::get(&factory, &"databases".into()).unwrap();
    let listing = databases
        .unchecked_into::<Function>()
        .call0(&factory)
        .unwrap();
    let listing = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(listing)).await;
    let names = Array::from(&listing.unwrap());
    names.iter().any(|database| get(&database, "name") == *name)
}

pub(crate) fn get(object: &JsValue, field: &str) -> JsValue {
    Reflect::get(object, &field.into()).unwrap()
}

pub(crate) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

/// A method of the browser that does something else until this is dropped.
pub(crate) struct Bent {
    prototype: JsValue,
    method: &'static str,
    original: JsValue,
}

type Instead = dyn FnMut(&Function, &JsValue, &Array) -> Result<JsValue, JsValue>;

impl Bent {
    /// `instead` gets the original method, the object that it is called on, and the arguments.
    pub(crate) fn method(
        class: &str,
        method: &'static str,
        instead: impl FnMut(&Function, &JsValue, &Array) -> Result<JsValue, JsValue> + 'static,
    ) -> Self {
        let prototype = get(&get(&js_sys::global(), class), "prototype");
        let original = get(&prototype, method);
        let instead: Rc<RefCell<Instead>> = Rc::new(RefCell::new(instead));
        let apply = move |original: Function, this: JsValue, arguments: Array| {
            (instead.borrow_mut())(&original, &this, &arguments)
        };
        let apply =
            Closure::<dyn Fn(Function, JsValue, Array) -> Result<JsValue, JsValue>>::new(apply);
        let handler = object(&[("apply", apply.into_js_value())]);
        let proxy = Proxy::new(&original, handler.unchecked_ref());
        Reflect::set(&prototype, &method.into(), &proxy).unwrap();
        Self {
            prototype,
            method,
            original,
        }
    }
}

impl Drop for Bent {
    fn drop(&mut self) {
        Reflect::set(&self.prototype, &self.method.into(), &self.original).unwrap();
    }
}

/// What a browser throws by this name.
pub(crate) fn exception(name: &str) -> JsValue {
    web_sys::DomException::new_with_message_and_name("in a story", name)
        .unwrap()
        .into()
}
