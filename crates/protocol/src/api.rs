//! The messages between a client and a server. Each is a POST: the body says which vault, so that
//! no log of addresses does.

use crate::code::Code;
use crate::cursor::Cursor;
use crate::ids::{BatchHash, DeviceId, VaultId};
use crate::statement::{NewTicket, Share, Signature, SignedChange};
use crate::wire::{Blob, List};
use crate::{Role, VaultKind};
use serde::{Deserialize, Serialize};

/// The version of these messages.
pub const PROTOCOL: u8 = 1;

/// The header that carries it, in requests and answers.
pub const PROTOCOL_HEADER: &str = "good-business-protocol";

/// The type of every body.
pub const CONTENT_TYPE: &str = "application/x-good-business";

/// A request that was not done as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    pub code: Code,
}

/// `POST /v1/challenges`: asks for what [`OpenSession`] has to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskChallenge {
    pub key: DeviceId,
}

/// Good for one session of the key that asked, for a few minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    pub challenge: [u8; 32],
}

/// `POST /v1/sessions`: opens a session of a device, or of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSession {
    pub key: DeviceId,
    pub challenge: [u8; 32],
    /// Over a [`crate::SessionProof`].
    pub signature: Signature,
}

/// Goes into the header `authorization: Bearer <64 hexadecimal digits>` of all that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub token: [u8; 32],
}

/// `POST /v1/vaults`: founds a vault on this server. Done twice it is done once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundVault {
    /// Number 0, [`crate::Action::Found`], signed by the session's key.
    pub founding: SignedChange,
    /// The first batch of its log: what a key is tried on before it is taken into use.
    pub first: Blob,
}

/// `POST /v1/changes`: changes who may open a vault. A [`crate::Action::Join`] comes in a session
/// of the ticket, anything else in one of an owner. Done twice it is done once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeChange {
    pub change: SignedChange,
}

/// How many changes the vault has had: the number of the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    pub next: u32,
}

/// `POST /v1/members`: asks who may open a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskMembers {
    pub vault: VaultId,
}

/// Everyone who may open a vault, and every change that led there, signed, for whoever does not
/// want to take the server's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Members {
    pub kind: VaultKind,
    pub devices: List<Member>,
    pub tickets: List<NewTicket>,
    pub shares: List<Share>,
    pub changes: List<SignedChange>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub device: DeviceId,
    pub role: Role,
}

/// `POST /v1/shares`: an adviser's device asks what is shared with a place that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskShares {
    pub place: VaultId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shares {
    pub shares: List<SharedVault>,
}

/// A vault that an adviser may open: one whose `n` grew has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedVault {
    pub vault: VaultId,
    pub kind: VaultKind,
    pub role: Role,
    pub sealed_key: Blob,
    /// How many batches its log has.
    pub n: u64,
}

/// `POST /v1/tickets`: in a session of a ticket, asks what it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskTickets {}

/// What a ticket opens: as a rule one vault, or the few of one organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tickets {
    pub tickets: List<OpenTicket>,
}

/// `POST /v1/erasures`: asks which vaults were erased that the session's key, a device's or a
/// ticket's, was let into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskErasures {}

/// The changes that erased them, the newest [`crate::limits::ERASURES_PER_ANSWER`]. A vault that
/// whoever runs the server erased by hand has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasures {
    pub erasures: List<SignedChange>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTicket {
    pub vault: VaultId,
    pub kind: VaultKind,
    /// Why the ticket lets nobody in any more, or none while it does.
    pub refused: Option<Code>,
    pub ticket: NewTicket,
    /// The vault's first batch, for trying the key.
    pub first: Blob,
    /// The number of the vault's next change, for the [`crate::Action::Join`].
    pub next: u32,
}

/// `POST /v1/sync`: stores batches and reads what is new, of at most
/// [`crate::limits::VAULTS_PER_SYNC`] vaults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sync {
    pub vaults: List<SyncVault>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncVault {
    pub vault: VaultId,
    /// How far the client has read.
    pub cursor: Cursor,
    pub push: List<Blob>,
}

/// One entry for each vault of the request, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Synced {
    pub vaults: List<SyncedVault>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncedVault {
    pub vault: VaultId,
    /// A refusal concerns this vault as a whole: nothing of it was stored or is given.
    pub outcome: Result<SyncedBatches, Code>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncedBatches {
    /// Durably stored just now.
    pub stored: List<BatchHash>,
    /// Stored earlier.
    pub known: List<BatchHash>,
    pub refused: List<RefusedBatch>,
    pub pull: Pull,
    /// Bytes of the vault's batches, and how many it may have.
    pub used: u64,
    pub limit: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedBatch {
    pub hash: BatchHash,
    pub code: Code,
}

/// What is new after the client's cursor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pull {
    /// The next batches of the log, without those that this same request brought.
    Page {
        batches: List<Blob>,
        cursor: Cursor,
        /// Whether there is more after this cursor.
        more: bool,
    },
    /// The server's log was another when the client read it: see [`AskHashes`].
    CursorUnknown,
}

/// `POST /v1/hashes`: asks for the hashes of a vault's log after its first `after` batches, at
/// most [`crate::limits::HASHES_PER_PAGE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskHashes {
    pub vault: VaultId,
    pub after: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hashes {
    pub hashes: List<BatchHash>,
    pub more: bool,
}
