//! The end of a vault on a server: who has its key seals it, so that no server makes one up.

use crate::keys::VaultKey;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use protocol::{Action, DeviceId, SignedChange, StatementError, VaultId};
use std::fmt;

const LABEL: &[u8] = b"good-business/vault/erasure/v1";
const VERSION: u8 = 1;
const NONCE_BYTES: usize = 24;
/// The length of a seal: version, nonce, tag.
const SEAL_BYTES: usize = 1 + NONCE_BYTES + 16;

/// Why a vault is not taken for erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErasureError {
    /// Not signed by the device that it names, or changed since.
    Statement(StatementError),
    /// Signed, but no erasure, or one of another vault.
    AnotherChange,
    /// The seal is of a newer format.
    TooNew { version: u8 },
    /// Not sealed under this vault's key for this signer: somebody without the key made it.
    WrongSeal,
    /// The cipher refused, which lengths within its limits never cause.
    Refused,
}

/// The seal of an [`Action::Erase`] that this device is about to sign. `nonce` has to be 24 fresh
/// random bytes.
///
/// # Errors
/// `Refused`, which lengths within the cipher's limits never cause.
pub fn seal_erasure(
    vault: VaultId,
    key: &VaultKey,
    signer: &DeviceId,
    nonce: [u8; NONCE_BYTES],
) -> Result<Vec<u8>, ErasureError> {
    let payload = Payload {
        msg: &[],
        aad: &bound_to(vault, signer),
    };
    let tag = XChaCha20Poly1305::new(&key.0.into())
        .encrypt(&nonce.into(), payload)
        .map_err(|_| ErasureError::Refused)?;
    Ok([&[VERSION][..], &nonce, &tag].concat())
}

/// Who erased the vault, if it was one who has its key.
///
/// # Errors
/// Why the server's word is not taken.
pub fn check_erasure(
    erasure: &SignedChange,
    vault: VaultId,
    key: &VaultKey,
) -> Result<DeviceId, ErasureError> {
    let change = erasure.verify().map_err(ErasureError::Statement)?;
    let seal = match &change.action {
        Action::Erase { seal } if change.vault == vault => &seal.0[..],
        _ => return Err(ErasureError::AnotherChange),
    };
    match seal.first() {
        Some(&version) if version > VERSION => return Err(ErasureError::TooNew { version }),
        Some(&VERSION) if seal.len() == SEAL_BYTES => {}
        _ => return Err(ErasureError::WrongSeal),
    }
    let (nonce, tag) = seal[1..]
        .split_first_chunk::<NONCE_BYTES>()
        .ok_or(ErasureError::WrongSeal)?;
    let payload = Payload {
        msg: tag,
        aad: &bound_to(vault, &change.signer),
    };
    XChaCha20Poly1305::new(&key.0.into())
        .decrypt(nonce.into(), payload)
        .map_err(|_| ErasureError::WrongSeal)?;
    Ok(change.signer)
}

/// A seal made for one vault and signer is no good for another, nor is one made for a batch.
fn bound_to(vault: VaultId, signer: &DeviceId) -> Vec<u8> {
    [LABEL, &[VERSION], &vault.0, &signer.0].concat()
}

impl fmt::Display for ErasureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Statement(_) => f.write_str("erasure whose signature does not fit"),
            Self::AnotherChange => f.write_str("no erasure of this vault"),
            Self::TooNew { version } => write!(f, "seal of the newer format {version}"),
            Self::WrongSeal => f.write_str("erasure that was not sealed under the vault's key"),
            Self::Refused => f.write_str("the cipher refused"),
        }
    }
}

impl std::error::Error for ErasureError {}
