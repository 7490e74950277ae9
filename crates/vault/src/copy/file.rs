//! The copy's fields, in the order in which they stand in the file.

use crate::{VaultId, VaultKind};
use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Says whose file it is.
pub(super) const FORMAT: &str = "good-business-copy";

/// The version that this code writes and reads.
pub(super) const VERSION: u32 = 1;

/// What every version begins with, so that a newer one is told from a damaged one.
#[derive(Deserialize)]
pub(super) struct FileHead {
    pub(super) format: String,
    pub(super) version: Option<u32>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct File<'a> {
    pub(super) format: Cow<'a, str>,
    pub(super) version: u32,
    pub(super) made_at: i64,
    /// See [`File::sum`].
    pub(super) sum: String,
    pub(super) vaults: Vec<FileVault<'a>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct FileVault<'a> {
    pub(super) id: VaultId,
    pub(super) kind: VaultKind,
    pub(super) key: Base64<'a>,
    /// The values of every path that holds any, the shown one first.
    #[serde(skip_deserializing)]
    pub(super) readable: BTreeMap<String, Vec<ReadableValue>>,
    /// How many of the batches `readable` knows nothing of.
    #[serde(skip_deserializing)]
    pub(super) unread_batches: usize,
    pub(super) batches: Vec<Base64<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum ReadableValue {
    Text(String),
    Number(i64),
    Flag(bool),
}

impl File<'_> {
    /// SHA-256, in hexadecimal, over all that is read back: it tells a copy that was changed
    /// from one that holds a damaged batch because the device held it.
    pub(super) fn sum(&self) -> String {
        let mut sum = Sha256::new();
        sum.update(b"good-business/copy/v1");
        sum.update(self.made_at.to_le_bytes());
        for vault in &self.vaults {
            sum.update(vault.id.0);
            sum.update([match vault.kind {
                VaultKind::Firm => 0,
                VaultKind::Private => 1,
                VaultKind::Place => 2,
            }]);
            sum.update(Sha256::digest(&vault.key.0));
            sum.update((vault.batches.len() as u64).to_le_bytes());
            for batch in &vault.batches {
                sum.update(Sha256::digest(&batch.0));
            }
        }
        HEXLOWER.encode(&sum.finalize())
    }
}

/// Bytes that stand in the file as base64, the standard alphabet with padding.
pub(super) struct Base64<'a>(pub(super) Cow<'a, [u8]>);

impl Serialize for Base64<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let bytes = BASE64.decode(text.as_bytes()).map_err(de::Error::custom)?;
        Ok(Self(Cow::Owned(bytes)))
    }
}
