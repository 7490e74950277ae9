//! What the writer and the reader of the file agree on.

use super::Copy;
use crate::VaultKind;
use base16ct::lower;
use sha2::{Digest, Sha256};

/// Says whose file it is.
pub(super) const FORMAT: &str = "good-business-copy";

/// The version that this code writes and reads.
pub(super) const VERSION: u32 = 1;

/// SHA-256, in hexadecimal, over all that is read back: it tells a copy that was changed
/// from one that holds a damaged batch because the device held it.
pub(super) fn sum(copy: &Copy) -> String {
    let mut sum = Sha256::new();
    sum.update(b"good-business/copy/v1");
    sum.update(copy.made_at.to_le_bytes());
    for vault in &copy.vaults {
        sum.update(vault.id.0);
        sum.update([match vault.kind {
            VaultKind::Firm => 0,
            VaultKind::Private => 1,
            VaultKind::Place => 2,
        }]);
        sum.update(Sha256::digest(vault.key.0));
        sum.update((vault.batches.len() as u64).to_le_bytes());
        for batch in &vault.batches {
            sum.update(Sha256::digest(batch));
        }
    }
    lower::encode_string(&sum.finalize())
}

pub(super) fn kind_name(kind: VaultKind) -> &'static str {
    match kind {
        VaultKind::Firm => "firm",
        VaultKind::Private => "private",
        VaultKind::Place => "place",
    }
}
