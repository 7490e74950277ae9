//! Makes every read-write transaction durable before it is called complete.
//!
//! Browsers default to "relaxed": complete is told while the data may still sit in a buffer of the
//! system. The library under `indexed_db.rs` cannot ask for more, so a proxy in the place of
//! `IDBDatabase.prototype.transaction` adds `{ durability: "strict" }`. It also remembers the
//! transaction it made, which the library hides: that is what is asked and written in, what says why
//! it was aborted, and what can be aborted at any moment. A second proxy, in the place of
//! `IDBFactory.prototype.open`, lets an upgrade be aborted too.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Object, Proxy, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{IdbOpenDbRequest, IdbTransaction};

use super::leaving;

thread_local! {
    static INSTALLED: Cell<bool> = const { Cell::new(false) };
    static LATEST: RefCell<Option<IdbTransaction>> = const { RefCell::new(None) };
}

/// Puts the proxies in place, once. Errors where the page has no IndexedDB.
pub(super) fn install() -> Result<(), JsValue> {
    if INSTALLED.get() {
        return Ok(());
    }
    replace("IDBDatabase", "transaction", begin)?;
    replace("IDBFactory", "open", open)?;
    INSTALLED.set(true);
    Ok(())
}

type Call = fn(Function, JsValue, Array) -> Result<JsValue, JsValue>;

/// Has `call` called in the place of a class's method, with the method, the object and the arguments.
fn replace(class: &str, method: &str, call: Call) -> Result<(), JsValue> {
    let class = Reflect::get(&js_sys::global(), &class.into())?;
    let prototype = Reflect::get(&class, &"prototype".into())?;
    let original = Reflect::get(&prototype, &method.into())?;
    let apply = Closure::<dyn Fn(Function, JsValue, Array) -> Result<JsValue, JsValue>>::new(call);
    let handler = Object::new();
    Reflect::set(&handler, &"apply".into(), &apply.into_js_value())?;
    let proxy = Proxy::new(&original, &handler);
    Reflect::set(&prototype, &method.into(), &proxy)?;
    Ok(())
}

/// The transaction that was begun last, to be taken directly after it was.
pub(super) fn take_latest() -> Option<IdbTransaction> {
    LATEST.take()
}

fn begin(original: Function, database: JsValue, arguments: Array) -> Result<JsValue, JsValue> {
    if arguments.get(1) == "readwrite" && arguments.get(2).is_undefined() {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        arguments.set(2, options.into());
    }
    let transaction = Reflect::apply(&original, &database, &arguments)?;
    LATEST.set(transaction.clone().dyn_into().ok());
    Ok(transaction)
}

/// An upgrade is a transaction too: it is undone when the page is left in the middle of it.
fn open(original: Function, factory: JsValue, arguments: Array) -> Result<JsValue, JsValue> {
    let request = Reflect::apply(&original, &factory, &arguments)?;
    let request: IdbOpenDbRequest = request.unchecked_into();
    let upgrading = {
        let request = request.clone();
        move || {
            if let Some(transaction) = request.transaction() {
                leaving::watch(&transaction);
            }
        }
    };
    request.add_event_listener_with_callback(
        "upgradeneeded",
        Closure::once_into_js(upgrading).unchecked_ref(),
    )?;
    Ok(request.into())
}
