//! Messages as bytes: postcard, read without a panic and without taking memory by a length that
//! a stranger claims.

use serde::de::{self, DeserializeOwned, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// The bytes are not the message that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the message that was asked for")
    }
}

impl std::error::Error for Malformed {}

/// The message's bytes.
pub fn encode<Message: Serialize>(message: &Message) -> Vec<u8> {
    // Writing into memory fails for no type of this crate; no bytes are no message.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// The message in these bytes, and in all of them.
///
/// # Errors
/// When they are no such message, or go on after it.
pub fn decode<Message: DeserializeOwned>(bytes: &[u8]) -> Result<Message, Malformed> {
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Ok(message),
        _ => Err(Malformed),
    }
}

/// Bytes of any length. They are copied out of the message that holds them, so a claimed length
/// beyond its end takes no memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Blob(pub Vec<u8>);

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({} bytes)", self.0.len())
    }
}

impl Serialize for Blob {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Blob;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Blob, E> {
                Ok(Blob(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

/// A list that grows with what is read: serde's own would take up to a megabyte at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct List<Entry>(pub Vec<Entry>);

impl<'de, Entry: Deserialize<'de>> Deserialize<'de> for List<Entry> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<Entry>(PhantomData<Entry>);
        impl<'de, Entry: Deserialize<'de>> Visitor<'de> for Entries<Entry> {
            type Value = List<Entry>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(entry) = entries.next_element()? {
                    list.push(entry);
                }
                Ok(List(list))
            }
        }
        deserializer.deserialize_seq(Entries(PhantomData))
    }
}

impl<Entry> From<Vec<Entry>> for List<Entry> {
    fn from(entries: Vec<Entry>) -> Self {
        Self(entries)
    }
}
