//! One organisation that is both a firm and an anchor: two vaults on one phone, never mixed.

use vault::VaultKind::{Firm, Private};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    browser::delete_raw,
    people::{Phone, Place, missed, new_vault},
};

/// Starts an anchor on a phone that has a firm already: its tab.
async fn starts_an_anchor(place: &Place) -> Phone {
    let opened = place.open().await.unwrap();
    let anchor = new_vault(Private);
    let kept = opened.store.keep_vault(anchor.clone(), &opened.device, &[]);
    kept.await.unwrap();
    Phone {
        store: opened.store,
        device: opened.device,
        firm: anchor,
    }
}

#[wasm_bindgen_test]
async fn two_tabs_write_a_vault_each_and_neither_sees_the_others() {
    let place = Place::disk();
    let check = place.first_visit().await;
    let reflection = starts_an_anchor(&place).await;
    assert_eq!(check.device.id(), reflection.device.id(), "one phone");
    check.answer("G1", 1).await.unwrap();
    reflection.answer("P1", 2).await.unwrap();
    check.answer("G2", 3).await.unwrap();
    reflection.answer("P2", 4).await.unwrap();
    drop((check, reflection));

    let firm = place.come_back_to(Firm).await;
    assert_eq!(
        (firm.level("G1").await, firm.level("P1").await),
        (Some(1), None)
    );
    let anchor = place.come_back_to(Private).await;
    assert_eq!(
        (anchor.level("P2").await, anchor.level("G2").await),
        (Some(4), None)
    );
    for tab in [firm, anchor] {
        let batches = tab.loaded().await.batches;
        let previous: Vec<_> = batches.iter().map(|batch| batch.header.prev).collect();
        assert_eq!(
            previous,
            [None, Some(tab.hashes().await[0])],
            "a chain of its own"
        );
    }
}

#[wasm_bindgen_test]
async fn a_copy_moves_both_to_another_phone_and_each_stays_what_it_is() {
    let place = Place::disk();
    let check = place.first_visit().await;
    check.answer("G1", 1).await.unwrap();
    let reflection = starts_an_anchor(&place).await;
    reflection.answer("P1", 2).await.unwrap();

    let copy = check.take_copy().await;
    let other = Place::disk();
    let opened = other.open().await.unwrap();
    assert_eq!(opened.store.merge(copy.clone()).await, Ok(2));
    assert_eq!(opened.store.merge(copy).await, Ok(0), "twice is once");
    assert_eq!(other.come_back_to(Firm).await.level("G1").await, Some(1));
    assert_eq!(other.come_back_to(Private).await.level("P1").await, Some(2));
}

#[wasm_bindgen_test]
async fn deleting_everything_deletes_both_and_neither_is_missed() {
    let place = Place::disk();
    let check = place.first_visit().await;
    let reflection = starts_an_anchor(&place).await;
    reflection.answer("P1", 2).await.unwrap();
    check.store.erase_everything().await.unwrap();
    drop((check, reflection));
    let opened = place.open().await.unwrap();
    assert!(opened.vaults.is_empty());
    assert!(missed(&opened).is_empty());
}

#[wasm_bindgen_test]
async fn what_the_browser_cleared_is_missed_by_each_part_until_it_is_there_again() {
    let place = Place::disk();
    let check = place.first_visit().await;
    let reflection = starts_an_anchor(&place).await;
    let all = check.take_copy().await;
    drop((check, reflection));
    delete_raw(place.database()).await;
    assert_eq!(missed(&place.open().await.unwrap()), [Firm, Private]);

    // The firm begins afresh; the anchor's loss is still told, when the anchor comes.
    place.first_visit().await;
    assert_eq!(missed(&place.open().await.unwrap()), [Private]);

    place.open().await.unwrap().store.merge(all).await.unwrap();
    assert!(missed(&place.open().await.unwrap()).is_empty());
}

#[wasm_bindgen_test]
async fn a_phone_without_an_anchor_misses_none() {
    let place = Place::disk();
    place.first_visit().await;
    delete_raw(place.database()).await;
    assert_eq!(missed(&place.open().await.unwrap()), [Firm]);
}
