//! A batch as a stranger sees it: header, sealed ops, signature.

use crate::header::{HEADER_BYTES, Header, VERSION};
use crate::ids::BatchHash;
use crate::limits;
use crate::statement::{Purpose, Signature};
use std::fmt;

/// The length of a signature, in bytes.
pub const SIGNATURE_BYTES: usize = 64;

/// The length of the tag that ends the sealed ops, in bytes.
pub const TAG_BYTES: usize = 16;

/// Why bytes are not accepted as a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeError {
    /// Longer than [`limits::BATCH_BYTES`].
    TooLarge,
    /// Written by a newer version, of which nothing more is known.
    TooNew { version: u8 },
    /// Not the shape of a batch: cut short, or of a length that no padding gives.
    Damaged,
    /// Not signed by the device that the header names, or changed since.
    BadSignature,
}

impl fmt::Display for EnvelopeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("batch over the size limit"),
            Self::TooNew { version } => write!(f, "batch of the newer format {version}"),
            Self::Damaged => f.write_str("not the shape of a batch"),
            Self::BadSignature => f.write_str("batch whose signature does not fit"),
        }
    }
}

impl std::error::Error for EnvelopeError {}

/// The parts of a batch, borrowed from its bytes.
#[derive(Debug, Clone, Copy)]
pub struct Envelope<'bytes> {
    header: Header,
    bytes: &'bytes [u8],
}

impl<'bytes> Envelope<'bytes> {
    /// Takes a batch apart without allocating: size, version and shape are checked, the
    /// signature is not (see [`Envelope::verify`]).
    ///
    /// # Errors
    /// `TooLarge`, `TooNew` or `Damaged`. The version is judged before the shape, so a newer
    /// format may look quite different after its first byte.
    pub fn parse(bytes: &'bytes [u8]) -> Result<Self, EnvelopeError> {
        if bytes.len() > limits::BATCH_BYTES {
            return Err(EnvelopeError::TooLarge);
        }
        match bytes.first() {
            Some(&version) if version > VERSION => return Err(EnvelopeError::TooNew { version }),
            Some(&VERSION) => {}
            _ => return Err(EnvelopeError::Damaged),
        }
        let header = bytes.first_chunk().ok_or(EnvelopeError::Damaged)?;
        let padded = bytes
            .len()
            .checked_sub(HEADER_BYTES + TAG_BYTES + SIGNATURE_BYTES)
            .ok_or(EnvelopeError::Damaged)?;
        let padding = limits::PADDING_MIN_BYTES..=limits::PADDING_MAX_BYTES;
        if !padded.is_power_of_two() || !padding.contains(&padded) {
            return Err(EnvelopeError::Damaged);
        }
        Ok(Self {
            header: Header::from_bytes(header),
            bytes,
        })
    }

    /// Checks that the device which the header names signed exactly these bytes.
    ///
    /// # Errors
    /// `BadSignature`, also when the device's key is no key at all or a weak one.
    pub fn verify(&self) -> Result<(), EnvelopeError> {
        let (signed, signature) = self.split_signature();
        let signature = signature
            .try_into()
            .map(Signature)
            .map_err(|_| EnvelopeError::BadSignature)?;
        if signature.is_by(&self.header.device, Purpose::Batch, signed) {
            Ok(())
        } else {
            Err(EnvelopeError::BadSignature)
        }
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The header's bytes as received: the associated data of the sealed ops.
    pub fn header_bytes(&self) -> &'bytes [u8] {
        &self.bytes[..HEADER_BYTES]
    }

    /// The sealed ops as received, with the tag at their end.
    pub fn sealed(&self) -> &'bytes [u8] {
        &self.split_signature().0[HEADER_BYTES..]
    }

    /// The hash that names this batch.
    pub fn hash(&self) -> BatchHash {
        BatchHash::of(self.bytes)
    }

    fn split_signature(&self) -> (&'bytes [u8], &'bytes [u8]) {
        self.bytes.split_at(self.bytes.len() - SIGNATURE_BYTES)
    }
}
