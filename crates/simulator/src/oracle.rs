//! What a story knows that none of its devices does: everything that was ever written, and who was
//! removed.

use std::collections::BTreeSet;

use protocol::{BatchHash, DeviceId, VaultId};

/// A word that stands in every text that is written, and nowhere else.
pub(crate) const CANARY: &str = "canary";

#[derive(Debug, Default)]
pub(crate) struct Oracle {
    pub(crate) written: Vec<Written>,
    /// Keys that the server has taken off a vault, by now and when it was last backed up.
    pub(crate) removed: BTreeSet<(VaultId, DeviceId)>,
    removed_in_backup: BTreeSet<(VaultId, DeviceId)>,
    pub(crate) has_backup: bool,
}

/// A batch whose commit has completed.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) vault: VaultId,
    pub(crate) hash: BatchHash,
    pub(crate) by: String,
    /// The last place that had it was destroyed.
    pub(crate) is_destroyed: bool,
}

impl Oracle {
    /// Something was destroyed: what lay somewhere before and lies nowhere now is gone.
    pub(crate) fn destroyed(&mut self, before: &BTreeSet<BatchHash>, after: &BTreeSet<BatchHash>) {
        for written in &mut self.written {
            written.is_destroyed |=
                before.contains(&written.hash) && !after.contains(&written.hash);
        }
    }

    pub(crate) fn backs_up(&mut self) {
        self.removed_in_backup = self.removed.clone();
        self.has_backup = true;
    }

    pub(crate) fn restores(&mut self) {
        self.removed = self.removed_in_backup.clone();
    }
}
