//! Two tabs with the app open.

use std::{cell::RefCell, pin::Pin, rc::Rc, task::Poll};

use good_business::{
    platform::timer::{sleep, within},
    storage::{Change, StorageError, schema},
};
use vault::VaultKind;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    browser::{delete_raw, open_raw},
    people::{Place, missed},
};

/// What a tab hears of the others, in order.
#[derive(Clone, Default)]
pub(crate) struct Heard(Rc<RefCell<Vec<Change>>>);

impl Heard {
    pub(crate) fn listener(&self) -> impl Fn(Change) + 'static {
        let heard = self.0.clone();
        move |change| heard.borrow_mut().push(change)
    }

    /// Waits until as many changes were heard as are expected.
    pub(crate) async fn all(&self, count: usize) -> Vec<Change> {
        let wait = async {
            while self.0.borrow().len() < count {
                sleep(10).await;
            }
        };
        within(5_000, wait).await.expect("the other tab is heard");
        self.0.take()
    }
}

#[wasm_bindgen_test]
async fn two_tabs_that_save_at_the_same_moment_lose_nothing() {
    let place = Place::disk();
    let one = place.first_visit().await;
    let other = place.come_back().await;
    let mut saves = Vec::new();
    for level in 1..=5 {
        for (tab, name) in [(&one, "one"), (&other, "other")] {
            let question = format!("{name}{level}");
            saves.push(async move { tab.answer(&question, level).await });
        }
    }
    together(saves).await;

    let batches = one.loaded().await.batches;
    assert_eq!(batches.len(), 10);
    let hashes = one.hashes().await;
    for (batch, before) in batches.iter().skip(1).zip(hashes) {
        assert_eq!(
            batch.header.prev,
            Some(before),
            "one chain, without a branch"
        );
    }
    for level in 1..=5 {
        assert_eq!(other.level(&format!("one{level}")).await, Some(level));
        assert_eq!(one.level(&format!("other{level}")).await, Some(level));
    }
}

/// Runs all of them at once, as the tabs of a browser do.
pub(crate) async fn together<T, E: std::fmt::Debug>(
    saves: Vec<impl Future<Output = Result<T, E>>>,
) {
    let mut saves: Vec<_> = saves.into_iter().map(|save| Some(Box::pin(save))).collect();
    std::future::poll_fn(|context| {
        for slot in &mut saves {
            if let Some(save) = slot
                && let std::task::Poll::Ready(outcome) = save.as_mut().poll(context)
            {
                outcome.unwrap();
                *slot = None;
            }
        }
        if saves.iter().all(Option::is_none) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
}

/// What both come to, begun at once.
pub(crate) async fn both<T>(
    mut one: Pin<Box<impl Future<Output = T>>>,
    mut other: Pin<Box<impl Future<Output = T>>>,
) -> (T, T) {
    let (mut left, mut right) = (None, None);
    std::future::poll_fn(move |context| {
        for (slot, future) in [
            (&mut left, one.as_mut() as Pin<&mut dyn Future<Output = T>>),
            (&mut right, other.as_mut()),
        ] {
            if slot.is_none()
                && let Poll::Ready(outcome) = future.poll(context)
            {
                *slot = Some(outcome);
            }
        }
        match (left.take(), right.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (one, other) => {
                (left, right) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn a_tab_hears_what_the_other_one_saved() {
    let place = Place::disk();
    let one = place.first_visit().await;
    let other = place.come_back().await;
    let heard = Heard::default();
    one.store.on_change_elsewhere(heard.listener());
    let known = one.loaded().await.upto;

    let written = other.answer("G1", 3).await.unwrap();
    assert_eq!(heard.all(1).await, [Change::Batches(one.firm.id)]);
    let news = one.store.load_since(&one.firm, known).await.unwrap();
    assert_eq!(news.batches, written);

    let copy = other.take_copy().await;
    other.store.merge(copy).await.unwrap();
    assert_eq!(heard.all(1).await, [Change::Vaults]);
}

#[wasm_bindgen_test]
async fn a_tab_hears_that_everything_was_deleted_and_saves_no_more() {
    let place = Place::disk();
    let one = place.first_visit().await;
    let other = place.come_back().await;
    let heard = Heard::default();
    one.store.on_change_elsewhere(heard.listener());

    other.store.erase_everything().await.unwrap();
    assert_eq!(heard.all(1).await, [Change::Erased]);
    assert_eq!(one.answer("G1", 3).await, Err(StorageError::VaultMissing));
}

#[wasm_bindgen_test]
async fn an_old_tab_that_does_not_let_go_is_told_of_and_data_stays() {
    let place = Place::disk();
    let old_tab = open_raw(place.database(), 1, &["devices", "vaults", "batches"]).await;
    assert_eq!(
        place.open().await.err(),
        Some(StorageError::BlockedByAnotherTab)
    );
    old_tab.close();

    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    // The opening that was given up has let go as well: it would block this one.
    let newer = within(
        5_000,
        open_raw(place.database(), schema::VERSION + 1, &["new"]),
    )
    .await;
    newer.expect("nothing blocks").close();
}

#[wasm_bindgen_test]
async fn data_that_the_browser_cleared_is_missed() {
    let place = Place::disk();
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    drop(phone);
    assert!(missed(&place.open().await.unwrap()).is_empty());
    delete_raw(place.database()).await;

    let opened = place.open().await.unwrap();
    assert_eq!(missed(&opened), [VaultKind::Firm]);
    assert_eq!(
        missed(&place.open().await.unwrap()),
        [VaultKind::Firm],
        "until there is data again"
    );
    drop(opened);
    place.first_visit().await;
    assert!(missed(&place.open().await.unwrap()).is_empty());
}
