//! What happens to batches that are not as they were written, or were never meant for us.

use crate::support::{DEVICE, KEY, OTHER_DEVICE, VAULT, commit, key, path, text};
use proptest::prelude::*;
use protocol::limits;
use std::sync::LazyLock;
use vault::{DeviceKey, Op, OpenError, VaultId, VaultKey, open, reopen};

const CANARY: &str = "CANARY-in-the-coal-mine";

/// One batch with a canary as its path and its text.
static BATCH: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let op = Op {
        path: path(CANARY),
        write: text(CANARY),
        replaces: vec![],
        at: 1,
    };
    commit(DEVICE, None, &[op]).remove(0).bytes
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_flipped_bit_is_always_noticed(index in 0..BATCH.len(), bit in 0..8_u8) {
        let mut bytes = BATCH.clone();
        bytes[index] ^= 1 << bit;
        let error = open(&bytes, VAULT, &key()).unwrap_err();
        let expected = match index {
            0 if bytes[0] == 0 => OpenError::Damaged,
            0 => OpenError::TooNew { version: bytes[0] },
            1..17 => OpenError::ForeignVault,
            81..85 => OpenError::TooNew { version: 1 },
            _ => OpenError::BadSignature,
        };
        prop_assert_eq!(error, expected);
        if (17..BATCH.len() - 64).contains(&index) && !(81..85).contains(&index) {
            prop_assert_eq!(reopen(&bytes, VAULT, &key()), Err(OpenError::Damaged));
        }
    }

    #[test]
    fn changed_cut_or_lengthened_bytes_are_never_taken_for_the_batch(
        start in 0..BATCH.len(),
        replaced in 0..300_usize,
        by in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let mut bytes = BATCH.clone();
        let end = (start + replaced).min(bytes.len());
        bytes.splice(start..end, by);
        prop_assert_eq!(open(&bytes, VAULT, &key()).is_ok(), bytes == *BATCH);
    }

    #[test]
    fn arbitrary_bytes_are_refused_without_a_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..600),
        version in 0..3_u8,
        shaped in any::<bool>(),
    ) {
        let mut bytes = bytes;
        if shaped {
            bytes.resize(limits::BATCH_MIN_BYTES, 0);
            bytes[1..17].copy_from_slice(&VAULT.0);
        }
        if let Some(first) = bytes.first_mut() {
            *first = version;
        }
        let (opened, reopened) = (open(&bytes, VAULT, &key()), reopen(&bytes, VAULT, &key()));
        prop_assert!(opened.is_err() && reopened.is_err());
        let too_new = matches!(opened, Err(OpenError::TooNew { version: 2 }));
        prop_assert_eq!(too_new, bytes.first() == Some(&2));
    }
}

#[test]
fn every_shorter_batch_is_damaged() {
    for length in 0..BATCH.len() {
        assert_eq!(
            open(&BATCH[..length], VAULT, &key()),
            Err(OpenError::Damaged),
            "{length}"
        );
    }
}

#[test]
fn a_batch_over_the_limit_is_refused_by_its_length() {
    let mut bytes = BATCH.clone();
    bytes.resize(limits::BATCH_BYTES + 1, 0);
    assert_eq!(open(&bytes, VAULT, &key()), Err(OpenError::Damaged));
    assert_eq!(
        open(&vec![2; limits::BATCH_BYTES + 1], VAULT, &key()),
        Err(OpenError::Damaged)
    );
}

#[test]
fn a_batch_of_a_newer_version_is_told_from_damage() {
    let mut newer = BATCH.clone();
    newer[0] = 2;
    assert_eq!(
        open(&newer, VAULT, &key()),
        Err(OpenError::TooNew { version: 2 })
    );
    assert_eq!(
        open(&[9, 9, 9], VAULT, &key()),
        Err(OpenError::TooNew { version: 9 })
    );
}

#[test]
fn another_vault_and_another_key_are_told_apart() {
    let other_vault = VaultId([1; 16]);
    assert_eq!(
        open(&BATCH, other_vault, &key()),
        Err(OpenError::ForeignVault)
    );
    assert_eq!(
        open(&BATCH, VAULT, &VaultKey([1; 32])),
        Err(OpenError::WrongKey)
    );
    assert_eq!(
        reopen(&BATCH, VAULT, &VaultKey([1; 32])),
        Err(OpenError::Damaged)
    );
}

#[test]
fn a_device_cannot_put_its_words_in_the_mouth_of_another() {
    let mut forged = BATCH.clone();
    forged[17..49].copy_from_slice(&DeviceKey::from_seed(OTHER_DEVICE).id().0);
    assert_eq!(open(&forged, VAULT, &key()), Err(OpenError::BadSignature));
    assert_eq!(reopen(&forged, VAULT, &key()), Err(OpenError::Damaged));
}

#[test]
fn nothing_that_was_written_shows_in_the_sealed_bytes_nor_any_secret_in_a_log() {
    let holds = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|some| some == part);
    assert!(!holds(&BATCH, CANARY.as_bytes()));
    assert!(!holds(&BATCH, b"CANARY"));
    assert!(!holds(&BATCH, &KEY));
    assert!(!holds(&BATCH, &DEVICE));

    let shown = format!("{:?} {:?}", key(), DeviceKey::from_seed(DEVICE));
    assert!(
        !shown.contains("178") && !shown.to_lowercase().contains("b2b2"),
        "{shown}"
    );
    assert!(
        !shown.contains("195") && !shown.to_lowercase().contains("c3c3"),
        "{shown}"
    );
}
