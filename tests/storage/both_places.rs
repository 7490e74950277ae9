//! What every storage does, on the disk and in memory alike.

use good_business::storage::{StorageError, VaultRecord};
use vault::copy;

use crate::people::{Phone, Place, missed, new_firm};

/// Tells each story twice.
macro_rules! told_of_both_places {
    ($($story:ident),* $(,)?) => {
        mod on_disk {
            $(#[wasm_bindgen_test::wasm_bindgen_test]
            async fn $story() {
                super::$story(crate::people::Place::disk()).await;
            })*
        }
        mod in_memory {
            $(#[wasm_bindgen_test::wasm_bindgen_test]
            async fn $story() {
                super::$story(crate::people::Place::memory()).await;
            })*
        }
    };
}

pub(crate) use told_of_both_places;

told_of_both_places! {
    an_answer_saved_is_there_after_closing_and_opening,
    two_tabs_write_in_turn_and_make_one_chain,
    a_newcomer_has_nothing_and_lost_nothing,
    more_than_a_batch_can_hold_is_split_and_chained,
    a_note_that_no_batch_can_hold_is_refused,
    nothing_to_save_writes_nothing,
    a_firm_that_is_not_here_takes_no_answer,
    a_store_emptied_meanwhile_is_filled_again_from_memory,
    only_what_is_new_is_read_after_another_tab_wrote,
    a_tab_finds_the_firms_that_the_other_one_started,
    a_copy_read_back_twice_is_the_same_as_once,
    a_copy_moves_everything_to_another_phone,
    a_copy_with_another_key_for_the_firm_changes_nothing,
    a_damaged_batch_is_set_aside_and_the_rest_opens,
    a_batch_of_a_newer_version_stays_and_is_counted,
    what_was_set_aside_travels_in_a_copy_and_is_kept_aside_once,
    after_deleting_everything_the_app_starts_anew,
    what_is_held_apart_is_in_no_copy_and_goes_without_a_trace,
}

async fn an_answer_saved_is_there_after_closing_and_opening(place: Place) {
    let phone = place.first_visit().await;
    phone.answer("G1", 3).await.unwrap();
    let device = phone.device.id();
    drop(phone);

    let later = place.come_back().await;
    assert_eq!(later.level("G1").await, Some(3));
    assert_eq!(
        later.device.id(),
        device,
        "the phone signs with the same key"
    );
}

async fn two_tabs_write_in_turn_and_make_one_chain(place: Place) {
    let one = place.first_visit().await;
    let other = place.come_back().await;
    one.answer("G1", 1).await.unwrap();
    other.answer("G2", 2).await.unwrap();
    one.answer("G3", 3).await.unwrap();
    other.answer("G1", 4).await.unwrap();

    for tab in [&one, &other] {
        assert_eq!(tab.level("G1").await, Some(4));
        assert_eq!(tab.level("G2").await, Some(2));
        assert_eq!(tab.level("G3").await, Some(3));
    }
    let batches = one.loaded().await.batches;
    let hashes = one.hashes().await.into_iter().map(Some);
    let expected: Vec<_> = std::iter::once(None).chain(hashes).take(4).collect();
    let previous: Vec<_> = batches.iter().map(|batch| batch.header.prev).collect();
    assert_eq!(previous, expected, "each batch names the one before it");
}

async fn a_newcomer_has_nothing_and_lost_nothing(place: Place) {
    let opened = place.open().await.unwrap();
    assert!(opened.vaults.is_empty());
    assert!(missed(&opened).is_empty());
    assert_eq!(opened.set_aside, 0);
}

async fn more_than_a_batch_can_hold_is_split_and_chained(place: Place) {
    let phone = place.first_visit().await;
    let written = phone.write_notes(3, 20_000).await.unwrap();
    assert_eq!(written.len(), 3);
    let loaded = phone.loaded().await.batches;
    assert_eq!(loaded, written, "what was answered is what is stored");
    assert_eq!(loaded[2].header.prev, Some(phone.hashes().await[1]));
}

async fn a_note_that_no_batch_can_hold_is_refused(place: Place) {
    let phone = place.first_visit().await;
    assert_eq!(
        phone.write_notes(1, 40_000).await,
        Err(StorageError::TooLarge)
    );
    assert!(phone.loaded().await.batches.is_empty());
}

async fn nothing_to_save_writes_nothing(place: Place) {
    let phone = place.first_visit().await;
    assert_eq!(
        phone.store.commit(&phone.firm, &phone.device, &[]).await,
        Ok(Vec::new())
    );
    assert!(phone.loaded().await.batches.is_empty());
}

async fn a_firm_that_is_not_here_takes_no_answer(place: Place) {
    let mut phone = place.first_visit().await;
    phone.firm = new_firm();
    assert_eq!(phone.answer("G1", 3).await, Err(StorageError::VaultMissing));
}

async fn a_store_emptied_meanwhile_is_filled_again_from_memory(place: Place) {
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    phone.answer("G1", 2).await.unwrap();
    phone.answer("G2", 3).await.unwrap();
    let copy = phone.take_copy().await;
    let all = phone.replica().await.rewritten();
    phone.store.erase_everything().await.unwrap();
    assert_eq!(phone.answer("G3", 4).await, Err(StorageError::VaultMissing));

    let Phone {
        store,
        device,
        firm,
    } = &phone;
    store.keep_vault(firm.clone(), device, &all).await.unwrap();
    phone.answer("G3", 4).await.unwrap();
    let later = place.come_back().await;
    assert_eq!(later.device.id(), phone.device.id());
    assert_eq!(later.firm, phone.firm);
    // What is found again elsewhere changes nothing.
    later.store.merge(copy).await.unwrap();
    assert_eq!(later.level("G1").await, Some(2));
    assert_eq!(later.level("G2").await, Some(3));
    assert_eq!(later.level("G3").await, Some(4));
    for (_, register) in later.replica().await.under("") {
        assert_eq!(register.heads().len(), 1);
    }
}

async fn only_what_is_new_is_read_after_another_tab_wrote(place: Place) {
    let one = place.first_visit().await;
    let other = place.come_back().await;
    one.answer("G1", 1).await.unwrap();
    let known = one.loaded().await.upto;
    let written = other.answer("G2", 2).await.unwrap();

    let news = one.store.load_since(&one.firm, known).await.unwrap();
    assert_eq!(news.batches, written);
    let nothing = one.store.load_since(&one.firm, news.upto).await.unwrap();
    assert!(nothing.batches.is_empty());
    assert_eq!(nothing.upto, news.upto);
}

async fn a_tab_finds_the_firms_that_the_other_one_started(place: Place) {
    let idle = place.open().await.unwrap();
    let first = place.first_visit().await;
    let earlier = VaultRecord {
        created: first.firm.created - 1,
        ..new_firm()
    };
    first
        .store
        .keep_vault(earlier.clone(), &first.device, &[])
        .await
        .unwrap();
    assert_eq!(
        idle.store.vaults().await,
        Ok(vec![earlier, first.firm]),
        "oldest first"
    );
}

async fn a_copy_read_back_twice_is_the_same_as_once(place: Place) {
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let copy = phone.take_copy().await;
    phone.answer("G2", 2).await.unwrap();

    assert_eq!(phone.store.merge(copy.clone()).await, Ok(0));
    assert_eq!(phone.store.merge(copy).await, Ok(0));
    assert_eq!(phone.loaded().await.batches.len(), 2);
}

async fn a_copy_moves_everything_to_another_phone(place: Place) {
    let old = place.first_visit().await;
    old.answer("G1", 1).await.unwrap();
    old.answer("G2", 2).await.unwrap();
    let file = copy::write(&old.take_copy().await).unwrap();

    let new_place = place_like(&place);
    let store = new_place.open().await.unwrap().store;
    assert_eq!(store.merge(copy::read(&file).unwrap()).await, Ok(2));

    let new = new_place.come_back().await;
    assert_eq!(new.firm.id, old.firm.id);
    assert_eq!(new.level("G1").await, Some(1));
    assert_ne!(new.device.id(), old.device.id());
    let written = new.answer("G1", 5).await.unwrap();
    assert_eq!(
        written[0].header.prev, None,
        "the new phone begins a chain of its own"
    );
    assert_eq!(new.level("G1").await, Some(5));
}

async fn a_copy_with_another_key_for_the_firm_changes_nothing(place: Place) {
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let mut forged = phone.take_copy().await;
    let stranger = place_like(&place).first_visit().await;
    stranger.answer("G1", 5).await.unwrap();
    // A vault that is new here comes first: it must not be left behind either.
    forged
        .vaults
        .insert(0, stranger.take_copy().await.vaults.remove(0));
    forged.vaults[1].key = stranger.firm.key.clone();

    assert!(matches!(
        phone.store.merge(forged).await,
        Err(StorageError::Failed(_))
    ));
    let reopened = place.open().await.unwrap();
    assert_eq!(reopened.vaults, std::slice::from_ref(&phone.firm));
    assert_eq!(phone.loaded().await.batches.len(), 1);
}

async fn a_damaged_batch_is_set_aside_and_the_rest_opens(place: Place) {
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let mut damaged = phone
        .store
        .sealed_batches(phone.firm.id)
        .await
        .unwrap()
        .remove(0);
    damaged[200] ^= 1;
    place.smuggle(&phone, damaged.clone()).await;
    phone.answer("G2", 2).await.unwrap();

    for told in ["when it is found", "and from then on"] {
        let loaded = phone.loaded().await;
        assert_eq!(loaded.set_aside, 1, "{told}");
        assert_eq!(loaded.batches.len(), 2, "{told}");
    }
    assert_eq!(phone.level("G2").await, Some(2));
    let kept = phone.store.sealed_batches(phone.firm.id).await.unwrap();
    assert!(kept.contains(&damaged), "it is not deleted");
    assert_eq!(place.open().await.unwrap().set_aside, 1);
}

async fn a_batch_of_a_newer_version_stays_and_is_counted(place: Place) {
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let newer = vec![200, 1, 2, 3];
    place.smuggle(&phone, newer.clone()).await;

    let loaded = phone.loaded().await;
    assert_eq!(
        (loaded.batches.len(), loaded.unreadable, loaded.set_aside),
        (1, 1, 0)
    );
    let copy = phone.take_copy().await;
    assert!(copy.vaults[0].batches.contains(&newer));

    let other = place_like(&place);
    let store = other.open().await.unwrap().store;
    assert_eq!(store.merge(copy.clone()).await, Ok(2));
    assert_eq!(store.merge(copy).await, Ok(0));
    assert_eq!(other.come_back().await.loaded().await.unreadable, 1);
}

async fn what_was_set_aside_travels_in_a_copy_and_is_kept_aside_once(place: Place) {
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    place.smuggle(&phone, b"\x01 not a batch".to_vec()).await;
    assert_eq!(phone.loaded().await.set_aside, 1);
    let copy = phone.take_copy().await;

    assert_eq!(
        phone.store.merge(copy.clone()).await,
        Ok(0),
        "it lies aside here already"
    );
    assert_eq!(phone.loaded().await.set_aside, 1);
    let other = place_like(&place);
    let store = other.open().await.unwrap().store;
    assert_eq!(store.merge(copy.clone()).await, Ok(1));
    assert_eq!(store.merge(copy.clone()).await, Ok(0));
    let moved = other.come_back().await;
    assert_eq!(moved.loaded().await.set_aside, 1);
    assert_eq!(moved.take_copy().await, copy);
}

async fn after_deleting_everything_the_app_starts_anew(place: Place) {
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let device = phone.device.id();
    phone.store.erase_everything().await.unwrap();
    assert_eq!(phone.answer("G2", 2).await, Err(StorageError::VaultMissing));
    drop(phone);

    let opened = place.open().await.unwrap();
    assert!(opened.vaults.is_empty());
    assert!(missed(&opened).is_empty(), "it was asked for");
    assert_ne!(opened.device.id(), device);
}

async fn what_is_held_apart_is_in_no_copy_and_goes_without_a_trace(place: Place) {
    let phone = place.first_visit().await;
    phone.answer("G1", 1).await.unwrap();
    let copy = phone.take_copy().await;
    for voice in [1, 2] {
        let add = |held: Option<Vec<u8>>| {
            let mut held = held.unwrap_or_default();
            held.push(voice);
            Some(held)
        };
        phone.store.change_held("round", add).await.unwrap();
    }

    let later = place.come_back().await;
    let read = |held| held;
    let held = later.store.change_held("round", read).await;
    assert_eq!(held, Ok(Some(vec![1, 2])));
    assert_eq!(later.take_copy().await, copy, "no copy takes it along");

    assert_eq!(later.store.change_held("round", |_| None).await, Ok(None));
    assert_eq!(later.store.change_held("round", read).await, Ok(None));
    assert_eq!(later.level("G1").await, Some(1));
}

pub(crate) fn place_like(place: &Place) -> Place {
    match place {
        Place::Disk(_) => Place::disk(),
        Place::Memory(_) => Place::memory(),
    }
}
