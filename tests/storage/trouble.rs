//! Things that go wrong in the middle of saving.

use std::{
    cell::{Cell, RefCell},
    future::{Future, poll_fn},
    rc::Rc,
    task::Poll,
};

use good_business::storage::{Memory, StorageError, schema};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{EventTarget, IdbTransaction};

use crate::{
    browser::{Bent, exception, get, start_upgrade_and_give_up},
    people::Place,
};

#[wasm_bindgen_test]
async fn every_save_is_on_the_disk_before_it_is_called_saved() {
    let phone = Place::disk().first_visit().await;
    let seen = Rc::new(RefCell::new(Vec::new()));
    let spy = {
        let seen = seen.clone();
        Bent::method(
            "IDBDatabase",
            "transaction",
            move |original, this, arguments| {
                let transaction = Reflect::apply(original, this, arguments)?;
                let durability = get(&transaction, "durability").as_string();
                let mode = get(&transaction, "mode").as_string();
                seen.borrow_mut().push((mode.unwrap(), durability.unwrap()));
                Ok(transaction)
            },
        )
    };
    phone.answer("G1", 3).await.unwrap();
    drop(spy);
    let writes: Vec<_> = seen
        .take()
        .into_iter()
        .filter(|(mode, _)| mode == "readwrite")
        .collect();
    assert!(!writes.is_empty());
    assert!(
        writes.iter().all(|(_, durability)| durability == "strict"),
        "{writes:?}"
    );
}

#[wasm_bindgen_test]
async fn a_full_phone_is_told_of_and_nothing_is_half_written() {
    let phone = Place::disk().first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let mut writes = 0;
    let full = Bent::method("IDBObjectStore", "add", move |original, this, arguments| {
        writes += 1;
        if writes > 1 {
            return Err(exception("QuotaExceededError"));
        }
        Reflect::apply(original, this, arguments)
    });
    assert_eq!(
        phone.write_notes(3, 20_000).await,
        Err(StorageError::QuotaExceeded)
    );
    drop(full);
    assert_eq!(
        phone.loaded().await.batches.len(),
        1,
        "the first of the three is gone too"
    );

    phone.write_notes(3, 20_000).await.unwrap();
    assert_eq!(
        phone.loaded().await.batches.len(),
        4,
        "with room again, trying again saves all"
    );
}

#[wasm_bindgen_test]
async fn a_write_that_fails_only_after_it_was_taken_undoes_the_whole_save() {
    let phone = Place::disk().first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let mut writes = 0;
    let clash = Bent::method("IDBObjectStore", "add", move |original, this, arguments| {
        writes += 1;
        if writes == 2 {
            // The number of the batch that is there.
            Reflect::set(&arguments.get(0), &"number".into(), &1.into())?;
        }
        Reflect::apply(original, this, arguments)
    });
    let outcome = phone.write_notes(3, 20_000).await;
    drop(clash);
    assert!(
        matches!(&outcome, Err(StorageError::Failed(why)) if why.starts_with("ConstraintError")),
        "{outcome:?}"
    );
    assert_eq!(phone.loaded().await.batches.len(), 1);
}

#[wasm_bindgen_test]
async fn in_memory_too_a_failure_in_the_middle_leaves_nothing() {
    let memory = Memory::default();
    let phone = Place::Memory(memory.clone()).first_visit().await;
    memory.fail_write_after(1, StorageError::QuotaExceeded);
    assert_eq!(
        phone.write_notes(3, 20_000).await,
        Err(StorageError::QuotaExceeded)
    );
    assert!(phone.loaded().await.batches.is_empty());

    phone.write_notes(3, 20_000).await.unwrap();
    assert_eq!(phone.loaded().await.batches.len(), 3);
}

#[wasm_bindgen_test]
async fn a_merge_that_fails_in_the_middle_adds_nothing() {
    let giver = Place::memory().first_visit().await;
    giver.write_notes(3, 20_000).await.unwrap();
    let place = Place::disk();
    let store = place.open().await.unwrap().store;
    let mut writes = 0;
    let full = Bent::method("IDBObjectStore", "add", move |original, this, arguments| {
        writes += 1;
        if writes > 2 {
            return Err(exception("QuotaExceededError"));
        }
        Reflect::apply(original, this, arguments)
    });
    let copy = giver.take_copy().await;
    assert_eq!(
        store.merge(copy.clone()).await,
        Err(StorageError::QuotaExceeded)
    );
    drop(full);
    assert!(place.open().await.unwrap().vaults.is_empty());
    assert_eq!(store.merge(copy).await, Ok(3));
}

#[wasm_bindgen_test]
async fn a_connection_closed_under_us_is_opened_again_and_the_answer_saved_once() {
    let place = Place::disk();
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    start_upgrade_and_give_up(place.database(), schema::VERSION + 1).await;

    phone.answer("G2", 2).await.unwrap();
    assert_eq!(phone.level("G2").await, Some(2));
    assert_eq!(phone.loaded().await.batches.len(), 2);
}

#[wasm_bindgen_test]
async fn a_save_that_the_browser_gives_up_is_tried_once_more() {
    for moment in [Moment::WhileWriting, Moment::AfterWriting] {
        let phone = Place::disk().first_visit().await;
        let given_up = give_up_saves(1, moment);
        phone.answer("G1", 1).await.unwrap();
        drop(given_up);
        assert_eq!(phone.level("G1").await, Some(1));
        assert_eq!(phone.loaded().await.batches.len(), 1);
    }
}

#[wasm_bindgen_test]
async fn a_save_that_the_browser_gives_up_twice_is_told_of() {
    for moment in [Moment::WhileWriting, Moment::AfterWriting] {
        let phone = Place::disk().first_visit().await;
        let given_up = give_up_saves(2, moment);
        assert_eq!(
            phone.answer("G1", 1).await,
            Err(StorageError::ConnectionClosed)
        );
        drop(given_up);
        assert!(phone.loaded().await.batches.is_empty());
    }
}

#[derive(Clone, Copy)]
enum Moment {
    WhileWriting,
    AfterWriting,
}

/// The next so many saves are aborted by the browser.
fn give_up_saves(mut times: u32, moment: Moment) -> Bent {
    Bent::method("IDBObjectStore", "add", move |original, this, arguments| {
        let request = Reflect::apply(original, this, arguments)?;
        if times > 0 {
            times -= 1;
            let transaction: IdbTransaction = get(this, "transaction").unchecked_into();
            match moment {
                Moment::WhileWriting => transaction.abort()?,
                Moment::AfterWriting => {
                    let abort = Closure::once_into_js(move || transaction.abort());
                    let request: &EventTarget = request.unchecked_ref();
                    request.add_event_listener_with_callback("success", abort.unchecked_ref())?;
                }
            }
        }
        Ok(request)
    })
}

#[wasm_bindgen_test]
async fn a_save_that_is_abandoned_halfway_leaves_nothing() {
    let phone = Place::disk().first_visit().await;
    let has_begun = Rc::new(Cell::new(false));
    let spy = {
        let has_begun = has_begun.clone();
        Bent::method("IDBObjectStore", "add", move |original, this, arguments| {
            has_begun.set(true);
            Reflect::apply(original, this, arguments)
        })
    };
    let mut save = Box::pin(phone.write_notes(3, 20_000));
    poll_fn(|context| {
        let outcome = save.as_mut().poll(context);
        assert!(
            outcome.is_pending(),
            "it was to be abandoned before its end"
        );
        if has_begun.get() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    drop(save);
    drop(spy);
    assert!(phone.loaded().await.batches.is_empty());
}
