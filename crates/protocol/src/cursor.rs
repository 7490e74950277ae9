//! How far somebody has read a vault's log.

use crate::ids::BatchHash;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A place in a vault's log: after its first `n` batches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub n: u64,
    /// Over the hashes of those `n` batches in the log's order. A server that was restored from
    /// an older backup has another log at `n` than the one that was read, and this tells.
    pub running: [u8; 32],
}

impl Cursor {
    /// Before the first batch.
    pub const START: Self = Self {
        n: 0,
        running: [0; 32],
    };

    /// After one batch more: SHA-256 of the running hash so far and the batch's hash.
    #[must_use]
    pub fn after(self, batch: &BatchHash) -> Self {
        let mut hash = Sha256::new();
        hash.update(self.running);
        hash.update(batch.0);
        Self {
            n: self.n + 1,
            running: hash.finalize().into(),
        }
    }
}
