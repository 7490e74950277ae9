//! Ops, registers, merge and sealed batches. Pure: keys, nonces and times are passed in.
//!
//! A vault's state is the set of its ops, so merging is union: in whatever order batches
//! arrive, and however often, the state is the same. docs/sync.md has the formats byte for byte.

pub mod copy;
mod frames;
mod keys;
mod op;
mod op_codec;
mod open;
mod path;
mod register;
mod replica;
mod seal;

pub use keys::{DeviceKey, VaultKey};
pub use op::{Entry, Op, OpId, Value, Write};
pub use open::{OpenError, OpenedBatch, open, reopen};
pub use path::{Path, PathError};
pub use protocol::{BatchHash, DeviceId, Header, VaultId};
pub use register::Register;
pub use replica::Replica;
pub use seal::{SealError, SealRequest, SealedBatch, seal};

/// What a vault is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VaultKind {
    /// An organisation's profile, checks, plan and money check.
    Firm,
    /// An organisation's reflection and engagement log, which no place is ever given.
    Private,
    /// A place and its advisers.
    Place,
}
