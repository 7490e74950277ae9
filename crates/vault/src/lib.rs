//! Ops, registers, merge, sealed batches, tickets and sync. Pure: keys, nonces and times are passed in.
//!
//! A vault's state is the set of its ops, so merging is union: in whatever order batches
//! arrive, and however often, the state is the same. docs/sync.md has the formats byte for byte.

pub mod copy;
mod erasure;
mod frames;
mod keys;
mod op;
mod op_codec;
mod open;
mod path;
mod register;
mod replica;
mod seal;
pub mod sync;
mod ticket;

pub use erasure::{ErasureError, check_erasure, seal_erasure};
pub use keys::{DeviceKey, VaultKey};
pub use op::{Entry, Op, OpId, Value, Write};
pub use open::{OpenError, OpenedBatch, open, reopen};
pub use path::{Path, PathError};
pub use protocol::{BatchHash, DeviceId, Header, VaultId, VaultKind};
pub use register::Register;
pub use replica::Replica;
pub use seal::{SealError, SealRequest, SealedBatch, seal};
pub use ticket::{CodeError, PHRASE_WORDS, PhraseError, Ticket, TicketError, TicketSeed};
