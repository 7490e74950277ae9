//! The machine that keeps this device's vaults and the server's alike.

use super::exchange::{Proposal, Sent};
use super::order::{Order, Report};
use super::patience::Pause;
use super::record::{Record, RecordError, Stage};
use super::session::Login;
use crate::keys::{DeviceKey, VaultKey};
use protocol::api::Members;
use protocol::{Action, BatchHash, Code, VaultId, VaultKind};
use std::collections::{BTreeMap, BTreeSet};

/// The largest sum of batches in one request, in bytes: what a hundred vaults need beside is less
/// than the rest of the limit.
const PUSH_BYTES: usize = 960 * 1024;

/// A vault as it lies in the store.
#[derive(Debug, Clone)]
pub struct VaultOnDevice {
    pub id: VaultId,
    pub kind: VaultKind,
    pub key: VaultKey,
    /// The sync record's bytes.
    pub record: Vec<u8>,
}

/// What keeps the device as a whole from syncing. Having no network is none of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The server no longer speaks this version's protocol, or the store was written by a newer
    /// version: the app has to be updated.
    ClientTooOld,
    /// The server does not speak this version's protocol yet.
    ServerTooOld,
    /// The device could not keep what came, or not be read.
    NotKept,
    /// The server refused in a way that belongs to no vault.
    Refused(Code),
}

/// The answer to a question that a person waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Who may open the vault, or why that is not told.
    Members(VaultId, Result<Members, Code>),
    /// A change of members was not made, and will not be tried again.
    NotChanged(VaultId, Action, Code),
}

/// The machine. Its memory is bounded by the number of vaults and the size of one request.
#[derive(Debug)]
pub struct Machine {
    pub(super) login: Login,
    pub(super) vaults: BTreeMap<VaultId, Vault>,
    pub(super) doing: Doing,
    /// What follows from the last report.
    pub(super) ready: Option<Order>,
    pub(super) pause: Option<Pause>,
    pub(super) rest: Option<Pause>,
    pub(super) failures: u32,
    pub(super) is_store_failing: bool,
    pub(super) overtaken: u32,
    pub(super) push_bytes: usize,
    pub(super) trouble: Option<Trouble>,
    pub(super) wishes: Vec<(VaultId, Action)>,
    pub(super) questions: BTreeSet<VaultId>,
    pub(super) asked: Vec<Asked>,
}

#[derive(Debug)]
pub(super) struct Vault {
    pub(super) id: VaultId,
    pub(super) kind: VaultKind,
    pub(super) key: VaultKey,
    pub(super) record: Record,
    /// The record is ahead of the store.
    pub(super) is_unsaved: bool,
    /// The server is to be asked about it in this round.
    pub(super) is_due: bool,
    /// Its members are to be asked for before its next change is signed.
    pub(super) looks: bool,
    /// The hashes of the server's log, as far as they came.
    pub(super) hashes: Vec<BatchHash>,
    /// Batches that the server has refused since this machine was made, or a person asked to sync.
    pub(super) refused: BTreeSet<BatchHash>,
}

/// The order that is out.
#[derive(Debug)]
pub(super) enum Doing {
    Nothing,
    Challenge,
    Session,
    ReadFirst(VaultId),
    Found(VaultId),
    Members(VaultId),
    Change(VaultId),
    Hashes(VaultId),
    ReadHashes(VaultId),
    ReadOutbox(Vec<VaultId>),
    Exchange(Vec<Sent>),
    Store(Vec<Proposal>),
}

/// What a vault needs next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    Found,
    Compare,
    Look,
    Change,
    Exchange,
}

impl Vault {
    fn new(id: VaultId, kind: VaultKind, key: VaultKey, record: Record) -> Self {
        Self {
            id,
            kind,
            key,
            record,
            is_unsaved: false,
            is_due: true,
            looks: false,
            hashes: Vec::new(),
            refused: BTreeSet::new(),
        }
    }

    /// Whether the server let this device in when it was last asked. One that did not is asked again
    /// each time, and sent nothing.
    pub(super) fn is_let_in(&self) -> bool {
        !self.record.trouble.is_some_and(shuts_out)
    }

    pub(super) fn task(&self) -> Option<Task> {
        if !self.is_due {
            return None;
        }
        Some(match self.record.stage {
            Stage::ToFound => Task::Found,
            _ if !self.is_let_in() => Task::Exchange,
            Stage::ToCompare => Task::Compare,
            Stage::Kept if self.record.pending.0.is_empty() => Task::Exchange,
            Stage::Kept if self.looks => Task::Look,
            Stage::Kept => Task::Change,
        })
    }
}

/// Codes that concern a vault as a whole.
pub(super) fn shuts_out(code: Code) -> bool {
    matches!(code, Code::NoAccess | Code::Removed | Code::Erased)
}

impl Machine {
    /// A machine for these vaults, without a session. `origin` is the address under which the app was
    /// opened, such as `https://check.example.org`.
    ///
    /// A record that a newer version wrote leaves its vault alone; one that is damaged is made anew,
    /// and everything read again.
    pub fn new(
        origin: String,
        device: DeviceKey,
        vaults: impl IntoIterator<Item = VaultOnDevice>,
    ) -> Self {
        let mut machine = Self {
            login: Login::new(origin, device),
            vaults: BTreeMap::new(),
            doing: Doing::Nothing,
            ready: None,
            pause: None,
            rest: None,
            failures: 0,
            is_store_failing: false,
            overtaken: 0,
            push_bytes: PUSH_BYTES,
            trouble: None,
            wishes: Vec::new(),
            questions: BTreeSet::new(),
            asked: Vec::new(),
        };
        for vault in vaults {
            machine.take(vault);
        }
        machine
    }

    /// Takes up a vault that has come into the store, such as one that was joined.
    pub fn take(&mut self, vault: VaultOnDevice) {
        let record = match Record::from_bytes(&vault.record) {
            Ok(record) => record,
            Err(RecordError::Damaged) => Record::to_compare(),
            Err(RecordError::TooNew { .. }) => {
                self.trouble = Some(Trouble::ClientTooOld);
                return;
            }
        };
        let VaultOnDevice { id, kind, key, .. } = vault;
        self.vaults.insert(id, Vault::new(id, kind, key, record));
    }

    /// Lets a vault be: it is no more on this device.
    pub fn forget(&mut self, vault: VaultId) {
        self.vaults.remove(&vault);
        self.questions.remove(&vault);
        self.wishes.retain(|(of, _)| *of != vault);
    }

    /// Something was written into this vault.
    pub fn changed(&mut self, vault: VaultId) {
        if let Some(vault) = self.vaults.get_mut(&vault) {
            vault.is_due = true;
        }
    }

    /// The page was opened, came to the foreground, or is on a network again: everything is looked at.
    /// A wait that the server asked for is kept.
    pub fn wake(&mut self) {
        for vault in self.vaults.values_mut() {
            vault.is_due = true;
        }
        if self.pause.is_some_and(|pause| !pause.is_told) {
            self.pause = None;
        }
        self.failures = 0;
    }

    /// A person wants it now: also what the server refused is sent once more.
    pub fn wake_for_a_person(&mut self) {
        for vault in self.vaults.values_mut() {
            vault.refused.clear();
        }
        self.wake();
    }

    /// A person wants the members of a vault changed. It is kept with the next order to store, and
    /// made when there is a network; [`Machine::pending`] is empty then.
    pub fn wish(&mut self, vault: VaultId, action: Action) {
        self.wishes.push((vault, action));
        self.wake();
    }

    /// Asks who may open a vault: see [`Machine::asked`].
    pub fn ask_members(&mut self, vault: VaultId) {
        self.questions.insert(vault);
        self.wake();
    }

    /// What a person waited for and has come since this was last called.
    pub fn asked(&mut self) -> Vec<Asked> {
        std::mem::take(&mut self.asked)
    }

    /// Changes of members that are not made yet.
    pub fn pending(&self, vault: VaultId) -> impl Iterator<Item = &Action> {
        let kept = self.vaults.get(&vault);
        let kept = kept.map_or(&[][..], |vault| &vault.record.pending.0);
        let wished = self.wishes.iter().filter(move |(of, _)| *of == vault);
        kept.iter().chain(wished.map(|(_, action)| action))
    }

    /// What is known of the server's side of a vault.
    pub fn record(&self, vault: VaultId) -> Option<&Record> {
        self.vaults.get(&vault).map(|vault| &vault.record)
    }

    /// What keeps the device as a whole from syncing, if anything does.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// How many requests in a row were not answered.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// What is to be done now. `now` is in milliseconds since 1970 and may jump; `random` is 64 random
    /// bits, for the length of waits. An order that was not reported on is given up.
    pub fn next_order(&mut self, now: i64, random: u64) -> Order {
        if let Some(order) = self.ready.take() {
            return order;
        }
        self.doing = Doing::Nothing;
        self.keep_wishes();
        let waits = self.pause.is_some_and(|pause| !pause.is_over(now));
        if !(waits && self.is_store_failing)
            && let Some(transaction) = self.unsaved()
        {
            return Order::Store(transaction);
        }
        if let Some(pause) = self.pause.filter(|_| waits) {
            return Order::Wait { until: pause.until };
        }
        self.pause = None;
        if self.rest.is_some_and(|rest| rest.is_over(now)) {
            self.rest = None;
            self.wake();
        }
        match self.work() {
            Some(order) => {
                self.rest = None;
                order
            }
            None => {
                let rest = *self.rest.get_or_insert_with(|| Pause::rest(now, random));
                Order::Rest { until: rest.until }
            }
        }
    }

    /// Tells what became of the last order.
    pub fn report(&mut self, report: Report, now: i64, random: u64) {
        let doing = std::mem::replace(&mut self.doing, Doing::Nothing);
        match (doing, report) {
            (_, Report::NoAnswer) => self.has_failed(now, random),
            (_, Report::NotStored | Report::NotRead) => {
                self.trouble = Some(Trouble::NotKept);
                self.is_store_failing = true;
                self.has_failed(now, random);
            }
            (Doing::Store(proposals), Report::Stored) => self.adopt(proposals),
            (Doing::ReadFirst(vault), Report::First(first)) => self.found(vault, first),
            (Doing::ReadHashes(vault), Report::Hashes(here)) => self.compare(vault, &here, now),
            (Doing::ReadOutbox(vaults), Report::Outbox(waiting)) => self.send(vaults, waiting),
            (doing, Report::Answer(answer)) => self.answered(doing, &answer, now, random),
            // A report on something else than what was ordered changes nothing.
            _ => self.has_failed(now, random),
        }
    }
}
