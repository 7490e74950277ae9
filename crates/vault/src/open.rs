//! Reads sealed batches, whoever made them.

use crate::frames;
use crate::keys::VaultKey;
use crate::op::{Entry, OpId};
use crate::op_codec;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use protocol::{Envelope, EnvelopeError, Header, VaultId};
use std::fmt;

/// A batch whose ops can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedBatch {
    pub header: Header,
    pub entries: Vec<Entry>,
    /// How many ops in it only a newer version can read. They are no reason to refuse the
    /// others, and come to light when the kept bytes are opened by that version.
    pub unread_ops: usize,
}

/// Why a batch cannot be read. Its bytes are to be kept all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenError {
    /// Cut short, over the size limit, changed, or never a batch.
    Damaged,
    /// Of a newer format, or sealed under a later key of the vault than this version knows of.
    TooNew { version: u8 },
    /// Whole, as far as can be told, but of another vault.
    ForeignVault,
    /// In the shape of a batch, but not signed by the device that it names.
    BadSignature,
    /// Signed as it should be, but this key does not open it.
    WrongKey,
}

/// Checks shape, vault and signature of a batch, then opens it.
///
/// # Errors
/// Why it cannot be read. Never panics and never allocates by a length that the bytes claim.
pub fn open(bytes: &[u8], vault: VaultId, key: &VaultKey) -> Result<OpenedBatch, OpenError> {
    let envelope = parse(bytes, vault)?;
    envelope.verify()?;
    open_sealed(&envelope, key).map_err(|unreadable| match unreadable {
        Unreadable::Seal => OpenError::WrongKey,
        Unreadable::Frames => OpenError::Damaged,
    })
}

/// Opens a batch that this device has sealed, or opened with [`open`], before. The seal still
/// finds every accidental change, header included; the signature, which costs most of the time,
/// is not checked again.
///
/// # Errors
/// As [`open`], but damage and a wrong key cannot be told apart: both are `Damaged`.
pub fn reopen(bytes: &[u8], vault: VaultId, key: &VaultKey) -> Result<OpenedBatch, OpenError> {
    open_sealed(&parse(bytes, vault)?, key).map_err(|_| OpenError::Damaged)
}

fn parse(bytes: &[u8], vault: VaultId) -> Result<Envelope<'_>, OpenError> {
    let envelope = Envelope::parse(bytes)?;
    let header = envelope.header();
    if header.vault != vault {
        return Err(OpenError::ForeignVault);
    }
    if header.epoch != 0 {
        return Err(OpenError::TooNew {
            version: header.version,
        });
    }
    Ok(envelope)
}

enum Unreadable {
    Seal,
    Frames,
}

fn open_sealed(envelope: &Envelope<'_>, key: &VaultKey) -> Result<OpenedBatch, Unreadable> {
    let header = *envelope.header();
    let payload = Payload {
        msg: envelope.sealed(),
        aad: envelope.header_bytes(),
    };
    let block = XChaCha20Poly1305::new(&key.0.into())
        .decrypt(&header.nonce.into(), payload)
        .map_err(|_| Unreadable::Seal)?;
    let ops = frames::unpack(&block).ok_or(Unreadable::Frames)?;
    let author = header.device;
    let entries: Vec<Entry> = ops
        .iter()
        .filter_map(|bytes| {
            let op = op_codec::decode(bytes)?;
            Some(Entry {
                id: OpId::of(&author, bytes),
                author,
                op,
            })
        })
        .collect();
    let unread_ops = ops.len() - entries.len();
    Ok(OpenedBatch {
        header,
        entries,
        unread_ops,
    })
}

impl From<EnvelopeError> for OpenError {
    fn from(error: EnvelopeError) -> Self {
        match error {
            EnvelopeError::TooLarge | EnvelopeError::Damaged => Self::Damaged,
            EnvelopeError::TooNew { version } => Self::TooNew { version },
            EnvelopeError::BadSignature => Self::BadSignature,
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => f.write_str("damaged batch"),
            Self::TooNew { version } => write!(f, "batch for a newer reader (format {version})"),
            Self::ForeignVault => f.write_str("batch of another vault"),
            Self::BadSignature => f.write_str("batch whose signature does not fit"),
            Self::WrongKey => f.write_str("batch that the key does not open"),
        }
    }
}

impl std::error::Error for OpenError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::DeviceKey;
    use crate::op::{Op, Value, Write};
    use crate::path::Path;
    use crate::seal::seal_block;

    const VAULT: VaultId = VaultId([1; 16]);

    fn sealed(epoch: u32, block: &[u8]) -> Vec<u8> {
        let device = DeviceKey::from_seed([2; 32]);
        let (version, prev, nonce) = (protocol::VERSION, None, [3; 24]);
        let header = Header {
            version,
            vault: VAULT,
            device: device.id(),
            prev,
            epoch,
            nonce,
        };
        seal_block(&header, &VaultKey([4; 32]), &device, block)
            .unwrap()
            .bytes
    }

    #[test]
    fn ops_of_a_newer_kind_are_counted_and_the_others_are_read() {
        let write = Write::Set(Value::Text("known".into()));
        let known = Op {
            path: Path::new("a").unwrap(),
            write,
            replaces: vec![],
            at: 0,
        };
        let known_bytes = op_codec::encode(&known);
        let blocks = frames::pack(&[vec![200, 1, 2, 3], known_bytes, vec![5]]);

        let opened = open(&sealed(0, &blocks[0]), VAULT, &VaultKey([4; 32])).unwrap();

        assert_eq!(opened.unread_ops, 2);
        let ops: Vec<Op> = opened.entries.into_iter().map(|entry| entry.op).collect();
        assert_eq!(ops, [known]);
    }

    #[test]
    fn a_signed_batch_with_broken_frames_is_damaged() {
        let bytes = sealed(0, &[255; 256]);
        assert_eq!(
            open(&bytes, VAULT, &VaultKey([4; 32])),
            Err(OpenError::Damaged)
        );
    }

    #[test]
    fn a_batch_under_a_later_key_of_the_vault_is_for_a_newer_reader() {
        let bytes = sealed(1, &[0; 256]);
        let expected = Err(OpenError::TooNew { version: 1 });
        assert_eq!(open(&bytes, VAULT, &VaultKey([4; 32])), expected);
    }
}
