//! The messages between client and server: frozen bytes, and what becomes of a stranger's.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test's helpers fail as the test itself does"
)]

#[path = "wire/cases.rs"]
mod cases;

use cases::{golden, key, signed};
use ed25519_dalek::Signer;
use proptest::prelude::*;
use protocol::{
    Action, BatchHash, Code, Cursor, DeviceId, Purpose, Role, SessionProof, Signature,
    SignedChange, StatementError, VaultKind,
    api::{
        AskHashes, Challenge, Erasures, Failure, FoundVault, Hashes, MakeChange, Members,
        OpenSession, Shares, Sync, Synced, Tickets,
    },
    wire::{self, Blob, List},
};
use serde::{Serialize, de::DeserializeOwned};

const GOLDEN: &str = include_str!("golden/messages.txt");

#[test]
fn fixed_messages_give_the_committed_bytes() {
    assert_eq!(golden(), GOLDEN);
}

/// Each message of the committed file, read as what it is, gives the same bytes again.
#[test]
fn the_committed_messages_are_read() {
    let mut read = 0;
    for line in GOLDEN.lines() {
        let (name, bytes) = line.split_once(" = ").unwrap();
        let bytes = base16ct::lower::decode_vec(bytes).unwrap();
        let again = match name {
            "challenge" => again::<Challenge>(&bytes),
            "open session" => again::<OpenSession>(&bytes),
            "found vault" => again::<FoundVault>(&bytes),
            "members" => again::<Members>(&bytes),
            "shares" => again::<Shares>(&bytes),
            "tickets" => again::<Tickets>(&bytes),
            "sync" => again::<Sync>(&bytes),
            "synced" => again::<Synced>(&bytes),
            "ask hashes" => again::<AskHashes>(&bytes),
            "hashes" => again::<Hashes>(&bytes),
            "failure" => again::<Failure>(&bytes),
            "erasures" => again::<Erasures>(&bytes),
            "session proof" | "cursor after one batch" => bytes.clone(),
            _ if name.starts_with("change ") => again::<MakeChange>(&bytes),
            other => panic!("no message is called {other}"),
        };
        assert_eq!(again, bytes, "{name}");
        read += 1;
    }
    assert_eq!(read, 22);
}

fn again<Message: Serialize + DeserializeOwned>(bytes: &[u8]) -> Vec<u8> {
    wire::encode(&wire::decode::<Message>(bytes).unwrap())
}

/// Written out from the tables of docs/sync.md, not from the code.
#[test]
fn a_committed_change_lies_where_the_tables_say() {
    let line = |line: &'static str| line.strip_prefix("change add = ");
    let bytes = GOLDEN.lines().find_map(line).unwrap();
    let bytes = base16ct::lower::decode_vec(bytes).unwrap();
    let change = &bytes[1..bytes.len() - 64];
    assert_eq!(usize::from(bytes[0]), change.len(), "the change's length");
    assert_eq!(change[..16], [0x11; 16], "vault");
    assert_eq!(change[16], 3, "number");
    assert_eq!(change[17..49], key().verifying_key().to_bytes(), "signer");
    assert_eq!(change[49], 1, "action: add");
    assert_eq!(change[50..82], [0x22; 32], "device");
    assert_eq!(change[82..], [1], "role: editor");
}

#[test]
fn a_signature_holds_for_one_purpose_only() {
    let (key, bytes) = (key(), b"the same bytes");
    let signer = DeviceId(key.verifying_key().to_bytes());
    let purposes = [Purpose::Batch, Purpose::Session, Purpose::Change];
    for signed_for in purposes {
        let signature = Signature(key.sign(&signed_for.message(bytes)).to_bytes());
        for used_for in purposes {
            let holds = signature.is_by(&signer, used_for, bytes);
            assert_eq!(holds, signed_for == used_for);
        }
        assert!(!signature.is_by(&DeviceId([9; 32]), signed_for, bytes));
        assert!(!signature.is_by(&signer, signed_for, b"other bytes"));
    }
}

#[test]
fn a_session_is_proved_to_one_address_challenge_and_key() {
    let key = DeviceId([1; 32]);
    let proof = |origin, challenge, key| {
        let proof = SessionProof {
            origin,
            challenge,
            key,
        };
        proof.to_bytes()
    };
    let good = proof("https://a.test", &[2; 32], &key);
    assert_ne!(good, proof("https://b.test", &[2; 32], &key));
    assert_ne!(good, proof("https://a.test", &[3; 32], &key));
    assert_ne!(good, proof("https://a.test", &[2; 32], &DeviceId([4; 32])));
}

#[test]
fn a_change_is_taken_as_its_signer_wrote_it_or_not_at_all() {
    let found = signed(
        0,
        Action::Found {
            kind: VaultKind::Firm,
        },
    );
    assert_eq!(found.verify().map(|change| change.number), Ok(0));
    for place in 0..found.change.0.len() {
        let mut changed = found.clone();
        changed.change.0[place] ^= 1;
        assert!(changed.verify().is_err(), "byte {place}");
    }
    let mut longer = found.clone();
    longer.change.0.push(0);
    assert_eq!(longer.verify(), Err(StatementError::Malformed));
    let mut other = found;
    other.signature.0[0] ^= 1;
    assert_eq!(other.verify(), Err(StatementError::BadSignature));
}

#[test]
fn each_code_has_a_number_of_its_own_and_unknown_ones_stay() {
    let mut numbers: Vec<u16> = Code::ALL.iter().map(|code| code.number()).collect();
    for (code, number) in Code::ALL.iter().zip(&numbers) {
        assert_eq!(Code::from_number(*number), *code);
    }
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), Code::ALL.len());
    let newer = wire::encode(&Failure {
        code: Code::Unknown(999),
    });
    let read: Failure = wire::decode(&newer).unwrap();
    assert_eq!(read.code, Code::Unknown(999));
    assert_eq!(wire::encode(&read), newer);
}

#[test]
fn roles_and_kinds_keep_their_numbers() {
    for role in [Role::Reader, Role::Editor, Role::Owner] {
        assert_eq!(Role::from_number(role.number()), Some(role));
    }
    for kind in [VaultKind::Firm, VaultKind::Private, VaultKind::Place] {
        assert_eq!(VaultKind::from_number(kind.number()), Some(kind));
    }
    assert_eq!(
        (Role::from_number(3), VaultKind::from_number(-1)),
        (None, None)
    );
    assert!(Role::Reader < Role::Editor && Role::Editor < Role::Owner);
}

#[test]
fn a_claimed_length_takes_no_memory() {
    // 4 GiB less one, then nothing: as bytes, and as a list of lists.
    let claim = [255, 255, 255, 255, 15];
    assert!(wire::decode::<Blob>(&claim).is_err());
    assert!(wire::decode::<Sync>(&claim).is_err());
    let empty: List<[u8; 0]> = List(vec![]);
    assert_eq!(wire::encode(&empty), [0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_strangers_bytes_are_a_message_or_refused(
        bytes in prop::collection::vec(prop_oneof![0..4_u8, any::<u8>()], 0..120),
    ) {
        read::<Sync>(&bytes)?;
        read::<Synced>(&bytes)?;
        read::<FoundVault>(&bytes)?;
        read::<MakeChange>(&bytes)?;
        read::<Members>(&bytes)?;
        read::<Tickets>(&bytes)?;
        read::<Shares>(&bytes)?;
        read::<Hashes>(&bytes)?;
        read::<Erasures>(&bytes)?;
        read::<OpenSession>(&bytes)?;
        let signature = Signature([7; 64]);
        let change = SignedChange { change: Blob(bytes), signature };
        prop_assert!(change.verify().is_err());
    }

    #[test]
    fn the_running_hash_tells_any_two_logs_apart(
        one in prop::collection::vec(0..3_u8, 0..6),
        other in prop::collection::vec(0..3_u8, 0..6),
    ) {
        let end = |log: &[u8]| {
            let batches = log.iter().map(|&byte| BatchHash([byte; 32]));
            batches.fold(Cursor::START, |cursor, batch| cursor.after(&batch))
        };
        prop_assert_eq!(end(&one) == end(&other), one == other);
        prop_assert_eq!(end(&one).n, one.len() as u64);
    }
}

/// What is read holds no more than came in, and is read again from its own bytes.
fn read<Message>(bytes: &[u8]) -> Result<(), TestCaseError>
where
    Message: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    if let Ok(message) = wire::decode::<Message>(bytes) {
        let own = wire::encode(&message);
        prop_assert!(own.len() <= bytes.len());
        prop_assert_eq!(wire::decode::<Message>(&own), Ok(message));
    }
    Ok(())
}
