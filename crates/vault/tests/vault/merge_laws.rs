//! The laws of union, heads and winners. docs/sync.md names each of them.

use crate::histories::{batch, entries, time, two_arrivals, write};
use crate::support::path;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use vault::{DeviceId, Entry, OpId, Path, Replica, Value, Write};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn union_is_the_same_in_any_order_any_grouping_and_with_repeats(
        (one, other) in two_arrivals(),
        group in 1..5_usize,
    ) {
        prop_assert_eq!(absorb(&one, 1), absorb(&other, group));
    }

    #[test]
    fn heads_are_the_entries_that_no_other_on_their_path_replaces(
        (one, other) in two_arrivals(),
    ) {
        let replica = absorb(&one, 1);
        for (path, expected) in heads_by_definition(&other) {
            let heads = replica.register(path.as_str()).unwrap().heads();
            prop_assert_eq!(heads.to_vec(), expected);
        }
    }

    #[test]
    fn the_winner_is_the_greatest_head_that_holds_a_value(
        (one, other) in two_arrivals(),
    ) {
        let replica = absorb(&one, 2);
        for (path, heads) in heads_by_definition(&other) {
            let winner = heads
                .iter()
                .filter(|head| head.op.write != Write::Remove)
                .max_by_key(|head| (head.op.at, head.id));
            let expected = winner.map(|head| &head.op.write);
            let value = replica.value(path.as_str()).cloned().map(Write::Set);
            prop_assert_eq!(value.as_ref(), expected);
        }
    }

    #[test]
    fn a_path_is_contested_when_its_heads_do_different_things(
        (one, other) in two_arrivals(),
    ) {
        let replica = absorb(&one, 3);
        for (path, heads) in heads_by_definition(&other) {
            let differs = heads.iter().any(|head| head.op.write != heads[0].op.write);
            prop_assert_eq!(replica.register(path.as_str()).unwrap().is_contested(), differs);
        }
    }

    #[test]
    fn a_draft_settles_its_path_whatever_its_clock_says(
        history in entries(),
        write in write(),
        at in time(),
    ) {
        let mut replica = absorb(&history, 1);
        for path in paths(&history) {
            let before = replica.clone();
            let entry = Entry::new(
                DeviceId([9; 32]),
                replica.draft(path.clone(), write.clone(), at),
            );
            replica.absorb(batch(vec![entry.clone()]));
            let register = replica.register(path.as_str()).unwrap();
            prop_assert_eq!(register.heads(), &[entry]);
            prop_assert!(!register.is_contested());
            let untouched = |replica: &Replica| -> BTreeMap<Path, Vec<Entry>> {
                replica
                    .under("")
                    .filter(|(other, _)| **other != path)
                    .map(|(other, register)| (other.clone(), register.heads().to_vec()))
                    .collect()
            };
            prop_assert_eq!(untouched(&before), untouched(&replica));
        }
    }

    #[test]
    fn what_is_written_down_again_says_the_same_and_outlives_what_was_there(
        history in entries(),
        left in any::<u16>(),
    ) {
        let replica = absorb(&history, 1);
        let again = |op| Entry::new(DeviceId([9; 32]), op);
        let mut restored = Replica::new();
        restored.absorb(batch(replica.rewritten().into_iter().map(again).collect()));
        prop_assert_eq!(said(&restored), said(&replica));
        // Some of the old ops turn up again, each perhaps without its successor.
        let old = history.into_iter().enumerate();
        let old = old.filter(|(index, _)| left & (1 << index) != 0);
        let changed = restored.absorb(batch(old.map(|(_, entry)| entry).collect()));
        prop_assert_eq!(changed, []);
    }

    #[test]
    fn the_changed_paths_are_those_whose_heads_differ(
        (one, other) in two_arrivals(),
    ) {
        let mut replica = absorb(&one[..one.len() / 2], 1);
        let before = replica.clone();
        let changed: BTreeSet<Path> = replica.absorb(batch(other)).into_iter().collect();
        for (path, register) in replica.under("") {
            let was = before.register(path.as_str()).map_or(&[][..], |register| register.heads());
            prop_assert_eq!(changed.contains(path), was != register.heads(), "{}", path);
        }
    }

    #[test]
    fn devices_that_gossip_end_up_equal_and_lose_nothing_unseen(
        steps in prop::collection::vec((0..3_usize, 0..3_usize, 0..2_u8, time()), 1..16),
    ) {
        let mut replicas = vec![Replica::new(); 3];
        let mut logs: Vec<Vec<Entry>> = vec![Vec::new(); 3];
        for (step, (device, from, path_number, at)) in steps.into_iter().enumerate() {
            let heard = logs[from].clone();
            replicas[device].absorb(batch(heard.clone()));
            logs[device].extend(heard);
            let name = path(&format!("note/{path_number}"));
            let write = Write::Set(Value::Number(step as i64));
            let entry =
                Entry::new(DeviceId([device as u8; 32]), replicas[device].draft(name, write, at));
            replicas[device].absorb(batch(vec![entry.clone()]));
            logs[device].push(entry);
        }
        let everything = logs.concat();
        for replica in &mut replicas {
            replica.absorb(batch(everything.clone()));
        }
        prop_assert_eq!(&replicas[0], &replicas[1]);
        prop_assert_eq!(&replicas[1], &replicas[2]);
        let replaced: BTreeSet<OpId> =
            everything.iter().flat_map(|entry| entry.op.replaces.clone()).collect();
        for entry in &everything {
            let heads = replicas[0].register(entry.op.path.as_str()).unwrap().heads();
            prop_assert!(replaced.contains(&entry.id) || heads.contains(entry));
        }
    }
}

/// What the heads of each path do, and when that was.
fn said(replica: &Replica) -> BTreeMap<Path, Vec<String>> {
    let of_register = |(path, register): (&Path, &vault::Register)| {
        let heads = register.heads().iter();
        let mut said: Vec<_> = heads
            .map(|head| format!("{} {:?}", head.op.at, head.op.write))
            .collect();
        said.sort();
        (path.clone(), said)
    };
    replica.under("").map(of_register).collect()
}

#[test]
fn an_op_that_comes_after_its_successor_is_no_head() {
    let first = Entry::new(
        DeviceId([1; 32]),
        Replica::new().draft(path("a"), Write::Remove, 1),
    );
    let mut writer = Replica::new();
    writer.absorb(batch(vec![first.clone()]));
    let second = Entry::new(DeviceId([1; 32]), writer.draft(path("a"), Write::Remove, 0));

    let mut reader = Replica::new();
    assert_eq!(reader.absorb(batch(vec![second.clone()])), [path("a")]);
    assert!(reader.absorb(batch(vec![first])).is_empty());
    assert_eq!(reader.register("a").unwrap().heads(), [second]);
}

#[test]
fn a_long_history_keeps_one_head_and_is_taken_in_once() {
    let mut replica = Replica::new();
    for number in 0..10_000 {
        let write = Write::Set(Value::Number(number));
        let entry = Entry::new(DeviceId([1; 32]), replica.draft(path("a"), write, number));
        assert_eq!(replica.absorb(batch(vec![entry.clone()])), [path("a")]);
        assert!(replica.absorb(batch(vec![entry])).is_empty());
    }
    assert_eq!(replica.register("a").unwrap().heads().len(), 1);
    assert_eq!(replica.value("a"), Some(&Value::Number(9_999)));
}

#[test]
fn more_heads_than_one_op_can_replace_are_settled_by_two() {
    let mut replica = Replica::new();
    let concurrent = |number: i64| {
        let write = Write::Set(Value::Number(number));
        Entry::new(
            DeviceId([1; 32]),
            Replica::new().draft(path("a"), write, number),
        )
    };
    replica.absorb(batch((0..300).map(concurrent).collect()));
    for heads_left in [300 - 255 + 1, 1] {
        let draft = replica.draft(path("a"), Write::Remove, i64::MAX);
        replica.absorb(batch(vec![Entry::new(DeviceId([1; 32]), draft)]));
        assert_eq!(replica.register("a").unwrap().heads().len(), heads_left);
    }
}

/// A replica that took in these entries in batches of `group`.
fn absorb(entries: &[Entry], group: usize) -> Replica {
    let mut replica = Replica::new();
    for some in entries.chunks(group) {
        replica.absorb(batch(some.to_vec()));
    }
    replica
}

/// For each path its heads, straight from the definition in docs/sync.md.
fn heads_by_definition(entries: &[Entry]) -> BTreeMap<Path, Vec<Entry>> {
    let mut by_path = BTreeMap::new();
    for path in paths(entries) {
        let here: Vec<&Entry> = entries
            .iter()
            .filter(|entry| entry.op.path == path)
            .collect();
        let is_replaced = |id| here.iter().any(|entry| entry.op.replaces.contains(&id));
        let mut heads: Vec<Entry> = Vec::new();
        for entry in &here {
            if !is_replaced(entry.id) && !heads.contains(entry) {
                heads.push((*entry).clone());
            }
        }
        heads.sort_by_key(|head| std::cmp::Reverse((head.op.at, head.id)));
        by_path.insert(path, heads);
    }
    by_path
}

fn paths(entries: &[Entry]) -> BTreeSet<Path> {
    entries.iter().map(|entry| entry.op.path.clone()).collect()
}
