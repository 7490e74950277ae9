//! A seed as a short text for a link: 28 letters that survive chats and addresses.

use super::TicketSeed;
use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};
use std::fmt;

const VERSION: u8 = 1;
const LABEL: &[u8] = b"good-business/ticket/code/v1";
const CHECK_BYTES: usize = 4;

/// The length of a code, in letters: version, seed and checksum in base64url.
const LETTERS: usize = (1 + 16 + CHECK_BYTES) * 4 / 3;

/// Why a text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeError {
    /// Shorter than a code: a part of the link was lost on the way.
    CutShort,
    /// Not a code at all.
    Shape,
    /// Of a newer version.
    TooNew { version: u8 },
    /// A letter was changed on the way.
    Checksum,
}

impl TicketSeed {
    /// The code, as it stands in the fragment of a link.
    pub fn code(&self) -> String {
        let bytes = [&[VERSION][..], &self.0, &checksum(VERSION, &self.0)].concat();
        Base64UrlUnpadded::encode_string(&bytes)
    }

    /// Reads a code; blanks around it are let be.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_code(text: &str) -> Result<Self, CodeError> {
        let text = text.trim();
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if !text.bytes().all(is_letter) || text.len() > 2 * LETTERS {
            return Err(CodeError::Shape);
        }
        // The first two letters hold the version; a newer code may have any length.
        let (head, _) = text.split_at_checked(2).ok_or(CodeError::CutShort)?;
        let version = version_of(head).ok_or(CodeError::Shape)?;
        if version > VERSION {
            return Err(CodeError::TooNew { version });
        }
        if version != VERSION || text.len() > LETTERS {
            return Err(CodeError::Shape);
        }
        if text.len() < LETTERS {
            return Err(CodeError::CutShort);
        }
        let bytes = Base64UrlUnpadded::decode_vec(text).map_err(|_| CodeError::Shape)?;
        let (seed, check) = bytes[1..].split_first_chunk().ok_or(CodeError::Shape)?;
        if *check == checksum(version, seed) {
            Ok(Self(*seed))
        } else {
            Err(CodeError::Checksum)
        }
    }
}

/// The byte that begins in these two letters; the four bits after it belong to the next.
fn version_of(head: &str) -> Option<u8> {
    let bytes = Base64UrlUnpadded::decode_vec(&format!("{head}AA")).ok()?;
    bytes.first().copied()
}

fn checksum(version: u8, seed: &[u8; 16]) -> [u8; CHECK_BYTES] {
    let mut hash = Sha256::new();
    hash.update(LABEL);
    hash.update([version]);
    hash.update(seed);
    let mut check = [0; CHECK_BYTES];
    check.copy_from_slice(&hash.finalize()[..CHECK_BYTES]);
    check
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CutShort => f.write_str("code that was cut short"),
            Self::Shape => f.write_str("not a code"),
            Self::TooNew { version } => write!(f, "code of the newer version {version}"),
            Self::Checksum => f.write_str("code with a changed letter"),
        }
    }
}

impl std::error::Error for CodeError {}
