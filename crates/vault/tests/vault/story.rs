//! What a person's device does with a vault, from the first answer to the copy taken home.

use crate::support::{DEVICE, KEY, OTHER_DEVICE, VAULT, commit, key, path, set, text};
use vault::copy::{self, Copy, VaultCopy};
use vault::{Replica, Value, VaultKind, Write, open};

#[test]
fn an_answer_is_found_again_after_a_restart() {
    let replica = Replica::new();
    let draft = replica.draft(path("check/1/answer/G2a"), set(3), 1_000);
    let batches = commit(DEVICE, None, &[draft]);

    let mut restarted = Replica::new();
    for batch in &batches {
        restarted.absorb(open(&batch.bytes, VAULT, &key()).unwrap());
    }

    assert_eq!(
        restarted.value("check/1/answer/G2a"),
        Some(&Value::Number(3))
    );
    assert_eq!(restarted.latest_at(), Some(1_000));
}

#[test]
fn a_later_answer_takes_the_place_of_an_earlier_one_whatever_the_clocks_say() {
    let mut replica = Replica::new();
    let first = replica.draft(path("name"), text("Mill Bakery"), 2_000);
    absorb_all(&mut replica, DEVICE, &[first]);
    let second = replica.draft(path("name"), text("Old Mill Bakery"), 1_000);
    absorb_all(&mut replica, OTHER_DEVICE, &[second]);

    assert_eq!(
        replica.value("name"),
        Some(&Value::Text("Old Mill Bakery".into()))
    );
    assert!(!replica.register("name").unwrap().is_contested());
}

#[test]
fn two_devices_that_did_not_see_each_other_are_both_kept_until_combined() {
    let mut replica = Replica::new();
    let here = replica.draft(path("plan/1/note"), text("ask the landlord"), 2_000);
    let there = replica.draft(path("plan/1/note"), text("ask the council"), 1_000);
    absorb_all(&mut replica, DEVICE, &[here]);
    absorb_all(&mut replica, OTHER_DEVICE, &[there]);

    let register = replica.register("plan/1/note").unwrap();
    assert_eq!(register.heads().len(), 2);
    assert!(register.is_contested());
    assert_eq!(
        register.value(),
        Some(&Value::Text("ask the landlord".into()))
    );

    let combined = replica.draft(path("plan/1/note"), text("ask both"), 3_000);
    absorb_all(&mut replica, DEVICE, &[combined]);
    let register = replica.register("plan/1/note").unwrap();
    assert_eq!(register.heads().len(), 1);
    assert_eq!(register.value(), Some(&Value::Text("ask both".into())));
}

#[test]
fn the_same_answer_given_twice_is_no_disagreement() {
    let mut replica = Replica::new();
    let draft = |at| replica.draft(path("size"), text("solo"), at);
    let (here, there) = (draft(1), draft(2));
    absorb_all(&mut replica, DEVICE, &[here]);
    absorb_all(&mut replica, OTHER_DEVICE, &[there]);

    let register = replica.register("size").unwrap();
    assert_eq!(register.heads().len(), 2);
    assert!(!register.is_contested());
}

#[test]
fn a_record_deleted_here_and_edited_elsewhere_reappears_marked() {
    let mut replica = Replica::new();
    let step = replica.draft(path("plan/1/text"), text("call a supplier"), 1_000);
    absorb_all(&mut replica, DEVICE, &[step]);
    let edited = replica.draft(path("plan/1/text"), text("visit a supplier"), 2_000);
    let deleted = replica.draft(path("plan/1/text"), Write::Remove, 3_000);

    let mut removed_only = replica.clone();
    absorb_all(&mut removed_only, DEVICE, std::slice::from_ref(&deleted));
    assert_eq!(removed_only.value("plan/1/text"), None);

    absorb_all(&mut removed_only, OTHER_DEVICE, &[edited]);
    let register = removed_only.register("plan/1/text").unwrap();
    assert_eq!(
        register.value(),
        Some(&Value::Text("visit a supplier".into()))
    );
    assert!(register.is_contested());
}

#[test]
fn a_record_is_listed_without_its_neighbours_of_like_name() {
    let mut replica = Replica::new();
    let ops = [
        "check/1",
        "check/1/note",
        "check/1/answer/G1a",
        "check/10/note",
        "check/1-b",
    ]
    .map(|name| replica.draft(path(name), set(1), 0));
    absorb_all(&mut replica, DEVICE, &ops);

    let names = |prefix: &str| -> Vec<String> {
        replica
            .under(prefix)
            .map(|(path, _)| path.to_string())
            .collect()
    };
    assert_eq!(names("check/1"), ["check/1/answer/G1a", "check/1/note"]);
    assert_eq!(names("check/1/"), names("check/1"));
    assert_eq!(names("").len(), 5);
    assert!(names("chec").is_empty());
}

#[test]
fn a_commit_names_the_paths_that_changed_and_a_repeat_names_none() {
    let mut replica = Replica::new();
    let ops = ["b", "a"].map(|name| replica.draft(path(name), set(1), 0));
    let batch = &commit(DEVICE, None, &ops)[0];
    let opened = open(&batch.bytes, VAULT, &key()).unwrap();

    assert_eq!(replica.absorb(opened.clone()), [path("a"), path("b")]);
    assert!(replica.absorb(opened).is_empty());
}

#[test]
fn a_copy_brings_everything_to_another_device() {
    let replica = Replica::new();
    let ops = ["a", "b"].map(|name| replica.draft(path(name), set(4), 7));
    let batches = commit(DEVICE, None, &ops);
    let taken = Copy {
        made_at: 1_764_000_000_000,
        vaults: vec![VaultCopy {
            id: VAULT,
            kind: VaultKind::Firm,
            key: vault::VaultKey(KEY),
            batches: batches.iter().map(|batch| batch.bytes.clone()).collect(),
        }],
    };

    let read = copy::read(&copy::write(&taken).unwrap()).unwrap();
    assert_eq!(read, taken);
}

fn absorb_all(replica: &mut Replica, device: [u8; 32], ops: &[vault::Op]) {
    for batch in commit(device, None, ops) {
        replica.absorb(open(&batch.bytes, VAULT, &key()).unwrap());
    }
}
