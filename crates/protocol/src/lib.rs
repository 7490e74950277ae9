//! What a sealed batch looks like from outside: envelope, signature, limits and ids.
//!
//! Nothing here can decrypt: whoever has only this crate sees who wrote into which vault, when
//! it arrived and how large it is, and can check that a batch is whole and by the device it names.

mod envelope;
mod header;
mod ids;
pub mod limits;

pub use envelope::{Envelope, EnvelopeError, SIGNATURE_BYTES, TAG_BYTES, message_to_sign};
pub use header::{HEADER_BYTES, Header, VERSION};
pub use ids::{BatchHash, DeviceId, IdError, VaultId};
