//! Whatever is sealed is opened again, whole, in order and in bounds.

use crate::histories::{time, write};
use crate::support::{DEVICE, VAULT, commit, key, path, set, text};
use proptest::prelude::*;
use protocol::{Envelope, limits};
use std::sync::LazyLock;
use vault::{
    BatchHash, DeviceId, DeviceKey, Entry, Op, OpId, Path, PathError, SealError, SealRequest,
    Value, Write, open, reopen, seal,
};

/// Any op that the format can hold, most of them small.
fn op() -> impl Strategy<Value = Op> {
    let write = prop_oneof![
        4 => write(),
        1 => any::<i64>().prop_map(|number| Write::Set(Value::Number(number))),
        1 => ".{0,40}".prop_map(|text| Write::Set(Value::Text(text))),
    ];
    let replaces = prop_oneof![
        9 => prop::collection::vec(any_id(), 0..3),
        1 => prop::collection::vec(any_id(), 250..=255),
    ];
    (
        "[A-Za-z0-9_.-]{1,9}(/[A-Za-z0-9_.-]{1,9}){0,3}",
        write,
        replaces,
        time(),
    )
        .prop_map(|(name, write, replaces, at)| Op {
            path: path(&name),
            write,
            replaces,
            at,
        })
}

static AUTHOR: LazyLock<DeviceId> = LazyLock::new(|| DeviceKey::from_seed(DEVICE).id());

fn any_id() -> impl Strategy<Value = OpId> {
    any::<u128>().prop_map(|bits| OpId(bits.to_le_bytes()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_is_sealed_is_opened_as_it_was(ops in prop::collection::vec(op(), 0..5)) {
        let batches = commit(DEVICE, None, &ops);
        prop_assert_eq!(batches.len(), usize::from(!ops.is_empty()));
        for batch in &batches {
            let opened = open(&batch.bytes, VAULT, &key()).unwrap();
            let author = opened.header.device;
            let entries: Vec<Entry> =
                ops.iter().map(|op| Entry::new(author, op.clone())).collect();
            prop_assert_eq!(&opened.entries, &entries);
            prop_assert_eq!(author, *AUTHOR);
            prop_assert_eq!(opened.unread_ops, 0);
            prop_assert_eq!(BatchHash::of(&batch.bytes), batch.hash);
            prop_assert_eq!(reopen(&batch.bytes, VAULT, &key()).unwrap(), opened);
        }
    }

    #[test]
    fn different_ops_have_different_ids(one in op(), other in op()) {
        let authors = [[1; 32], [2; 32]].map(DeviceId);
        let id = |author, op: &Op| Entry::new(author, op.clone()).id;
        prop_assert_eq!(id(authors[0], &one) == id(authors[0], &other), one == other);
        prop_assert_ne!(id(authors[0], &one), id(authors[1], &one));
    }

    #[test]
    fn a_path_is_segments_of_the_allowed_characters(
        name in prop_oneof!["[A-Za-z0-9_./-]{0,12}", ".{0,6}", "[a/]{198,203}"],
    ) {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
        let segments_are_good =
            name.split('/').all(|segment| !segment.is_empty() && segment.chars().all(allowed));
        prop_assert_eq!(Path::new(&name).is_ok(), segments_are_good && name.len() <= 200);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn many_ops_are_split_into_chained_batches_in_order(
        lengths in prop::collection::vec(0..32_000_usize, 1..12),
    ) {
        let write = |length: &usize| Write::Set(Value::Text("x".repeat(*length)));
        let op = |length| Op { path: path("a"), write: write(length), replaces: vec![], at: 0 };
        let ops: Vec<Op> = lengths.iter().map(op).collect();
        let batches = commit(DEVICE, None, &ops);
        let mut prev = None;
        let mut opened_ops = Vec::new();
        for batch in &batches {
            prop_assert!(batch.bytes.len() <= limits::BATCH_BYTES);
            let opened = open(&batch.bytes, VAULT, &key()).unwrap();
            prop_assert_eq!(opened.header.prev, prev);
            prop_assert!(!opened.entries.is_empty());
            opened_ops.extend(opened.entries.into_iter().map(|entry| entry.op));
            prev = Some(batch.hash);
        }
        prop_assert_eq!(opened_ops, ops);
    }
}

#[test]
fn over_64_kib_of_ops_need_more_than_one_batch_and_as_many_nonces() {
    let notes: Vec<Op> = (0..70)
        .map(|at| Op {
            path: path("a"),
            write: text(&"n".repeat(1_000)),
            replaces: vec![],
            at,
        })
        .collect();
    let batches = commit(DEVICE, None, &notes);
    assert_eq!(batches.len(), 3);
    let nonces: Vec<[u8; 24]> = batches
        .iter()
        .map(|batch| Envelope::parse(&batch.bytes).unwrap().header().nonce)
        .collect();
    assert_eq!(nonces, [[1; 24], [2; 24], [3; 24]]);
}

#[test]
fn small_commits_have_one_size_so_that_it_tells_nothing() {
    let size = |write: Write| {
        let op = Op {
            path: path("check/1/answer/G2a"),
            write,
            replaces: vec![],
            at: 0,
        };
        commit(DEVICE, None, &[op])[0].bytes.len()
    };
    assert_eq!(size(set(0)), limits::BATCH_MIN_BYTES);
    assert_eq!(size(Write::Remove), size(set(i64::MIN)));
    assert_eq!(size(text("")), size(text(&"n".repeat(200))));
    assert_eq!(size(text(&"n".repeat(300))), size(text("")) + 256);
}

#[test]
fn a_prev_given_to_the_sealer_stands_in_the_first_header() {
    let op = Op {
        path: path("a"),
        write: set(1),
        replaces: vec![],
        at: 0,
    };
    let first = commit(DEVICE, None, std::slice::from_ref(&op)).remove(0);
    let second = commit(DEVICE, Some(first.hash), &[op]).remove(0);
    assert_eq!(
        open(&second.bytes, VAULT, &key()).unwrap().header.prev,
        Some(first.hash)
    );
}

#[test]
fn an_op_at_the_limit_is_sealed_and_one_byte_more_is_refused() {
    let longest = 32 * 1024 - 2 - (1 + 8 + 1 + 1 + 1);
    let note = |length: usize| {
        let small = Op {
            path: path("b"),
            write: set(1),
            replaces: vec![],
            at: 0,
        };
        let large = Op {
            path: path("a"),
            write: text(&"n".repeat(length)),
            replaces: vec![],
            at: 0,
        };
        seal_ops(&[small, large])
    };
    assert_eq!(note(longest), Ok(2));
    assert_eq!(note(longest + 1), Err(SealError::OpTooLarge { op: 1 }));
}

#[test]
fn an_op_replaces_at_most_255_others() {
    let replacing = |count: u8, more: usize| {
        let mut replaces: Vec<OpId> = (0..count).map(|id| OpId([id; 16])).collect();
        replaces.extend(std::iter::repeat_n(OpId([255; 16]), more));
        seal_ops(&[Op {
            path: path("a"),
            write: set(1),
            replaces,
            at: 0,
        }])
    };
    assert_eq!(replacing(255, 0), Ok(1));
    assert_eq!(replacing(255, 1), Err(SealError::ReplacesTooMany { op: 0 }));
}

#[test]
fn a_path_says_what_is_wrong_with_it() {
    assert_eq!(Path::new(""), Err(PathError::EmptySegment));
    assert_eq!(Path::new("a//b"), Err(PathError::EmptySegment));
    assert_eq!(Path::new("a b"), Err(PathError::Character(' ')));
    assert_eq!(Path::new(&"a".repeat(201)), Err(PathError::TooLong));
    assert_eq!(Path::new(&"a".repeat(200)).unwrap().as_str().len(), 200);
}

/// How many batches these ops give.
fn seal_ops(ops: &[Op]) -> Result<usize, SealError> {
    let (key, device) = (key(), DeviceKey::from_seed(DEVICE));
    let request = SealRequest {
        vault: VAULT,
        key: &key,
        device: &device,
        prev: None,
        ops,
    };
    seal(request, || [7; 24]).map(|batches| batches.len())
}
