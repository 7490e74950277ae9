//! What a sealed batch looks like from outside, and what goes over the wire: envelope, signed
//! statements, messages, error codes, limits and ids.
//!
//! Nothing here can decrypt: whoever has only this crate sees who wrote into which vault, when
//! it arrived and how large it is, and can check that a batch is whole and by the device it names.

pub mod api;
mod code;
mod cursor;
mod envelope;
mod header;
mod ids;
pub mod limits;
mod members;
mod statement;
pub mod wire;

pub use code::Code;
pub use cursor::Cursor;
pub use envelope::{Envelope, EnvelopeError, SIGNATURE_BYTES, TAG_BYTES};
pub use header::{HEADER_BYTES, Header, VERSION};
pub use ids::{BatchHash, DeviceId, IdError, VaultId};
pub use members::{Role, VaultKind};
pub use statement::{
    Action, Change, NewTicket, Purpose, SessionProof, Share, Signature, SignedChange,
    StatementError,
};
