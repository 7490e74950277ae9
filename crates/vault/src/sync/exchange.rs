//! Sending what waits and reading what is new, for up to a hundred vaults at a time.

use super::machine::{Doing, Machine, Vault, shuts_out};
use super::order::{Incoming, Order, Read, VaultWrite, Waiting, Wanted};
use super::record::{Record, Stage};
use crate::open::open;
use protocol::api::{Pull, Sync, SyncVault, Synced, SyncedBatches, SyncedVault};
use protocol::wire::{Blob, List};
use protocol::{BatchHash, Code, VaultId, limits};

/// How stale the time of the last backup may become in the store, in milliseconds.
const MINUTE: u64 = 60_000;

/// How long to leave a server alone that cannot store, in seconds.
const UNAVAILABLE: i64 = 30;

/// What a request brought of one vault.
#[derive(Debug)]
pub(super) struct Sent {
    vault: VaultId,
    hashes: Vec<BatchHash>,
    /// Whether the outbox has more, or was not looked into.
    more: bool,
}

/// What holds of a vault once a transaction has completed.
#[derive(Debug)]
pub(super) struct Proposal {
    pub(super) vault: VaultId,
    pub(super) record: Record,
    /// As before where there is none.
    pub(super) is_due: Option<bool>,
}

impl Proposal {
    pub(super) fn of_record(vault: VaultId, record: Record) -> Self {
        Self {
            vault,
            record,
            is_due: None,
        }
    }

    /// The write that makes it hold.
    pub(super) fn as_write(&self) -> VaultWrite {
        VaultWrite {
            vault: self.vault,
            new: None,
            incoming: Vec::new(),
            requeued: Vec::new(),
            acknowledged: Vec::new(),
            record: self.record.to_bytes(),
        }
    }
}

impl Vault {
    /// How much may be sent now, in bytes.
    fn room(&self, most: usize) -> usize {
        match self.record.trouble {
            Some(code) if shuts_out(code) => 0,
            // One batch is enough to find out whether it may write by now.
            Some(Code::ReadOnly) => limits::BATCH_BYTES,
            Some(Code::VaultFull) => {
                let room = self.record.limit.saturating_sub(self.record.used);
                usize::try_from(room).unwrap_or(usize::MAX).min(most)
            }
            _ => most,
        }
    }
}

impl Machine {
    /// Reads what waits in the vaults that are due.
    pub(super) fn read_outbox(&mut self) -> Order {
        let due = self.vaults.iter().filter(|(_, vault)| vault.is_due);
        let most = self.push_bytes;
        let wanted: Vec<Wanted> = due
            .take(limits::VAULTS_PER_SYNC)
            .map(|(id, vault)| Wanted {
                vault: *id,
                without: vault.refused.iter().copied().collect(),
                bytes: vault.room(most),
            })
            .collect();
        self.doing = Doing::ReadOutbox(wanted.iter().map(|wanted| wanted.vault).collect());
        Order::Read(Read::Outbox {
            wanted,
            bytes: most,
        })
    }

    /// Sends what waits, each vault with its cursor.
    pub(super) fn send(&mut self, vaults: Vec<VaultId>, waiting: Vec<Waiting>) {
        let (mut sent, mut asked) = (Vec::new(), Vec::new());
        for (id, waiting) in vaults.into_iter().zip(waiting) {
            let Some(vault) = self.vaults.get(&id) else {
                continue;
            };
            sent.push(Sent {
                vault: id,
                hashes: waiting.batches.iter().map(|b| BatchHash::of(b)).collect(),
                more: waiting.more,
            });
            asked.push(SyncVault {
                vault: id,
                cursor: vault.record.cursor,
                push: List(waiting.batches.into_iter().map(Blob).collect()),
            });
        }
        let request = Sync {
            vaults: List(asked),
        };
        self.doing = Doing::Exchange(sent);
        self.ready = Some(Order::Send(self.login.request("/v1/sync", &request)));
    }

    pub(super) fn was_exchanged(
        &mut self,
        sent: Vec<Sent>,
        heard: Result<Synced, Option<Code>>,
        now: i64,
        random: u64,
    ) {
        let synced = match heard {
            Ok(synced) => synced.vaults.0,
            Err(None) => return,
            Err(Some(Code::TooLarge)) => return self.sends_less(&sent, now, random),
            Err(Some(code)) => return self.was_refused(code, now, random),
        };
        let is_an_answer = synced.len() == sent.len()
            && synced
                .iter()
                .zip(&sent)
                .all(|(told, sent)| told.vault == sent.vault);
        if !is_an_answer {
            return self.has_failed(now, random);
        }
        let (mut proposals, mut writes) = (Vec::new(), Vec::new());
        let (mut has_progress, mut is_unavailable) = (false, false);
        for (sent, SyncedVault { outcome, .. }) in sent.into_iter().zip(synced) {
            let Some(vault) = self.vaults.get_mut(&sent.vault) else {
                continue;
            };
            match outcome {
                Err(Code::Unavailable) => is_unavailable = true,
                Err(code) => {
                    has_progress = true;
                    vault.shut_out(code);
                }
                Ok(batches) => {
                    let taken = vault.take_in(sent, batches, now);
                    has_progress |= taken.has_progress;
                    match taken.write {
                        Some(write) => {
                            proposals.push(taken.proposal);
                            writes.push(write);
                        }
                        None => vault.is_due = taken.proposal.is_due.unwrap_or(vault.is_due),
                    }
                }
            }
        }
        match (is_unavailable, has_progress) {
            (true, _) => self.waits(UNAVAILABLE, now),
            (false, true) => self.has_succeeded(),
            (false, false) => self.has_failed(now, random),
        }
        if !writes.is_empty() {
            self.store(proposals, writes);
        }
    }

    /// Half as much from now on; a single batch that is too large for the server is passed over.
    fn sends_less(&mut self, sent: &[Sent], now: i64, random: u64) {
        let mut batches = sent.iter().flat_map(|sent| {
            let of_vault = sent.hashes.iter();
            of_vault.map(|hash| (sent.vault, *hash))
        });
        let (first, second) = (batches.next(), batches.next());
        match (first, second) {
            (Some((id, hash)), None) => {
                if let Some(vault) = self.vaults.get_mut(&id) {
                    vault.refused.insert(hash);
                    vault.record.trouble = Some(Code::TooLarge);
                    vault.is_unsaved = true;
                }
            }
            (Some(_), Some(_)) if self.push_bytes > limits::BATCH_BYTES => {
                self.push_bytes = (self.push_bytes / 2).max(limits::BATCH_BYTES);
            }
            _ => self.was_refused(Code::TooLarge, now, random),
        }
    }
}

/// What came of an answer for one vault.
struct Taken {
    proposal: Proposal,
    /// Present where there is anything to be written.
    write: Option<VaultWrite>,
    /// Whether the server and this device are nearer to each other than before, or alike.
    has_progress: bool,
}

impl Vault {
    /// The server refused the vault as a whole. One that this device founded and that the server does
    /// not know any more is founded again, once: the server may have been restored.
    fn shut_out(&mut self, code: Code) {
        let may_be_lost = code == Code::NoAccess
            && self.record.is_founder
            && self.record.trouble != Some(Code::NoAccess);
        if may_be_lost {
            self.record.stage = Stage::ToFound;
        }
        self.is_due = may_be_lost;
        self.is_unsaved |= self.record.trouble != Some(code);
        self.record.trouble = Some(code);
    }

    fn take_in(&mut self, sent: Sent, told: SyncedBatches, now: i64) -> Taken {
        let was_let_in = self.is_let_in();
        let mut acknowledged = told.stored.0;
        acknowledged.extend(told.known.0);
        acknowledged.retain(|hash| sent.hashes.contains(hash));
        let mut refusal = None;
        for refused in &told.refused.0 {
            if sent.hashes.contains(&refused.hash) {
                refusal = Some(refused.code);
                self.refused.insert(refused.hash);
            }
        }
        let is_settled = |hash| acknowledged.contains(hash) || self.refused.contains(hash);
        let all_settled = sent.hashes.iter().all(is_settled);
        let is_alone = sent.hashes.is_empty();

        let mut record = self.record.clone();
        (record.used, record.limit) = (told.used, told.limit);
        let page = self.read_page(told.pull, is_alone, &mut record);
        // What comes from the server lies there, whoever brought it.
        acknowledged.extend(page.incoming.iter().map(|incoming| incoming.hash));
        self.refused.retain(|hash| !acknowledged.contains(hash));
        let lasting = record.trouble.filter(|code| !shuts_out(*code));
        let lasting = lasting.filter(|_| sent.more || !self.refused.is_empty());
        record.trouble = page.trouble.or(refusal).or(lasting);
        let has_moved = record.cursor != self.record.cursor || record.stage != self.record.stage;
        let pushes_on = sent.more
            && match record.trouble {
                Some(Code::ReadOnly) => false,
                Some(Code::VaultFull) => !is_alone,
                _ => true,
            };
        let is_due = page.more
            || pushes_on
            || !all_settled
            || !was_let_in
            || record.stage == Stage::ToCompare;
        if !is_due && record.trouble.is_none() {
            let age = record.backed_up_at.map_or(u64::MAX, |at| now.abs_diff(at));
            if age >= MINUTE || !is_alone {
                record.backed_up_at = Some(now);
            }
        }
        let changes =
            record != self.record || !acknowledged.is_empty() || !page.incoming.is_empty();
        let proposal = Proposal {
            vault: sent.vault,
            record,
            is_due: Some(is_due),
        };
        let write = changes.then(|| VaultWrite {
            incoming: page.incoming,
            acknowledged,
            ..proposal.as_write()
        });
        Taken {
            has_progress: all_settled && (!is_alone || has_moved || !was_let_in || !is_due),
            proposal,
            write,
        }
    }

    /// Looks into each batch of a page, and moves the cursor past them. Where the request brought
    /// nothing, the page has to be all of the log up to the cursor that it names.
    fn read_page(&self, pull: Pull, is_alone: bool, record: &mut Record) -> Page {
        let mut page = Page::default();
        let Pull::Page {
            batches,
            cursor,
            more,
        } = pull
        else {
            record.stage = Stage::ToCompare;
            return page;
        };
        let mut end = record.cursor;
        for Blob(bytes) in batches.0 {
            let hash = BatchHash::of(&bytes);
            end = end.after(&hash);
            page.incoming.push(Incoming {
                unreadable: open(&bytes, self.id, &self.key).err(),
                hash,
                bytes,
            });
        }
        if is_alone && end != cursor {
            page.trouble = Some(Code::CursorUnknown);
        } else {
            record.cursor = cursor;
            page.more = more;
        }
        page
    }
}

#[derive(Default)]
struct Page {
    incoming: Vec<Incoming>,
    more: bool,
    /// Why the cursor was not moved past it.
    trouble: Option<Code>,
}
