//! The formats are frozen: the bytes of fixed inputs, and what the committed bytes mean.

use crate::golden_cases::{KEY, VAULT, batches, copy_of_all, files, ops};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use vault::{BatchHash, Op, copy, open};

const BATCHES: &str = include_str!("../golden/batches.txt");
const COPY: &str = include_str!("../golden/copy.json");

#[test]
fn fixed_inputs_give_the_committed_bytes() {
    let [(_, batches), (_, copy)] = files();
    assert_eq!(batches, BATCHES);
    assert_eq!(copy, COPY);
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

/// The bytes that stand after this name in the committed file.
fn committed(name: &str) -> Vec<u8> {
    let line = |line: &'static str| line.strip_prefix(name)?.strip_prefix(" = ");
    let hexadecimal = BATCHES.lines().find_map(line).unwrap();
    base16ct::lower::decode_vec(hexadecimal).unwrap()
}
