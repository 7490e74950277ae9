//! One change to one field.

use crate::op_codec;
use crate::path::Path;
use base16ct::lower;
use protocol::DeviceId;
use sha2::{Digest, Sha256};
use std::fmt;

/// What a field can hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    Text(String),
    Number(i64),
    Flag(bool),
}

/// What an op does to its field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Write {
    Set(Value),
    Remove,
}

/// Sets or removes one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    pub path: Path,
    pub write: Write,
    /// The heads that the writer saw on this path, at most 255.
    pub replaces: Vec<OpId>,
    /// The device's time, in milliseconds since 1970.
    pub at: i64,
}

/// Names an op by its author and content: SHA-256 of both, cut to 16 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpId(pub [u8; 16]);

/// An op with its author, as a replica holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: OpId,
    pub author: DeviceId,
    pub op: Op,
}

impl OpId {
    /// The id of the op that `author` wrote as these bytes.
    pub(crate) fn of(author: &DeviceId, op_bytes: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(author.0);
        hash.update(op_bytes);
        let mut id = [0; 16];
        id.copy_from_slice(&hash.finalize()[..16]);
        Self(id)
    }
}

impl Entry {
    /// The entry that a reader of the sealed op gets, for an op that is at hand already.
    pub fn new(author: DeviceId, op: Op) -> Self {
        let id = OpId::of(&author, &op_codec::encode(&op));
        Self { id, author, op }
    }

    /// What entries are shown by, the greatest first: time, then id.
    pub(crate) fn rank(&self) -> (i64, OpId) {
        (self.op.at, self.id)
    }
}

impl fmt::Display for OpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&lower::encode_string(&self.0))
    }
}

impl fmt::Debug for OpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpId({self})")
    }
}
