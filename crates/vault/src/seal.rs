//! Makes sealed and signed batches out of ops.

use crate::frames;
use crate::keys::{DeviceKey, VaultKey};
use crate::op::Op;
use crate::op_codec;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use protocol::{BatchHash, Envelope, EnvelopeError, Header, Purpose, VERSION, VaultId};
use std::fmt;

/// What is sealed, and by whom.
#[derive(Debug)]
pub struct SealRequest<'a> {
    pub vault: VaultId,
    pub key: &'a VaultKey,
    pub device: &'a DeviceKey,
    /// The hash of this device's last batch in this vault, if it wrote one.
    pub prev: Option<BatchHash>,
    pub ops: &'a [Op],
}

/// A batch as it is stored and travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedBatch {
    pub bytes: Vec<u8>,
    pub hash: BatchHash,
}

/// Why ops cannot be sealed; `op` is the index of the op at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealError {
    /// The op alone is over a batch's limit of 32,766 bytes.
    OpTooLarge { op: usize },
    /// The op replaces more than 255 others.
    ReplacesTooMany { op: usize },
    /// The cipher or the envelope refused, which lengths within the limits never cause.
    Refused,
}

/// Seals ops, in order, into one batch, or into several when they are too many for one, each
/// naming the one before it as `prev`. No ops give no batch. `nonce` is called once for each
/// batch and has to give 24 fresh random bytes.
///
/// # Errors
/// When an op is beyond the format's limits; then nothing is sealed.
pub fn seal(
    request: SealRequest<'_>,
    mut nonce: impl FnMut() -> [u8; 24],
) -> Result<Vec<SealedBatch>, SealError> {
    let ops = encode_ops(request.ops)?;
    let mut prev = request.prev;
    let mut batches = Vec::new();
    for block in frames::pack(&ops) {
        let header = Header {
            version: VERSION,
            vault: request.vault,
            device: request.device.id(),
            prev,
            epoch: 0,
            nonce: nonce(),
        };
        let batch = seal_block(&header, request.key, request.device, &block)?;
        prev = Some(batch.hash);
        batches.push(batch);
    }
    Ok(batches)
}

fn encode_ops(ops: &[Op]) -> Result<Vec<Vec<u8>>, SealError> {
    let encode = |(index, op): (usize, &Op)| {
        if op.replaces.len() > op_codec::REPLACES_MAX {
            return Err(SealError::ReplacesTooMany { op: index });
        }
        let bytes = op_codec::encode(op);
        if bytes.len() > frames::OP_MAX_BYTES {
            return Err(SealError::OpTooLarge { op: index });
        }
        Ok(bytes)
    };
    ops.iter().enumerate().map(encode).collect()
}

pub(crate) fn seal_block(
    header: &Header,
    key: &VaultKey,
    device: &DeviceKey,
    block: &[u8],
) -> Result<SealedBatch, SealError> {
    let mut bytes = header.to_bytes().to_vec();
    let sealed = XChaCha20Poly1305::new(&key.0.into())
        .encrypt(
            &header.nonce.into(),
            Payload {
                msg: block,
                aad: &bytes,
            },
        )
        .map_err(|_| SealError::Refused)?;
    bytes.extend(sealed);
    let signature = device.sign(Purpose::Batch, &bytes);
    bytes.extend(signature.0);
    let hash = Envelope::parse(&bytes)?.hash();
    Ok(SealedBatch { bytes, hash })
}

impl From<EnvelopeError> for SealError {
    fn from(_: EnvelopeError) -> Self {
        Self::Refused
    }
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpTooLarge { op } => write!(f, "op {op} is too large for a batch"),
            Self::ReplacesTooMany { op } => write!(f, "op {op} replaces too many others"),
            Self::Refused => f.write_str("the cipher refused"),
        }
    }
}

impl std::error::Error for SealError {}
