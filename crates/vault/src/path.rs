//! The stable names of fields.

use std::borrow::Borrow;
use std::fmt;

/// The longest path, in bytes.
pub(crate) const PATH_MAX_BYTES: usize = 200;

/// The stable name of one field, such as `check/3f2a/answer/G2a`: segments of ASCII letters,
/// digits, `_`, `.` and `-`, joined by `/`, 1 to 200 bytes in all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Box<str>);

/// Why a text is not a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathError {
    /// Over 200 bytes.
    TooLong,
    /// No text at all, or a `/` with no segment before or after it.
    EmptySegment,
    /// A character that no segment may hold.
    Character(char),
}

impl Path {
    /// # Errors
    /// When the text breaks one of the rules above.
    pub fn new(text: &str) -> Result<Self, PathError> {
        if text.len() > PATH_MAX_BYTES {
            return Err(PathError::TooLong);
        }
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '/');
        if let Some(character) = text.chars().find(|&c| !allowed(c)) {
            return Err(PathError::Character(character));
        }
        if text.split('/').any(str::is_empty) {
            return Err(PathError::EmptySegment);
        }
        Ok(Self(text.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Lets a map from paths be searched by text; text and path sort alike.
impl Borrow<str> for Path {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Path({})", self.0)
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "path over {PATH_MAX_BYTES} bytes"),
            Self::EmptySegment => f.write_str("path with an empty segment"),
            Self::Character(character) => write!(f, "path with the character {character:?}"),
        }
    }
}

impl std::error::Error for PathError {}
