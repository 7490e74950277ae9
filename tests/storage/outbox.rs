//! What waits to be sent, on the disk and in memory alike.

use good_business::storage::outbox::{Arrived, Note, Step};
use vault::{BatchHash, VaultKind, open, sync::Incoming};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    both_places::{place_like, told_of_both_places},
    browser::{Bent, exception},
    people::{Phone, Place, new_vault},
};
use good_business::storage::{Change, Memory, StorageError};
use js_sys::Reflect;

told_of_both_places! {
    what_is_saved_waits_to_be_sent,
    what_a_copy_brings_waits_to_be_sent,
    what_the_server_holds_waits_no_more,
    what_comes_from_the_server_is_kept_and_not_sent_back,
    what_waits_and_comes_from_the_server_too_waits_until_it_is_acknowledged,
    the_first_batch_and_all_hashes_are_found,
    what_the_server_has_lost_is_sent_again,
    a_step_that_another_tab_overtook_changes_nothing,
    a_vault_that_is_new_here_comes_with_its_batches,
    what_the_server_damaged_is_kept_aside,
    a_note_can_be_forgotten_and_deleting_everything_forgets_all,
}

/// A phone with three answers that no server has.
async fn with_three_answers(place: &Place) -> (Phone, Vec<BatchHash>) {
    let phone = place.first_visit().await;
    for (question, level) in [("G1", 1), ("G2", 2), ("G3", 3)] {
        phone.answer(question, level).await.unwrap();
    }
    let hashes = phone.hashes().await;
    (phone, hashes)
}

impl Phone {
    async fn waiting(&self) -> Vec<BatchHash> {
        let waiting = self.store.unsent(self.firm.id).await.unwrap();
        assert_eq!(self.store.count_unsent().await, Ok(waiting.len()));
        waiting.iter().map(|bytes| BatchHash::of(bytes)).collect()
    }

    /// What a server sent, looked into as the machine does that syncs.
    fn arrived(&self, sealed: Vec<Vec<u8>>) -> Vec<Arrived> {
        let vault = self.firm.clone();
        let looked_into = |bytes: Vec<u8>| Incoming {
            hash: BatchHash::of(&bytes),
            unreadable: open(&bytes, vault.id, &vault.key).err(),
            bytes,
        };
        let batches = sealed.into_iter().map(looked_into).collect();
        vec![Arrived { vault, batches }]
    }
}

/// A note that is written over another, or over none.
fn note(before: Option<&str>, after: Option<&str>) -> Note {
    let bytes = |text: &str| text.as_bytes().to_vec();
    Note {
        name: "firm".to_owned(),
        before: before.map(bytes),
        after: after.map(bytes),
    }
}

async fn what_is_saved_waits_to_be_sent(place: Place) {
    let (phone, hashes) = with_three_answers(&place).await;
    assert_eq!(phone.waiting().await, hashes, "oldest first");
    drop(phone);
    let later = place.come_back().await;
    assert_eq!(later.waiting().await, hashes, "after closing and opening");
}

async fn what_a_copy_brings_waits_to_be_sent(place: Place) {
    let (phone, hashes) = with_three_answers(&place).await;
    let new_place = place_like(&place);
    let store = new_place.open().await.unwrap().store;
    store.merge(phone.take_copy().await).await.unwrap();

    let moved = new_place.come_back().await;
    assert_eq!(moved.waiting().await, hashes);
}

async fn what_the_server_holds_waits_no_more(place: Place) {
    let (phone, hashes) = with_three_answers(&place).await;
    let step = Step {
        notes: vec![note(None, Some("cursor 2"))],
        sent: hashes[..2].to_vec(),
        ..Step::default()
    };
    assert_eq!(phone.store.take_step(step.clone()).await, Ok(true));
    assert_eq!(phone.waiting().await, hashes[2..]);
    let known = [("firm".to_owned(), b"cursor 2".to_vec())];
    assert_eq!(phone.store.notes().await.unwrap(), known);

    // The copy that is read back later brings nothing that the server has not got.
    let copy = phone.take_copy().await;
    assert_eq!(phone.store.merge(copy).await, Ok(0));
    assert_eq!(phone.waiting().await, hashes[2..]);
    assert_eq!(phone.loaded().await.batches.len(), 3, "nothing is gone");
}

async fn what_comes_from_the_server_is_kept_and_not_sent_back(place: Place) {
    let (sender, _) = with_three_answers(&place_like(&place)).await;
    let sealed = sender.store.sealed_batches(sender.firm.id).await.unwrap();
    let mut phone = place.first_visit().await;
    phone.firm = sender.firm.clone();
    let step = Step {
        arrived: sender.arrived(sealed),
        ..Step::default()
    };
    for time in ["once", "and once more"] {
        assert_eq!(
            phone.store.take_step(step.clone()).await,
            Ok(true),
            "{time}"
        );
        assert_eq!(phone.level("G3").await, Some(3), "{time}");
        assert_eq!(phone.loaded().await.batches.len(), 3, "{time}");
        assert!(phone.waiting().await.is_empty(), "{time}");
    }
}

async fn what_waits_and_comes_from_the_server_too_waits_until_it_is_acknowledged(place: Place) {
    let (phone, hashes) = with_three_answers(&place).await;
    let sealed = phone.store.sealed_batches(phone.firm.id).await.unwrap();
    let step = Step {
        arrived: phone.arrived(sealed),
        sent: hashes[..1].to_vec(),
        ..Step::default()
    };
    assert_eq!(phone.store.take_step(step).await, Ok(true));
    assert_eq!(phone.waiting().await, hashes[1..]);
    assert_eq!(phone.loaded().await.batches.len(), 3);
}

async fn the_first_batch_and_all_hashes_are_found(place: Place) {
    let phone = place.first_visit().await;
    assert_eq!(phone.store.first_batch(phone.firm.id).await, Ok(None));
    drop(phone);
    let place = place_like(&place);
    let (phone, hashes) = with_three_answers(&place).await;
    let first = phone.store.first_batch(phone.firm.id).await.unwrap();
    assert_eq!(BatchHash::of(&first.unwrap()), hashes[0]);
    assert_eq!(phone.store.hashes(phone.firm.id).await, Ok(hashes));
}

async fn what_the_server_has_lost_is_sent_again(place: Place) {
    let (phone, hashes) = with_three_answers(&place).await;
    let sent = Step {
        sent: hashes.clone(),
        ..Step::default()
    };
    phone.store.take_step(sent).await.unwrap();
    let lost = Step {
        lost: hashes[1..].to_vec(),
        ..Step::default()
    };
    for time in ["once", "and once more"] {
        phone.store.take_step(lost.clone()).await.unwrap();
        assert_eq!(phone.waiting().await, hashes[1..], "{time}");
    }
}

async fn a_step_that_another_tab_overtook_changes_nothing(place: Place) {
    let (phone, hashes) = with_three_answers(&place).await;
    let other = place.come_back().await;
    let first = Step {
        notes: vec![note(None, Some("one"))],
        ..Step::default()
    };
    assert_eq!(other.store.take_step(first).await, Ok(true));

    let (stranger, _) = with_three_answers(&place_like(&place)).await;
    let sealed = stranger.store.sealed_batches(stranger.firm.id).await;
    for before in [None, Some("another")] {
        let late = Step {
            notes: vec![note(before, Some("two"))],
            arrived: stranger.arrived(sealed.clone().unwrap()),
            sent: hashes.clone(),
            lost: Vec::new(),
        };
        assert_eq!(phone.store.take_step(late).await, Ok(false));
    }
    assert_eq!(phone.waiting().await, hashes);
    assert_eq!(phone.store.vaults().await.unwrap().len(), 1);
    let known = [("firm".to_owned(), b"one".to_vec())];
    assert_eq!(phone.store.notes().await.unwrap(), known);
}

async fn a_vault_that_is_new_here_comes_with_its_batches(place: Place) {
    let phone = place.first_visit().await;
    let (anchor, _) = with_three_answers(&place_like(&place)).await;
    let sealed = anchor.store.sealed_batches(anchor.firm.id).await.unwrap();
    let step = Step {
        arrived: anchor.arrived(sealed.clone()),
        ..Step::default()
    };
    assert_eq!(phone.store.take_step(step).await, Ok(true));
    assert_eq!(phone.store.sealed_batches(anchor.firm.id).await, Ok(sealed));

    let mut forged = anchor.arrived(Vec::new());
    forged[0].vault.key = new_vault(VaultKind::Firm).key;
    let step = Step {
        notes: vec![note(None, Some("forged"))],
        arrived: forged,
        ..Step::default()
    };
    assert!(phone.store.take_step(step).await.is_err());
    assert!(phone.store.notes().await.unwrap().is_empty());
}

async fn what_the_server_damaged_is_kept_aside(place: Place) {
    let (sender, _) = with_three_answers(&place_like(&place)).await;
    let mut sealed = sender.store.sealed_batches(sender.firm.id).await.unwrap();
    let last = sealed[1].len() - 1;
    sealed[1][last] ^= 1;
    let mut phone = place.first_visit().await;
    phone.firm = sender.firm.clone();
    let step = Step {
        arrived: sender.arrived(sealed),
        ..Step::default()
    };
    phone.store.take_step(step).await.unwrap();
    let loaded = phone.loaded().await;
    assert_eq!((loaded.batches.len(), loaded.set_aside), (2, 1));
    assert!(phone.waiting().await.is_empty());
}

async fn a_note_can_be_forgotten_and_deleting_everything_forgets_all(place: Place) {
    let (phone, _) = with_three_answers(&place).await;
    for (before, after) in [(None, Some("on")), (Some("on"), None), (None, Some("on"))] {
        let step = Step {
            notes: vec![note(before, after)],
            ..Step::default()
        };
        assert_eq!(phone.store.take_step(step).await, Ok(true));
    }
    phone.store.erase_everything().await.unwrap();
    drop(phone);
    let opened = place.open().await.unwrap();
    assert!(opened.store.notes().await.unwrap().is_empty());
    assert_eq!(opened.store.count_unsent().await, Ok(0));
    let late = Step {
        notes: vec![note(Some("on"), Some("off"))],
        ..Step::default()
    };
    assert_eq!(opened.store.take_step(late).await, Ok(false));
}

/// A step that does everything at once: one batch comes, the three here are held, a note is made.
async fn everything_at_once(phone: &Phone, hashes: &[BatchHash]) -> Step {
    let mut stranger = Place::memory().first_visit().await;
    stranger.firm = phone.firm.clone();
    let firm = stranger.firm.clone();
    let device = stranger.device.clone();
    stranger.store.keep_vault(firm, &device, &[]).await.unwrap();
    stranger.answer("G4", 4).await.unwrap();
    let sealed = stranger.store.sealed_batches(phone.firm.id).await.unwrap();
    Step {
        notes: vec![note(None, Some("cursor 4"))],
        arrived: phone.arrived(sealed),
        sent: hashes.to_vec(),
        lost: Vec::new(),
    }
}

impl Phone {
    /// All of a step of [`everything_at_once`] is here, or nothing.
    async fn has_all_or_nothing(&self, all: bool) {
        assert_eq!(self.level("G4").await, all.then_some(4));
        assert_eq!(self.waiting().await.len(), if all { 0 } else { 3 });
        assert_eq!(self.store.notes().await.unwrap().len(), usize::from(all));
    }
}

#[wasm_bindgen_test]
async fn a_phone_that_is_full_in_the_middle_of_a_step_keeps_nothing_of_it() {
    let (phone, hashes) = with_three_answers(&Place::disk()).await;
    let step = everything_at_once(&phone, &hashes).await;
    // The batch is added, then the three and the note are put.
    for (method, writes_before) in [("add", 0), ("put", 0), ("put", 2), ("put", 3)] {
        let mut writes = 0;
        let full = Bent::method(
            "IDBObjectStore",
            method,
            move |original, this, arguments| {
                writes += 1;
                if writes > writes_before {
                    return Err(exception("QuotaExceededError"));
                }
                Reflect::apply(original, this, arguments)
            },
        );
        let outcome = phone.store.take_step(step.clone()).await;
        assert_eq!(outcome, Err(StorageError::QuotaExceeded), "{method}");
        drop(full);
        phone.has_all_or_nothing(false).await;
    }
    assert_eq!(phone.store.take_step(step).await, Ok(true));
    phone.has_all_or_nothing(true).await;
}

#[wasm_bindgen_test]
async fn in_memory_too_a_step_is_taken_as_a_whole_or_not_at_all() {
    let memory = Memory::default();
    let (phone, hashes) = with_three_answers(&Place::Memory(memory.clone())).await;
    let step = everything_at_once(&phone, &hashes).await;
    for writes in 0..6 {
        memory.fail_write_after(writes, StorageError::QuotaExceeded);
        let outcome = phone.store.take_step(step.clone()).await;
        assert_eq!(outcome, Err(StorageError::QuotaExceeded), "after {writes}");
        phone.has_all_or_nothing(false).await;
    }
    assert_eq!(phone.store.take_step(step).await, Ok(true));
    phone.has_all_or_nothing(true).await;
}

#[wasm_bindgen_test]
async fn a_tab_hears_what_came_from_the_server_and_where_the_backup_stands() {
    let place = Place::disk();
    let (phone, hashes) = with_three_answers(&place).await;
    let other = place.come_back().await;
    let heard = crate::tabs::Heard::default();
    other.store.on_change_elsewhere(heard.listener());
    let step = everything_at_once(&phone, &hashes).await;
    phone.store.take_step(step).await.unwrap();
    phone.store.tell_of_backup("on 0 - - 0 0".to_owned());
    assert_eq!(
        heard.all(2).await,
        [
            Change::Batches(phone.firm.id),
            Change::Backup("on 0 - - 0 0".to_owned())
        ]
    );
}

#[wasm_bindgen_test]
async fn two_tabs_that_take_steps_at_the_same_moment_never_mix_them() {
    let place = Place::disk();
    let (one, hashes) = with_three_answers(&place).await;
    let other = place.come_back().await;
    let step = |name: &str, hash: BatchHash| Step {
        notes: vec![note(None, Some(name))],
        sent: vec![hash],
        ..Step::default()
    };
    let mine = Box::pin(one.store.take_step(step("one", hashes[0])));
    let theirs = Box::pin(other.store.take_step(step("other", hashes[1])));
    let (mine, theirs) = crate::tabs::both(mine, theirs).await;
    assert_ne!(mine, theirs, "one of them comes too late");
    let (held, name) = if mine == Ok(true) {
        (0, "one")
    } else {
        (1, "other")
    };
    let notes = one.store.notes().await.unwrap();
    assert_eq!(notes, [("firm".to_owned(), name.as_bytes().to_vec())]);
    assert_eq!(one.waiting().await.len(), 2);
    assert!(!one.waiting().await.contains(&hashes[held]));
}
