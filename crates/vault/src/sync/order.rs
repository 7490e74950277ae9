//! What the machine asks of whoever drives it, and what it is told of that.

use crate::keys::VaultKey;
use crate::open::OpenError;
use protocol::{BatchHash, VaultId, VaultKind};

/// What is to be done next, and reported before the machine is asked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Send this, and report [`Report::Answer`] or [`Report::NoAnswer`].
    Send(Request),
    /// Read this from the device's store.
    Read(Read),
    /// Write all of this in one transaction, or nothing of it.
    Store(Transaction),
    /// There is work, but not before this time, in milliseconds since 1970.
    Wait { until: i64 },
    /// All is done. Ask again at this time, or when something has changed.
    Rest { until: i64 },
}

/// A `POST` to the server, with the headers of the protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Such as `/v1/sync`.
    pub path: &'static str,
    /// The header `authorization`, if there is to be one.
    pub authorization: Option<String>,
    pub body: Vec<u8>,
}

/// What is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// What waits to be sent, of all vaults together at most so many bytes: report
    /// [`Report::Outbox`] with an entry for each vault, in this order.
    Outbox { wanted: Vec<Wanted>, bytes: usize },
    /// The vault's oldest batch that can be opened: report [`Report::First`].
    First { vault: VaultId },
    /// The hashes of all batches of the vault, in any order: report [`Report::Hashes`].
    Hashes { vault: VaultId },
}

/// How much of a vault's outbox is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub vault: VaultId,
    /// Passed over: the server has just refused them.
    pub without: Vec<BatchHash>,
    /// As many of the others, oldest first, as have no more bytes than this together. The first that
    /// does not fit ends the vault's list.
    pub bytes: usize,
}

/// The beginning of a vault's outbox.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    pub batches: Vec<Vec<u8>>,
    /// Whether more is left than was given, without those that were to be passed over.
    pub more: bool,
}

/// What is to be written at once. A vault stands in it at most once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transaction {
    pub vaults: Vec<VaultWrite>,
}

/// What is to be written in one vault, in the order of the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultWrite {
    pub vault: VaultId,
    /// Where a ticket opened the vault: it is kept unless it is here already.
    pub new: Option<NewVault>,
    /// Batches that the server holds. One that is here is passed over, by its hash; one that is new
    /// does not go into the outbox.
    pub incoming: Vec<Incoming>,
    /// Batches that the server holds no more: into the outbox, unless they are there.
    pub requeued: Vec<BatchHash>,
    /// Batches that the server durably holds, as far as they are here: out of the outbox.
    pub acknowledged: Vec<BatchHash>,
    /// The sync record, in the place of the one before.
    pub record: Vec<u8>,
}

/// A vault that this device may open from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVault {
    pub kind: VaultKind,
    pub key: VaultKey,
}

/// A batch that came from the server. It was looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    pub hash: BatchHash,
    pub bytes: Vec<u8>,
    /// Why it cannot be read: it is kept aside, or, where a newer version will read it, with the others.
    pub unreadable: Option<OpenError>,
}

/// What became of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// A whole answer came, of whatever kind, and from whoever.
    Answer(Answer),
    /// None came, or not all of it.
    NoAnswer,
    Outbox(Vec<Waiting>),
    /// None where the vault has no batch yet.
    First(Option<Vec<u8>>),
    Hashes(Vec<BatchHash>),
    /// The transaction has completed.
    Stored,
    /// It was undone, or it cannot be told whether it was.
    NotStored,
    /// The store could not be read.
    NotRead,
}

/// An answer as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// The header `good-business-protocol`, where there is one.
    pub protocol: Option<String>,
    /// The header `retry-after`, where there is one.
    pub retry_after: Option<String>,
    pub body: Vec<u8>,
}
