//! The two secrets: the vault's key seals, the device's key signs.

use ed25519_dalek::{Signer, SigningKey};
use protocol::{DeviceId, Purpose, Signature};
use std::fmt;

/// The key that seals and opens one vault's batches: 256 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct VaultKey(pub [u8; 32]);

/// The key that signs one device's batches.
#[derive(Clone)]
pub struct DeviceKey(SigningKey);

impl DeviceKey {
    /// The key that comes from these 256 random bits; the same bits give the same key.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// The random bits that the key came from, to be stored.
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The public half, which names the device.
    pub fn id(&self) -> DeviceId {
        DeviceId(self.0.verifying_key().to_bytes())
    }

    /// Signs bytes for one purpose; the signature is worth nothing for another.
    pub fn sign(&self, purpose: Purpose, bytes: &[u8]) -> Signature {
        Signature(self.0.sign(&purpose.message(bytes)).to_bytes())
    }
}

/// A secret never shows in a log.
impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VaultKey(secret)")
    }
}

/// Shows the public half only.
impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DeviceKey").field(&self.id()).finish()
    }
}
