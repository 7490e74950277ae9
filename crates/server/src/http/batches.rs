//! What is looked at in a batch before it is stored. All else in it is sealed.

use protocol::{BatchHash, Code, Envelope, EnvelopeError, VaultId};

/// Why a batch is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchError {
    Envelope(EnvelopeError),
    Foreign,
}

impl From<EnvelopeError> for BatchError {
    fn from(error: EnvelopeError) -> Self {
        Self::Envelope(error)
    }
}

/// The hash of a batch of this vault that the device signed which it names.
///
/// # Errors
/// When it is not.
pub fn checked(bytes: &[u8], vault: &VaultId) -> Result<BatchHash, BatchError> {
    let envelope = Envelope::parse(bytes)?;
    if envelope.header().vault != *vault {
        return Err(BatchError::Foreign);
    }
    envelope.verify()?;
    Ok(envelope.hash())
}

/// The code that says so.
#[must_use]
pub fn code(error: BatchError) -> Code {
    match error {
        BatchError::Foreign => Code::ForeignBatch,
        BatchError::Envelope(EnvelopeError::TooLarge) => Code::TooLarge,
        BatchError::Envelope(EnvelopeError::TooNew { .. }) => Code::TooNewBatch,
        BatchError::Envelope(EnvelopeError::Damaged) => Code::DamagedBatch,
        BatchError::Envelope(EnvelopeError::BadSignature) => Code::ForgedBatch,
    }
}
