//! A lock that the tabs of one browser share.

use std::{cell::Cell, rc::Rc};

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Held until it is dropped, or the page is gone.
#[derive(Debug)]
pub struct Lock(Option<Function>);

/// Takes the lock of this name, if no other tab holds it; none if one does. A browser that has no such
/// locks gives one to every tab that asks.
pub async fn take(name: &str) -> Option<Lock> {
    let Some(manager) = manager() else {
        return Some(Lock(None));
    };
    let release = Rc::new(Cell::new(None));
    let held = Promise::new(&mut |released, _| release.set(Some(released)));
    let answered = Promise::new(&mut |answer, refused| {
        let held = held.clone();
        let given = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let is_given = !lock.is_null();
            // Cannot fail: it is the function that ends a promise.
            let _ = answer.call1(&JsValue::UNDEFINED, &is_given.into());
            if is_given {
                held.into()
            } else {
                JsValue::UNDEFINED
            }
        });
        let options = Object::new();
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
        let request = Reflect::get(&manager, &"request".into());
        let asked = request.and_then(|request| {
            let request: Function = request.dyn_into()?;
            request.call3(&manager, &name.into(), &options, &given)
        });
        let asked = asked.and_then(|asked| asked.dyn_into::<Promise>());
        spawn_local(async move {
            // It is settled only when the lock is released, or refused where locks are forbidden.
            let ended = match asked {
                Ok(asked) => JsFuture::from(asked).await,
                Err(error) => Err(error),
            };
            if let Err(error) = ended {
                // Cannot fail, as above.
                let _ = refused.call1(&JsValue::UNDEFINED, &error);
            }
        });
    });
    match JsFuture::from(answered).await {
        Ok(is_given) if is_given == JsValue::FALSE => None,
        Ok(_) => Some(Lock(release.take())),
        Err(_) => Some(Lock(None)),
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            // Cannot fail: it is the function that ends a promise.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// None in Safari before 15.4, and in a page that came without encryption.
fn manager() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}
