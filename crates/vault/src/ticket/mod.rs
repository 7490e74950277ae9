//! Tickets: who has the seed may open the vault.
//!
//! A recovery phrase is a ticket written as twelve words, an invitation one written as a code in
//! a link. From the seed come a signing key, by which a server knows the ticket, and a wrapping
//! key, under which the server keeps the vault's key and which it cannot derive. So it can
//! neither read that key nor put another in its place.

mod code;
mod phrase;

pub use code::CodeError;
pub use phrase::{PHRASE_WORDS, PhraseError};

use crate::keys::{DeviceKey, VaultKey};
use crate::open::{OpenError, open};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hkdf::Hkdf;
use protocol::{DeviceId, VaultId};
use sha2::Sha256;
use std::fmt;

const SIGNING: &[u8] = b"good-business/ticket/signing-key/v1";
const WRAPPING: &[u8] = b"good-business/ticket/wrapping-key/v1";

const WRAPPED_VERSION: u8 = 1;
const NONCE_BYTES: usize = 24;
/// The length of a wrapped key: version, nonce, key, tag.
const WRAPPED_BYTES: usize = 1 + NONCE_BYTES + 32 + 16;

/// What a ticket is made of: 128 random bits. They are as hard to guess as they are many, so
/// nothing slow needs to stand between them and the keys.
#[derive(Clone, PartialEq, Eq)]
pub struct TicketSeed(pub [u8; 16]);

/// A ticket's keys.
#[derive(Clone)]
pub struct Ticket {
    signing: DeviceKey,
    wrapping: XChaCha20Poly1305,
}

/// Why a ticket did not give a vault's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicketError {
    /// The wrapped key is of a newer format.
    TooNew { version: u8 },
    /// The wrapped key was made for another ticket or vault, or was changed.
    WrongTicket,
    /// The key does not open the vault's first batch, so it is not taken into use.
    WrongKey(OpenError),
    /// The cipher refused, or a length that no digest has: never seen.
    Refused,
}

impl Ticket {
    /// The ticket of a seed; the same seed gives the same ticket.
    ///
    /// # Errors
    /// `Refused` never, as the lengths are fixed.
    pub fn from_seed(seed: &TicketSeed) -> Result<Self, TicketError> {
        let keys = Hkdf::<Sha256>::new(None, &seed.0);
        let (mut signing, mut wrapping) = ([0; 32], [0; 32]);
        keys.expand(SIGNING, &mut signing)
            .and_then(|()| keys.expand(WRAPPING, &mut wrapping))
            .map_err(|_| TicketError::Refused)?;
        Ok(Self {
            signing: DeviceKey::from_seed(signing),
            wrapping: XChaCha20Poly1305::new(&wrapping.into()),
        })
    }

    /// The key that a server knows the ticket by, and that opens its sessions.
    pub fn signing_key(&self) -> &DeviceKey {
        &self.signing
    }

    /// The public half, which names the ticket.
    pub fn id(&self) -> DeviceId {
        self.signing.id()
    }

    /// Wraps a vault's key for the server to keep. `nonce` has to be 24 fresh random bytes.
    ///
    /// # Errors
    /// `Refused`, which lengths within the cipher's limits never cause.
    pub fn wrap(
        &self,
        vault: VaultId,
        key: &VaultKey,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<Vec<u8>, TicketError> {
        let payload = Payload {
            msg: &key.0,
            aad: &self.bound_to(vault),
        };
        let sealed = self
            .wrapping
            .encrypt(&nonce.into(), payload)
            .map_err(|_| TicketError::Refused)?;
        Ok([&[WRAPPED_VERSION][..], &nonce, &sealed].concat())
    }

    /// The vault's key, once it has opened the vault's first batch.
    ///
    /// # Errors
    /// Why it is not to be used.
    pub fn unwrap_key(
        &self,
        vault: VaultId,
        wrapped: &[u8],
        first_batch: &[u8],
    ) -> Result<VaultKey, TicketError> {
        match wrapped.first() {
            Some(&version) if version > WRAPPED_VERSION => {
                return Err(TicketError::TooNew { version });
            }
            Some(&WRAPPED_VERSION) if wrapped.len() == WRAPPED_BYTES => {}
            _ => return Err(TicketError::WrongTicket),
        }
        let (nonce, sealed) = wrapped[1..]
            .split_first_chunk::<NONCE_BYTES>()
            .ok_or(TicketError::WrongTicket)?;
        let payload = Payload {
            msg: sealed,
            aad: &self.bound_to(vault),
        };
        let key = self
            .wrapping
            .decrypt(nonce.into(), payload)
            .map_err(|_| TicketError::WrongTicket)?;
        let key = VaultKey(key.try_into().map_err(|_| TicketError::WrongTicket)?);
        open(first_batch, vault, &key).map_err(TicketError::WrongKey)?;
        Ok(key)
    }

    /// A key wrapped for one vault and ticket is no good for another.
    fn bound_to(&self, vault: VaultId) -> Vec<u8> {
        [&[WRAPPED_VERSION][..], &vault.0, &self.id().0].concat()
    }
}

/// A secret never shows in a log.
impl fmt::Debug for TicketSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TicketSeed(secret)")
    }
}

/// Shows the public half only.
impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ticket").field(&self.id()).finish()
    }
}

impl fmt::Display for TicketError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooNew { version } => write!(f, "wrapped key of the newer format {version}"),
            Self::WrongTicket => f.write_str("key that was not wrapped for this ticket"),
            Self::WrongKey(error) => write!(f, "key that does not fit its vault: {error}"),
            Self::Refused => f.write_str("the cipher refused"),
        }
    }
}

impl std::error::Error for TicketError {}
