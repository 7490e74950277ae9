//! What can go wrong with the data on the device, each with a screen of its own.

use std::fmt;

/// Why storage could not do what it was asked. Whatever the reason, what was stored before is untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser has no IndexedDB here, or forbids it (blocked cookies, some private windows).
    Unavailable,
    /// The device or the browser's share of it is full.
    QuotaExceeded,
    /// The database was written by a newer version of the app.
    NewerVersion,
    /// Another tab holds the database and did not let go in time.
    BlockedByAnotherTab,
    /// The browser closed the connection, and closed it again after it was opened anew.
    ConnectionClosed,
    /// The vault is not in the database, for instance because another tab deleted everything.
    VaultMissing,
    /// One field alone is larger than a batch can be: a text of more than about 32,000 bytes.
    TooLarge,
    /// Anything else, with what the browser said, for a person who reports it.
    Failed(String),
}

impl fmt::Display for StorageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(detail) => write!(formatter, "failed: {detail}"),
            other => write!(formatter, "{other:?}"),
        }
    }
}

impl std::error::Error for StorageError {}

/// Why a record was moved out of the way. The record itself is kept as it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The record has not the fields that it should have.
    Malformed,
    /// The batch does not open: its bytes, its seal or its signature are wrong.
    Unopenable,
}

impl Damage {
    /// The name that is stored beside a record that was set aside.
    pub fn name(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Unopenable => "unopenable",
        }
    }
}
