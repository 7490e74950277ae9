//! Makes every read-write transaction durable before it is called complete.
//!
//! Browsers default to "relaxed": complete is told while the data may still sit in a buffer of the
//! system. The library under `indexed_db.rs` cannot ask for more, so a proxy in the place of
//! `IDBDatabase.prototype.transaction` adds `{ durability: "strict" }`. It also remembers the
//! transaction it made, which the library hides: that is what is asked and written in, what says why
//! it was aborted, and what can be aborted at any moment.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Object, Proxy, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::IdbTransaction;

thread_local! {
    static INSTALLED: Cell<bool> = const { Cell::new(false) };
    static LATEST: RefCell<Option<IdbTransaction>> = const { RefCell::new(None) };
}

/// Puts the proxy in place, once. Errors where the page has no IndexedDB.
pub(super) fn install() -> Result<(), JsValue> {
    if INSTALLED.get() {
        return Ok(());
    }
    let class = Reflect::get(&js_sys::global(), &"IDBDatabase".into())?;
    let prototype = Reflect::get(&class, &"prototype".into())?;
    let original = Reflect::get(&prototype, &"transaction".into())?;
    let apply = Closure::<dyn Fn(Function, JsValue, Array) -> Result<JsValue, JsValue>>::new(begin);
    let handler = Object::new();
    Reflect::set(&handler, &"apply".into(), &apply.into_js_value())?;
    Reflect::set(
        &prototype,
        &"transaction".into(),
        &Proxy::new(&original, &handler),
    )?;
    INSTALLED.set(true);
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
