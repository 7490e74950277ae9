//! What a device knows of the server's side of one vault, as bytes that it stores.

use protocol::wire::{self, List};
use protocol::{Action, Code, Cursor};
use serde::{Deserialize, Serialize};

/// The version of the bytes.
const VERSION: u8 = 1;

/// How many changes of this device a record remembers, to make them again on a server that was
/// restored.
const MADE_MAX: usize = 200;

/// What a device knows of the server's side of one vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub stage: Stage,
    /// Whether this device founded the vault on the server, and would do so again.
    pub is_founder: bool,
    /// How far the server's log was read and stored.
    pub cursor: Cursor,
    /// The number that the next change of members takes, as far as is known.
    pub next_change: u32,
    /// Changes of members that a person wants, not made yet, in their order.
    pub pending: List<Action>,
    /// Changes that this device made and that still hold, but those that end by themselves.
    pub made: List<Action>,
    /// When all of the vault that was here was last known to lie on the server, in milliseconds since
    /// 1970.
    pub backed_up_at: Option<i64>,
    /// Why the server last refused this vault, or a part of it.
    pub trouble: Option<Code>,
    /// When the server was last found to have lost something that it had, in milliseconds since 1970.
    /// It was given it again.
    pub fell_behind_at: Option<i64>,
    /// Bytes of the vault's batches on the server, and how many it may have; 0 until it was told.
    pub used: u64,
    pub limit: u64,
}

/// How far a vault has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// It is to be founded on the server, once there is a network and a first batch.
    ToFound,
    /// It was founded, or joined.
    Kept,
    /// As `Kept`, but what is here may lie neither on the server nor in the outbox: the lists of
    /// hashes are to be compared first.
    ToCompare,
}

/// Why bytes are no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordError {
    /// Written by a newer version: the vault is let be until the app is updated.
    TooNew { version: u8 },
    /// Not as it was written. [`Record::to_compare`] is the way to go on: all is read anew, nothing is lost.
    Damaged,
}

impl Record {
    /// Of a vault that a person wants to be kept on the server, with the changes that follow its
    /// founding, such as the ticket of a recovery phrase.
    pub fn to_found(changes: Vec<Action>) -> Self {
        Self {
            stage: Stage::ToFound,
            is_founder: true,
            pending: List(changes),
            next_change: 1,
            ..Self::joined()
        }
    }

    /// Of a vault that is on the server, and of which nothing was read yet.
    pub fn joined() -> Self {
        Self {
            stage: Stage::Kept,
            is_founder: false,
            cursor: Cursor::START,
            next_change: 0,
            pending: List(Vec::new()),
            made: List(Vec::new()),
            backed_up_at: None,
            trouble: None,
            fell_behind_at: None,
            used: 0,
            limit: 0,
        }
    }

    /// Of a vault that is on the server and that this device has known before.
    pub fn to_compare() -> Self {
        Self {
            stage: Stage::ToCompare,
            ..Self::joined()
        }
    }

    /// The bytes to store: a version, then the fields.
    pub fn to_bytes(&self) -> Vec<u8> {
        wire::encode(&(VERSION, self))
    }

    /// # Errors
    /// When the bytes are of a newer version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, RecordError> {
        match bytes.split_first() {
            Some((&VERSION, fields)) => wire::decode(fields).map_err(|_| RecordError::Damaged),
            Some((&version, _)) if version > VERSION => Err(RecordError::TooNew { version }),
            _ => Err(RecordError::Damaged),
        }
    }

    /// Remembers a change that was made. One that says the same of the same key takes its place.
    pub(super) fn remember(&mut self, action: Action) {
        let subject = subject(&action);
        self.made
            .0
            .retain(|made| super::record::subject(made) != subject);
        let ends = matches!(&action, Action::AddTicket(ticket) if ticket.ends_at.is_some());
        if !ends && subject.is_some() && self.made.0.len() < MADE_MAX {
            self.made.0.push(action);
        }
    }
}

/// Whose access a change is about, where it can be made again.
fn subject(action: &Action) -> Option<[u8; 32]> {
    match action {
        Action::Add { device, .. } => Some(device.0),
        Action::Remove { key } => Some(key.0),
        Action::AddTicket(ticket) => Some(ticket.ticket.0),
        _ => None,
    }
}
