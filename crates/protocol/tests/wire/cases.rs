//! The fixed messages whose bytes are frozen in tests/golden/messages.txt.
//! The test compares with the committed file; the example `write_golden` writes it.

use base16ct::lower;
use ed25519_dalek::{Signer, SigningKey};
use protocol::{
    Action, BatchHash, Change, Code, Cursor, DeviceId, NewTicket, Purpose, Role, SessionProof,
    Share, Signature, SignedChange, VaultId, VaultKind,
    api::{
        AskHashes, Challenge, Erasures, Failure, FoundVault, Hashes, MakeChange, Member, Members,
        OpenSession, OpenTicket, Pull, RefusedBatch, SharedVault, Shares, Sync, SyncVault, Synced,
        SyncedBatches, SyncedVault, Tickets,
    },
    wire::{self, Blob, List},
};
use serde::Serialize;

const VAULT: VaultId = VaultId([0x11; 16]);
const OTHER: DeviceId = DeviceId([0x22; 32]);
const PLACE: VaultId = VaultId([0x33; 16]);
const HASH: BatchHash = BatchHash([0x44; 32]);
const CURSOR: Cursor = Cursor {
    n: 300,
    running: [0x55; 32],
};

pub(crate) fn key() -> SigningKey {
    SigningKey::from_bytes(&[0x66; 32])
}

/// A change as the fixed key signs it.
pub(crate) fn signed(number: u32, action: Action) -> SignedChange {
    let key = key();
    let change = wire::encode(&Change {
        vault: VAULT,
        number,
        signer: DeviceId(key.verifying_key().to_bytes()),
        action,
    });
    let signature = key.sign(&Purpose::Change.message(&change)).to_bytes();
    SignedChange {
        change: Blob(change),
        signature: Signature(signature),
    }
}

fn ticket(ends_at: Option<i64>, redemptions: Option<u32>) -> NewTicket {
    NewTicket {
        ticket: OTHER,
        role: Role::Owner,
        ends_at,
        redemptions,
        wrapped_key: Blob(vec![0x77; 73]),
    }
}

fn share() -> Share {
    Share {
        place: PLACE,
        role: Role::Reader,
        sealed_key: Blob(vec![0x88; 80]),
    }
}

fn erase() -> Action {
    let seal = Blob(vec![0xCC; 41]);
    Action::Erase { seal }
}

/// The text of the committed file.
pub(crate) fn golden() -> String {
    let mut text = String::new();
    let mut line = |name: &str, bytes: &[u8]| {
        text.push_str(&format!("{name} = {}\n", lower::encode_string(bytes)));
    };
    let device = OTHER;
    let role = Role::Editor;
    for (name, action) in [
        ("add", Action::Add { device, role }),
        ("remove", Action::Remove { key: OTHER }),
        ("add staying ticket", Action::AddTicket(ticket(None, None))),
        (
            "add invitation",
            Action::AddTicket(ticket(Some(1_764_000_000_000), Some(1))),
        ),
        ("join", Action::Join { device }),
        ("share", Action::Share(share())),
        ("unshare", Action::Unshare { place: PLACE }),
        ("erase", erase()),
    ] {
        let change = signed(3, action);
        line(&format!("change {name}"), &bytes(&MakeChange { change }));
    }
    for (name, message) in messages() {
        line(name, &message);
    }
    text
}

fn bytes(message: &impl Serialize) -> Vec<u8> {
    wire::encode(message)
}

fn messages() -> Vec<(&'static str, Vec<u8>)> {
    let challenge = [0x99; 32];
    let proof = SessionProof {
        origin: "https://check.example.org",
        challenge: &challenge,
        key: &OTHER,
    };
    let open = OpenSession {
        key: OTHER,
        challenge,
        signature: Signature([0xAA; 64]),
    };
    let kind = VaultKind::Private;
    let found = FoundVault {
        founding: signed(0, Action::Found { kind }),
        first: Blob(vec![0xBB; 4]),
    };
    let ask = AskHashes {
        vault: VAULT,
        after: 300,
    };
    let hashes = Hashes {
        hashes: List(vec![HASH]),
        more: true,
    };
    let code = Code::StaleChange;
    let after = Cursor::START.after(&HASH);
    vec![
        ("cursor after one batch", bytes(&after)),
        ("session proof", proof.to_bytes()),
        ("challenge", bytes(&Challenge { challenge })),
        ("open session", bytes(&open)),
        ("found vault", bytes(&found)),
        ("members", bytes(&members())),
        ("shares", bytes(&shares())),
        ("tickets", bytes(&tickets())),
        ("sync", bytes(&sync())),
        ("synced", bytes(&synced())),
        ("ask hashes", bytes(&ask)),
        ("hashes", bytes(&hashes)),
        ("failure", bytes(&Failure { code })),
        ("erasures", bytes(&erasures())),
    ]
}

fn members() -> Members {
    let member = Member {
        device: OTHER,
        role: Role::Owner,
    };
    Members {
        kind: VaultKind::Firm,
        devices: List(vec![member]),
        tickets: List(vec![ticket(None, None)]),
        shares: List(vec![share()]),
        changes: List(vec![signed(1, Action::Remove { key: OTHER })]),
    }
}

fn shares() -> Shares {
    let shared = SharedVault {
        vault: VAULT,
        kind: VaultKind::Firm,
        role: Role::Editor,
        sealed_key: Blob(vec![0x88; 80]),
        n: 300,
    };
    Shares {
        shares: List(vec![shared]),
    }
}

fn tickets() -> Tickets {
    let open = |refused| OpenTicket {
        vault: VAULT,
        kind: VaultKind::Firm,
        refused,
        ticket: ticket(None, Some(2)),
        first: Blob(vec![0xBB; 4]),
        next: 3,
    };
    Tickets {
        tickets: List(vec![open(None), open(Some(Code::TicketEnded))]),
    }
}

fn erasures() -> Erasures {
    Erasures {
        erasures: List(vec![signed(3, erase())]),
    }
}

fn sync() -> Sync {
    let vault = SyncVault {
        vault: VAULT,
        cursor: CURSOR,
        push: List(vec![Blob(vec![0xBB; 4]), Blob(vec![])]),
    };
    Sync {
        vaults: List(vec![vault]),
    }
}

fn synced() -> Synced {
    let batches = |pull| SyncedBatches {
        stored: List(vec![HASH]),
        known: List(vec![HASH]),
        refused: List(vec![RefusedBatch {
            hash: HASH,
            code: Code::VaultFull,
        }]),
        pull,
        used: 300,
        limit: 5_000_000,
    };
    let page = Pull::Page {
        batches: List(vec![Blob(vec![0xBB; 4])]),
        cursor: CURSOR,
        more: false,
    };
    let vault = |outcome| SyncedVault {
        vault: VAULT,
        outcome,
    };
    Synced {
        vaults: List(vec![
            vault(Ok(batches(page))),
            vault(Ok(batches(Pull::CursorUnknown))),
            vault(Err(Code::NoAccess)),
        ]),
    }
}
