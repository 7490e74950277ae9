//! The file that a person takes away: one JSON document with all vaults, their keys and their
//! batches as they are, so that reading it back is a merge, and twice is the same as once.
//! Beside them stands every field in the clear, for people and other programs.

mod file;
mod read;
mod write;

pub use read::read;
pub use write::write;

use crate::keys::VaultKey;
use crate::{VaultId, VaultKind};
use std::fmt;

/// The largest file that is written or read, in bytes.
pub const COPY_MAX_BYTES: usize = 50 * 1000 * 1000;

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// When it was made, in milliseconds since 1970.
    pub made_at: i64,
    pub vaults: Vec<VaultCopy>,
}

/// One vault in a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultCopy {
    pub id: VaultId,
    pub kind: VaultKind,
    pub key: VaultKey,
    /// The batches' bytes as stored, those that cannot be read among them.
    pub batches: Vec<Vec<u8>>,
}

/// Why a copy is refused, as a whole and before anything is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyError {
    /// Over [`COPY_MAX_BYTES`].
    TooLarge,
    /// No JSON document, nor the beginning of a copy.
    NotJson,
    /// A JSON document of some other program.
    Foreign,
    /// A copy made by a newer version.
    Newer { version: u32 },
    /// A copy that is not as it was written.
    Damaged { what: CopyDamage },
}

/// What is wrong with a damaged copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyDamage {
    /// It begins as a copy and is no JSON: cut short, or changed in an editor.
    CutShort,
    /// A field is missing or not of its form.
    Shape,
    /// Its parts are not those that were written.
    Checksum,
    /// This vault's key does not open its first whole batch.
    Key { vault: VaultId },
}

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "copy over {COPY_MAX_BYTES} bytes"),
            Self::NotJson => f.write_str("no JSON document"),
            Self::Foreign => f.write_str("a document of another program"),
            Self::Newer { version } => write!(f, "copy of the newer format {version}"),
            Self::Damaged { what } => write!(f, "damaged copy: {what:?}"),
        }
    }
}

impl std::error::Error for CopyError {}
