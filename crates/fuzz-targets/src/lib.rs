//! What a fuzzer asks of every decoder that a stranger can reach: any bytes at all are read or
//! refused, without a panic, and what was read is written as it came. A target stops the program
//! when that does not hold.
#![allow(
    clippy::panic,
    reason = "a target says by a panic that something does not hold"
)]

mod messages;

use protocol::{Envelope, Signature, SignedChange, wire::Blob};
use vault::{Ticket, TicketSeed, VaultId, VaultKey, check_erasure, copy, open};

/// A decoder, and what has to hold of it for any bytes.
pub type Target = fn(&[u8]);

/// Each target by the name of its corpus in `fuzz/corpus/`.
pub const TARGETS: [(&str, Target); 9] = [
    ("messages", messages::target),
    ("envelope", envelope),
    ("batch", batch),
    ("change", change),
    ("erasure", erasure),
    ("ticket_code", ticket_code),
    ("phrase", phrase),
    ("wrapped_key", wrapped_key),
    ("copy_file", copy_file),
];

const VAULT: VaultId = VaultId([0x11; 16]);
const KEY: VaultKey = VaultKey([0x22; 32]);

/// A batch as the server takes it apart.
pub fn envelope(bytes: &[u8]) {
    if let Ok(envelope) = Envelope::parse(bytes) {
        assert_eq!(&envelope.header().to_bytes()[..], envelope.header_bytes());
        // Whether it is signed is found out without a panic; more nobody can say.
        let _ = envelope.verify();
    }
}

/// A batch as a member opens it.
pub fn batch(bytes: &[u8]) {
    if let Ok(opened) = open(bytes, VAULT, &KEY) {
        assert_eq!(opened.header.vault, VAULT);
    }
}

/// A change of who may open a vault: 64 bytes of signature, then what was signed.
pub fn change(bytes: &[u8]) {
    if let Some(signed) = signed(bytes)
        && let Ok(change) = signed.verify()
    {
        assert_eq!(protocol::wire::encode(&change), signed.change.0);
    }
}

/// An erasure, as a device checks it.
pub fn erasure(bytes: &[u8]) {
    if let Some(signed) = signed(bytes)
        && let Ok(signer) = check_erasure(&signed, VAULT, &KEY)
    {
        assert_eq!(signed.verify().map(|change| change.signer), Ok(signer));
    }
}

fn signed(bytes: &[u8]) -> Option<SignedChange> {
    let (signature, change) = bytes.split_first_chunk::<64>()?;
    Some(SignedChange {
        signature: Signature(*signature),
        change: Blob(change.to_vec()),
    })
}

/// The code in a link, which anyone may have made.
pub fn ticket_code(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(seed) = TicketSeed::from_code(&text) {
        assert_eq!(seed.code(), text.trim());
    }
}

/// What somebody types or pastes as twelve words.
pub fn phrase(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(seed) = TicketSeed::from_phrase(&text) {
        assert_eq!(TicketSeed::from_phrase(&seed.phrase()), Ok(seed));
    }
}

/// A wrapped key and a first batch, as a server hands them out.
pub fn wrapped_key(bytes: &[u8]) {
    let Ok(ticket) = Ticket::from_seed(&TicketSeed([0x7F; 16])) else {
        return;
    };
    let (wrapped, first) = bytes.split_at(bytes.len().min(73));
    if let Ok(key) = ticket.unwrap_key(VAULT, wrapped, first) {
        assert!(open(first, VAULT, &key).is_ok());
    }
}

/// A copy as a file, from wherever it came.
pub fn copy_file(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(read) = copy::read(&text) {
        match copy::write(&read) {
            Ok(written) => assert_eq!(copy::read(&written), Ok(read)),
            Err(error) => panic!("what was read is not written: {error:?}"),
        }
    }
}
