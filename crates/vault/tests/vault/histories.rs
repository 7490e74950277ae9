//! Made-up histories: who wrote what, having seen what, and in which order it arrived.

use crate::support::path;
use proptest::prelude::*;
use vault::{DeviceId, Entry, Header, Op, OpenedBatch, Value, Write};

/// Few of each, so that the same path, time and device come up again and again.
const PATHS: [&str; 3] = ["check/1/answer/G1a", "check/1/note", "plan/1"];
const DEVICES: u8 = 3;

/// Up to 12 ops by several devices on a few paths. An op replaces any of those written before
/// it, on other paths too, which must have no effect.
pub(crate) fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let step = (0..DEVICES, 0..PATHS.len(), write(), time(), any::<u16>());
    prop::collection::vec(step, 0..12).prop_map(|steps| {
        let mut entries: Vec<Entry> = Vec::new();
        for (device, path_index, write, at, seen) in steps {
            let replaces = entries
                .iter()
                .enumerate()
                .filter(|(index, _)| seen & (1 << index) != 0)
                .map(|(_, earlier)| earlier.id)
                .collect();
            let op = Op {
                path: path(PATHS[path_index]),
                write,
                replaces,
                at,
            };
            entries.push(Entry::new(DeviceId([device; 32]), op));
        }
        entries
    })
}

/// A history, and the same in two orders of arrival, each with repeats.
pub(crate) fn two_arrivals() -> impl Strategy<Value = (Vec<Entry>, Vec<Entry>)> {
    entries().prop_flat_map(|entries| {
        let again = prop::sample::subsequence(entries.clone(), 0..=entries.len());
        let arrival = again
            .prop_map(move |again| [entries.clone(), again].concat())
            .prop_shuffle()
            .boxed();
        (arrival.clone(), arrival)
    })
}

pub(crate) fn write() -> impl Strategy<Value = Write> {
    prop_oneof![
        3 => (0..4_i64).prop_map(|number| Write::Set(Value::Number(number))),
        1 => any::<bool>().prop_map(|flag| Write::Set(Value::Flag(flag))),
        1 => "[a-zé]{0,5}".prop_map(|text| Write::Set(Value::Text(text))),
        2 => Just(Write::Remove),
    ]
}

/// Times that are often the same and now and then absurd.
pub(crate) fn time() -> impl Strategy<Value = i64> {
    prop_oneof![4 => 0..3_i64, 1 => any::<i64>()]
}

/// A batch of these entries, as if opened: sealing adds nothing to the laws of merging.
pub(crate) fn batch(entries: Vec<Entry>) -> OpenedBatch {
    let header = Header {
        version: 1,
        vault: crate::support::VAULT,
        device: DeviceId([0; 32]),
        prev: None,
        epoch: 0,
        nonce: [0; 24],
    };
    OpenedBatch {
        header,
        entries,
        unread_ops: 0,
    }
}
