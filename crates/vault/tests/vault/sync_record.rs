//! The sync record's bytes: frozen, read back as they were, and never read as something else.

use crate::golden_cases::record;
use base16ct::lower;
use proptest::prelude::*;
use protocol::wire::List;
use protocol::{Action, Code, Cursor, DeviceId, Role};
use vault::sync::{Record, RecordError, Stage};

const RECORD: &str = include_str!("../golden/record.txt");

#[test]
fn the_committed_record_is_read_as_what_was_written() {
    let bytes = lower::decode_vec(RECORD.trim()).unwrap();
    assert_eq!(Record::from_bytes(&bytes), Ok(record()));
    assert_eq!(bytes[0], 1, "the version");
}

#[test]
fn a_record_of_a_newer_version_is_let_be() {
    let mut bytes = record().to_bytes();
    bytes[0] = 2;
    let expected = Err(RecordError::TooNew { version: 2 });
    assert_eq!(Record::from_bytes(&bytes), expected);
}

#[test]
fn no_bytes_and_a_record_cut_short_or_lengthened_are_damaged() {
    let bytes = record().to_bytes();
    for length in 0..bytes.len() {
        let cut = Record::from_bytes(&bytes[..length]);
        assert_eq!(cut, Err(RecordError::Damaged), "{length} bytes");
    }
    let longer = [&bytes[..], &[0]].concat();
    assert_eq!(Record::from_bytes(&longer), Err(RecordError::Damaged));
}

fn actions() -> impl Strategy<Value = List<Action>> {
    let action = prop_oneof![
        any::<[u8; 32]>().prop_map(|key| Action::Remove { key: DeviceId(key) }),
        any::<[u8; 32]>().prop_map(|device| Action::Add {
            device: DeviceId(device),
            role: Role::Editor,
        }),
        any::<[u8; 32]>().prop_map(|device| Action::Join {
            device: DeviceId(device),
        }),
    ];
    prop::collection::vec(action, 0..4).prop_map(List)
}

fn records() -> impl Strategy<Value = Record> {
    let stages = prop_oneof![
        Just(Stage::ToFound),
        Just(Stage::Kept),
        Just(Stage::ToCompare)
    ];
    let cursor = (any::<u64>(), any::<[u8; 32]>()).prop_map(|(n, running)| Cursor { n, running });
    let times = (any::<Option<i64>>(), any::<Option<i64>>());
    let numbers = (any::<u32>(), any::<u64>(), any::<u64>());
    let trouble = prop::option::of(any::<u16>().prop_map(Code::from_number));
    (
        stages,
        any::<bool>(),
        cursor,
        (actions(), actions()),
        times,
        numbers,
        trouble,
    )
        .prop_map(
            |(stage, is_founder, cursor, actions, times, numbers, trouble)| Record {
                stage,
                is_founder,
                cursor,
                next_change: numbers.0,
                pending: actions.0,
                made: actions.1,
                backed_up_at: times.0,
                trouble,
                fell_behind_at: times.1,
                used: numbers.1,
                limit: numbers.2,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn every_record_is_read_as_it_was_written(record in records()) {
        prop_assert_eq!(Record::from_bytes(&record.to_bytes()), Ok(record));
    }

    #[test]
    fn arbitrary_bytes_are_a_record_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Record::from_bytes(&bytes);
        let _ = Record::from_bytes(&[&[1][..], &bytes].concat());
    }
}
