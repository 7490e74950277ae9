//! The formats are frozen: the bytes of fixed inputs, and what the committed bytes mean.

use crate::golden_cases::{KEY, TICKET, VAULT, batches, copy_of_all, erasure, files, ops};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use sha2::{Digest, Sha256};
use vault::{BatchHash, DeviceKey, Op, Ticket, TicketSeed, check_erasure, copy, open};

const BATCHES: &str = include_str!("../golden/batches.txt");
const COPY: &str = include_str!("../golden/copy.json");
const TICKETS: &str = include_str!("../golden/tickets.txt");
const ERASURE: &str = include_str!("../golden/erasure.txt");
const RECORD: &str = include_str!("../golden/record.txt");

#[test]
fn fixed_inputs_give_the_committed_bytes() {
    let [
        (_, batches),
        (_, copy),
        (_, tickets),
        (_, erasure),
        (_, record),
    ] = files();
    assert_eq!(batches, BATCHES);
    assert_eq!(copy, COPY);
    assert_eq!(tickets, TICKETS);
    assert_eq!(erasure, ERASURE);
    assert_eq!(record, RECORD);
}

#[test]
fn the_committed_batch_is_read_as_what_was_written() {
    let bytes = committed("batch 0 bytes");
    let opened = open(&bytes, VAULT, &KEY).unwrap();
    assert_eq!(BatchHash::of(&bytes).0.to_vec(), committed("batch 0 hash"));
    assert_eq!(opened.header.device.0.to_vec(), committed("device"));
    for (position, entry) in opened.entries.iter().enumerate() {
        assert_eq!(
            entry.id.0.to_vec(),
            committed(&format!("batch 0 op {position} id"))
        );
    }
    let read: Vec<Op> = opened.entries.into_iter().map(|entry| entry.op).collect();
    assert_eq!(read, ops());
}

/// Written out from the tables of docs/sync.md, not from the code.
#[test]
fn the_first_op_of_the_committed_batch_lies_where_the_tables_say() {
    let bytes = committed("batch 0 bytes");
    let sealed = &bytes[109..bytes.len() - 64];
    let payload = Payload {
        msg: sealed,
        aad: &bytes[..109],
    };
    let nonce: [u8; 24] = bytes[85..109].try_into().unwrap();
    let block = XChaCha20Poly1305::new(&KEY.0.into())
        .decrypt(&nonce.into(), payload)
        .unwrap();

    assert_eq!(block[..2], [32, 0], "the op's length");
    assert_eq!(block[2], 1, "kind: set text");
    assert_eq!(block[3..11], 1_764_000_000_000_i64.to_le_bytes(), "time");
    assert_eq!(block[11], 12, "the path's length");
    assert_eq!(&block[12..24], b"profile/name");
    assert_eq!(block[24], 0, "replaces none");
    assert_eq!(&block[25..34], "Café Öl".as_bytes());
    assert_eq!(block.len(), 256);
    assert_eq!(block[block.len() - 8..], [0; 8], "padding");
}

#[test]
fn the_committed_copy_is_read_as_what_was_written() {
    assert_eq!(copy::read(COPY), Ok(copy_of_all()));
    let first = &copy::read(COPY).unwrap().vaults[0];
    assert_eq!(first.batches[..2], batches().map(|batch| batch.bytes));
}

#[test]
fn the_committed_ticket_gives_the_committed_vault_key() {
    let phrase = text_in(TICKETS, "phrase");
    assert_eq!(TicketSeed::from_phrase(phrase), Ok(TICKET));
    assert_eq!(TicketSeed::from_code(text_in(TICKETS, "code")), Ok(TICKET));
    let ticket = Ticket::from_seed(&TICKET).unwrap();
    let wrapped = bytes_in(TICKETS, "wrapped vault key");
    let key = ticket.unwrap_key(VAULT, &wrapped, &committed("batch 0 bytes"));
    assert_eq!(key, Ok(KEY));
}

/// Written out from the tables of docs/sync.md, not from the code.
#[test]
fn the_parts_of_the_committed_ticket_lie_where_the_tables_say() {
    let hmac = |key: &[u8], parts: &[&[u8]]| -> [u8; 32] {
        let padded = |with: u8| -> Vec<u8> {
            let mut block = key.to_vec();
            block.resize(64, 0);
            block.iter().map(|byte| byte ^ with).collect()
        };
        let inner = Sha256::digest([&padded(0x36)[..], &parts.concat()].concat());
        Sha256::digest([&padded(0x5C)[..], &inner[..]].concat()).into()
    };
    let extracted = hmac(&[0; 32], &[&TICKET.0]);
    let expanded = |label: &[u8]| hmac(&extracted, &[label, &[1]]);

    let signing = expanded(b"good-business/ticket/signing-key/v1");
    assert_eq!(signing.to_vec(), bytes_in(TICKETS, "signing seed"));
    let id = DeviceKey::from_seed(signing).id().0;
    assert_eq!(id.to_vec(), bytes_in(TICKETS, "ticket"));

    let wrapped = bytes_in(TICKETS, "wrapped vault key");
    assert_eq!((wrapped[0], wrapped.len()), (1, 73));
    let payload = Payload {
        msg: &wrapped[25..],
        aad: &[&[1][..], &VAULT.0, &id].concat(),
    };
    let nonce: [u8; 24] = wrapped[1..25].try_into().unwrap();
    let wrapping = expanded(b"good-business/ticket/wrapping-key/v1");
    let key = XChaCha20Poly1305::new(&wrapping.into()).decrypt(&nonce.into(), payload);
    assert_eq!(key.unwrap(), KEY.0);
}

/// Written out from the tables of docs/sync.md, not from the code.
#[test]
fn the_seal_of_the_committed_erasure_lies_where_the_tables_say() {
    let bytes = bytes_in(ERASURE, "signed erasure");
    let read = protocol::wire::decode(&bytes).unwrap();
    assert_eq!(erasure(), read);
    let device = committed("device");
    let signer = check_erasure(&read, VAULT, &KEY).unwrap();
    assert_eq!(signer.0.to_vec(), device);

    let change = &read.change.0;
    assert_eq!(change[..16], VAULT.0);
    assert_eq!((change[16], &change[17..49]), (7, &device[..]));
    assert_eq!(change[49..51], [7, 41], "action and length of the seal");
    let seal = &change[51..];
    assert_eq!((seal[0], seal.len()), (1, 41));
    let label = b"good-business/vault/erasure/v1";
    let payload = Payload {
        msg: &seal[25..],
        aad: &[&label[..], &[1], &VAULT.0, &device].concat(),
    };
    let nonce: [u8; 24] = seal[1..25].try_into().unwrap();
    let nothing = XChaCha20Poly1305::new(&KEY.0.into()).decrypt(&nonce.into(), payload);
    assert_eq!(nothing, Ok(vec![]));
}

/// The bytes that stand after this name in the committed file of batches.
fn committed(name: &str) -> Vec<u8> {
    bytes_in(BATCHES, name)
}

fn bytes_in(file: &'static str, name: &str) -> Vec<u8> {
    base16ct::lower::decode_vec(text_in(file, name)).unwrap()
}

fn text_in(file: &'static str, name: &str) -> &'static str {
    let line = |line: &'static str| line.strip_prefix(name)?.strip_prefix(" = ");
    file.lines().find_map(line).unwrap()
}
