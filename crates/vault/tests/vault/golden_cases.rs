//! The fixed inputs whose bytes are frozen in tests/golden/, and the text of those files.
//! The test compares with the committed files; the example `write_golden` writes them.

use base16ct::lower;
use protocol::wire::{Blob, List, encode};
use protocol::{Action, Change, Code, Cursor, Purpose, Role, SignedChange};
use vault::copy::{self, Copy, VaultCopy};
use vault::sync::{Record, Stage};
use vault::{
    BatchHash, DeviceKey, Op, OpId, Path, SealRequest, SealedBatch, Ticket, TicketSeed, Value,
    VaultId, VaultKey, VaultKind, Write, open, seal, seal_erasure,
};

pub(crate) const VAULT: VaultId = VaultId([0x11; 16]);
pub(crate) const KEY: VaultKey = VaultKey([0x22; 32]);
const SEED: [u8; 32] = [0x33; 32];
const PREV: BatchHash = BatchHash([0x44; 32]);
const NONCE: [u8; 24] = [0x55; 24];
const OTHER_NONCE: [u8; 24] = [0x66; 24];
pub(crate) const TICKET: TicketSeed = TicketSeed([0x7F; 16]);

/// One op of each kind.
pub(crate) fn ops() -> Vec<Op> {
    let op = |path: &str, write, replaces: &[OpId], at| Op {
        path: Path::new(path).unwrap(),
        write,
        replaces: replaces.to_vec(),
        at,
    };
    let (one, other) = (OpId([0x77; 16]), OpId([0x88; 16]));
    vec![
        op(
            "profile/name",
            Write::Set(Value::Text("Café Öl".into())),
            &[],
            1_764_000_000_000,
        ),
        op(
            "check/1/answer/G2a",
            Write::Set(Value::Number(3)),
            &[one],
            1_764_000_000_001,
        ),
        op(
            "check/1/come-back/G2a",
            Write::Set(Value::Flag(true)),
            &[one, other],
            -1,
        ),
        op("plan/1", Write::Remove, &[other], i64::MAX),
    ]
}

/// The device's first batch, with every op, and its second, with one op and a `prev`.
pub(crate) fn batches() -> [SealedBatch; 2] {
    let second = Op {
        path: Path::new("profile/name").unwrap(),
        write: Write::Set(Value::Text("Café Öl & Söhne".into())),
        replaces: vec![],
        at: 1_764_000_000_002,
    };
    [
        seal_one(&ops(), None, NONCE),
        seal_one(&[second], Some(PREV), OTHER_NONCE),
    ]
}

fn seal_one(ops: &[Op], prev: Option<BatchHash>, nonce: [u8; 24]) -> SealedBatch {
    let device = DeviceKey::from_seed(SEED);
    let request = SealRequest {
        vault: VAULT,
        key: &KEY,
        device: &device,
        prev,
        ops,
    };
    seal(request, || nonce).unwrap().remove(0)
}

pub(crate) fn copy_of_all() -> Copy {
    let batches = batches().map(|batch| batch.bytes);
    let damaged = batches[0][..300].to_vec();
    Copy {
        made_at: 1_764_000_000_003,
        vaults: vec![
            VaultCopy {
                id: VAULT,
                kind: VaultKind::Firm,
                key: KEY,
                batches: [batches.to_vec(), vec![damaged]].concat(),
            },
            VaultCopy {
                id: VaultId([0x12; 16]),
                kind: VaultKind::Private,
                key: VaultKey([0x23; 32]),
                batches: vec![],
            },
        ],
    }
}

/// Each golden file's name and text.
pub(crate) fn files() -> [(&'static str, String); 5] {
    [
        ("batches.txt", batches_text()),
        ("copy.json", copy::write(&copy_of_all()).unwrap() + "\n"),
        ("tickets.txt", tickets_text()),
        ("erasure.txt", erasure_text()),
        (
            "record.txt",
            lower::encode_string(&record().to_bytes()) + "\n",
        ),
    ]
}

/// A sync record with something in each field.
pub(crate) fn record() -> Record {
    let device = DeviceKey::from_seed(SEED).id();
    Record {
        stage: Stage::ToCompare,
        is_founder: true,
        cursor: Cursor {
            n: 300,
            running: [0x77; 32],
        },
        next_change: 3,
        pending: List(vec![Action::Remove { key: device }]),
        made: List(vec![Action::Add {
            device,
            role: Role::Editor,
        }]),
        backed_up_at: Some(1_764_000_000_000),
        trouble: Some(Code::VaultFull),
        fell_behind_at: Some(-1),
        used: 4_999_999,
        limit: 5_000_000,
    }
}

/// The vault's erasure by its one device.
pub(crate) fn erasure() -> SignedChange {
    let device = DeviceKey::from_seed(SEED);
    let signer = device.id();
    let seal = seal_erasure(VAULT, &KEY, &signer, NONCE).unwrap();
    let change = encode(&Change {
        vault: VAULT,
        number: 7,
        signer,
        action: Action::Erase { seal: Blob(seal) },
    });
    SignedChange {
        signature: device.sign(Purpose::Change, &change),
        change: Blob(change),
    }
}

fn erasure_text() -> String {
    let erasure = lower::encode_string(&encode(&erasure()));
    format!("signed erasure = {erasure}\n")
}

fn batches_text() -> String {
    let mut text = String::new();
    let mut line = |name: &str, bytes: &[u8]| {
        text.push_str(&format!("{name} = {}\n", lower::encode_string(bytes)));
    };
    line("vault", &VAULT.0);
    line("vault key", &KEY.0);
    line("device seed", &SEED);
    line("device", &DeviceKey::from_seed(SEED).id().0);
    for (number, batch) in batches().iter().enumerate() {
        let opened = open(&batch.bytes, VAULT, &KEY).unwrap();
        for (position, entry) in opened.entries.iter().enumerate() {
            line(&format!("batch {number} op {position} id"), &entry.id.0);
        }
        line(&format!("batch {number} bytes"), &batch.bytes);
        line(&format!("batch {number} hash"), &batch.hash.0);
    }
    text
}

fn tickets_text() -> String {
    let ticket = Ticket::from_seed(&TICKET).unwrap();
    let hexadecimal = |bytes: &[u8]| lower::encode_string(bytes);
    [
        ("seed", hexadecimal(&TICKET.0)),
        ("phrase", TICKET.phrase()),
        ("code", TICKET.code()),
        ("signing seed", hexadecimal(&ticket.signing_key().seed())),
        ("ticket", hexadecimal(&ticket.id().0)),
        (
            "wrapped vault key",
            hexadecimal(&ticket.wrap(VAULT, &KEY, NONCE).unwrap()),
        ),
    ]
    .map(|(name, value)| format!("{name} = {value}\n"))
    .concat()
}
