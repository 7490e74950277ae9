//! What keys sign besides batches: that a session is theirs, and who may open a vault.
//!
//! Each purpose has a label of its own, so that a signature made for one is worth nothing for
//! another.

use crate::ids::{DeviceId, VaultId};
use crate::wire::Blob;
use crate::{Role, VaultKind};
use ed25519_dalek::{Signature as DalekSignature, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a signature is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A batch of ops: header and sealed ops.
    Batch,
    /// The start of a session: see [`SessionProof`].
    Session,
    /// A change of who may open a vault: the bytes of a [`Change`].
    Change,
}

impl Purpose {
    const fn label(self) -> &'static [u8; 32] {
        match self {
            Self::Batch => b"good-business/batch/signature/v1",
            Self::Session => b"good-business/login/signature/v1",
            Self::Change => b"good-business/grant/signature/v1",
        }
    }

    /// What is signed: 32 bytes of label, then SHA-256 of the bytes.
    pub fn message(self, bytes: &[u8]) -> [u8; 64] {
        let mut message = [0; 64];
        message[..32].copy_from_slice(self.label());
        message[32..].copy_from_slice(&Sha256::digest(bytes));
        message
    }
}

/// An Ed25519 signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "([u8; 32], [u8; 32])", into = "([u8; 32], [u8; 32])")]
pub struct Signature(pub [u8; 64]);

impl Signature {
    /// Whether this key signed exactly these bytes for this purpose. Weak keys and second
    /// spellings of a signature are refused.
    pub fn is_by(&self, signer: &DeviceId, purpose: Purpose, bytes: &[u8]) -> bool {
        let signature = DalekSignature::from_bytes(&self.0);
        VerifyingKey::from_bytes(&signer.0)
            .and_then(|key| key.verify_strict(&purpose.message(bytes), &signature))
            .is_ok()
    }
}

/// Serde knows arrays of up to 32 entries.
impl From<Signature> for ([u8; 32], [u8; 32]) {
    fn from(signature: Signature) -> Self {
        let (mut first, mut second) = ([0; 32], [0; 32]);
        first.copy_from_slice(&signature.0[..32]);
        second.copy_from_slice(&signature.0[32..]);
        (first, second)
    }
}

impl From<([u8; 32], [u8; 32])> for Signature {
    fn from((first, second): ([u8; 32], [u8; 32])) -> Self {
        let mut bytes = [0; 64];
        bytes[..32].copy_from_slice(&first);
        bytes[32..].copy_from_slice(&second);
        Self(bytes)
    }
}

/// What a key signs to open a session. The origin is the address that the *client* believes it
/// talks to, so a signature coaxed out by another site is worth nothing here.
#[derive(Debug, Clone, Copy)]
pub struct SessionProof<'a> {
    /// Such as `https://check.example.org`: scheme, host, and the port where it is not the usual.
    pub origin: &'a str,
    /// The server's random bytes, good for one session.
    pub challenge: &'a [u8; 32],
    pub key: &'a DeviceId,
}

impl SessionProof<'_> {
    /// The bytes to sign: challenge, key, origin.
    pub fn to_bytes(&self) -> Vec<u8> {
        [&self.challenge[..], &self.key.0[..], self.origin.as_bytes()].concat()
    }
}

/// One step in the history of who may open a vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub vault: VaultId,
    /// 0 for the founding, then one more with each change: what was signed for one place in the
    /// history cannot be used again in another.
    pub number: u32,
    pub signer: DeviceId,
    pub action: Action,
}

/// What a change does. New actions are added at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// The signer founds the vault and is its first owner.
    Found { kind: VaultKind },
    /// An owner lets a device in, or gives it another role.
    Add { device: DeviceId, role: Role },
    /// An owner ends the access of a device or a ticket; a device may also end its own.
    Remove { key: DeviceId },
    /// An owner makes a ticket.
    AddTicket(NewTicket),
    /// A ticket, which signs, lets a device in.
    Join { device: DeviceId },
    /// An owner gives a place's advisers access, as editors at most.
    Share(Share),
    /// An owner takes that back.
    Unshare { place: VaultId },
    /// An owner erases the vault. The seal is made under the vault's key, which no server has:
    /// so none can make this up. It is the last change.
    Erase { seal: Blob },
}

/// A vault's key for a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The place's vault, whose members are its advisers.
    pub place: VaultId,
    pub role: Role,
    /// The vault's key, sealed to the place's public key.
    pub sealed_key: Blob,
}

/// A ticket as the server learns of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTicket {
    /// The public half of the signing key that comes from the ticket's seed.
    pub ticket: DeviceId,
    pub role: Role,
    /// When it ends, in milliseconds since 1970, by the server's clock; none for one that stays.
    pub ends_at: Option<i64>,
    /// How many devices it lets in; none for as many as come.
    pub redemptions: Option<u32>,
    /// The vault's key, wrapped under a key that only the seed gives.
    pub wrapped_key: Blob,
}

/// A change as its signer encoded it, with the signature over those bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedChange {
    pub change: Blob,
    pub signature: Signature,
}

impl SignedChange {
    /// The change, if the one it names as signer signed it.
    ///
    /// # Errors
    /// When the bytes are no change, or the signature does not fit.
    pub fn verify(&self) -> Result<Change, StatementError> {
        let change: Change =
            crate::wire::decode(&self.change.0).map_err(|_| StatementError::Malformed)?;
        if self
            .signature
            .is_by(&change.signer, Purpose::Change, &self.change.0)
        {
            Ok(change)
        } else {
            Err(StatementError::BadSignature)
        }
    }
}

/// Why a signed statement is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementError {
    Malformed,
    BadSignature,
}
