//! The first bytes of a batch, which anyone may read.

use crate::ids::{BatchHash, DeviceId, VaultId};

/// The version of the batch format that this code writes and reads.
pub const VERSION: u8 = 1;

/// The length of a header of version 1, in bytes.
pub const HEADER_BYTES: usize = 109;

/// Says who wrote a batch, into which vault and after which batch of the same device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The version of the format: [`VERSION`] in every header that parses.
    pub version: u8,
    /// The vault that the batch belongs to.
    pub vault: VaultId,
    /// The device that wrote and signed the batch.
    pub device: DeviceId,
    /// The batch before it by the same device, or none if it is that device's first.
    /// It lets a reader notice a gap; nobody refuses a batch for it.
    pub prev: Option<BatchHash>,
    /// Which key of the vault seals the batch: 0 so far, the others are kept for later.
    pub epoch: u32,
    /// The nonce of the sealed ops: random, never used twice.
    pub nonce: [u8; 24],
}

impl Header {
    /// The header as its bytes in a batch. A `prev` of 32 zero bytes stands for none: no batch
    /// is known to have that hash, nor can one be found.
    pub fn to_bytes(&self) -> [u8; HEADER_BYTES] {
        let mut bytes = [0; HEADER_BYTES];
        bytes[0] = self.version;
        bytes[1..17].copy_from_slice(&self.vault.0);
        bytes[17..49].copy_from_slice(&self.device.0);
        if let Some(prev) = self.prev {
            bytes[49..81].copy_from_slice(&prev.0);
        }
        bytes[81..85].copy_from_slice(&self.epoch.to_le_bytes());
        bytes[85..109].copy_from_slice(&self.nonce);
        bytes
    }

    /// The header in these bytes; every content is one, its version is judged elsewhere.
    pub(crate) fn from_bytes(bytes: &[u8; HEADER_BYTES]) -> Self {
        let prev = array_at(bytes, 49);
        Self {
            version: bytes[0],
            vault: VaultId(array_at(bytes, 1)),
            device: DeviceId(array_at(bytes, 17)),
            prev: (prev != [0; 32]).then_some(BatchHash(prev)),
            epoch: u32::from_le_bytes(array_at(bytes, 81)),
            nonce: array_at(bytes, 85),
        }
    }
}

/// The `N` bytes that begin at `start`; the header's length bounds every call.
fn array_at<const N: usize>(bytes: &[u8; HEADER_BYTES], start: usize) -> [u8; N] {
    let mut field = [0; N];
    field.copy_from_slice(&bytes[start..start + N]);
    field
}
