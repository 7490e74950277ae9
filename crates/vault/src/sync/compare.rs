//! Finding out what a server lacks that was restored from an older backup, and where to read on.

use super::answer::HASHES_MAX;
use super::exchange::Proposal;
use super::machine::{Doing, Machine, shuts_out};
use super::order::{Order, Read};
use super::record::Stage;
use protocol::api::Hashes;
use protocol::{BatchHash, Code, Cursor, VaultId};
use std::collections::BTreeSet;

impl Machine {
    pub(super) fn heard_hashes(
        &mut self,
        id: VaultId,
        heard: Result<Hashes, Option<Code>>,
        now: i64,
        random: u64,
    ) {
        let Some(vault) = self.vaults.get_mut(&id) else {
            return;
        };
        match heard {
            Ok(Hashes { hashes, more }) => {
                let is_stuck = more && hashes.0.is_empty();
                vault.hashes.extend(hashes.0);
                if is_stuck || vault.hashes.len() > HASHES_MAX {
                    vault.hashes = Vec::new();
                    self.has_failed(now, random);
                } else if !more {
                    self.doing = Doing::ReadHashes(id);
                    self.ready = Some(Order::Read(Read::Hashes { vault: id }));
                }
            }
            Err(None) => {}
            Err(Some(code)) => {
                vault.hashes = Vec::new();
                vault.record.trouble = Some(code);
                vault.is_unsaved = true;
                vault.is_due = false;
                if !shuts_out(code) {
                    self.was_refused(code, now, random);
                }
            }
        }
    }

    /// What is here and not there waits to be sent again. What is there is read on from the longest
    /// beginning that is here.
    pub(super) fn compare(&mut self, id: VaultId, here: &[BatchHash], now: i64) {
        let Some(vault) = self.vaults.get_mut(&id) else {
            return;
        };
        let there = std::mem::take(&mut vault.hashes);
        let here: BTreeSet<&BatchHash> = here.iter().collect();
        let mut record = vault.record.clone();
        let fell_behind = record.cursor != Cursor::START;
        record.cursor = there
            .iter()
            .take_while(|hash| here.contains(hash))
            .fold(Cursor::START, Cursor::after);
        record.stage = Stage::Kept;
        if fell_behind {
            record.fell_behind_at = Some(now);
            let mut again = record.made.0.clone();
            again.retain(|action| !record.pending.0.contains(action));
            again.append(&mut record.pending.0);
            record.pending.0 = again;
            vault.looks = true;
        }
        let there: BTreeSet<&BatchHash> = there.iter().collect();
        let requeued = here.difference(&there).map(|hash| **hash).collect();
        let proposal = Proposal::of_record(id, record);
        let mut write = proposal.as_write();
        write.requeued = requeued;
        self.has_succeeded();
        self.store(vec![proposal], vec![write]);
    }
}
