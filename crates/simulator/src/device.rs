//! A device: its store, the machine that runs on it, its own clock.

use std::collections::BTreeMap;

use protocol::VaultId;
use vault::sync::{Join, Machine, Read, Report};
use vault::{DeviceKey, Replica, Ticket};

use crate::server::ORIGIN;
use crate::storage::Storage;

/// One browser on one phone.
pub(crate) struct Device {
    pub(crate) key: DeviceKey,
    pub(crate) storage: Storage,
    pub(crate) engine: Engine,
    /// What the app shows, as long as it is open.
    pub(crate) screens: BTreeMap<VaultId, Replica>,
    /// How far its clock is ahead, in milliseconds.
    pub(crate) ahead: i64,
    /// The request that is out, by its number.
    pub(crate) awaiting: Option<u64>,
    pub(crate) last_sent: u64,
    /// Without a network until then.
    pub(crate) offline_until: i64,
    /// So many answers more say that it is too old.
    pub(crate) too_old_for: u32,
    /// When it asks its machine again, if nothing happens before.
    pub(crate) asks_at: Option<i64>,
    pub(crate) rests: bool,
    /// Its people know that it was removed.
    pub(crate) is_removed: bool,
    /// An invitation that it came by, and no phrase.
    pub(crate) invitation: Option<Ticket>,
}

/// What runs on it.
pub(crate) enum Engine {
    /// The app is closed.
    Off,
    Machine(Box<Machine>),
    Join(Box<Join>),
}

impl Device {
    pub(crate) fn new(key: DeviceKey, storage: Storage) -> Self {
        Self {
            key,
            storage,
            engine: Engine::Off,
            screens: BTreeMap::new(),
            ahead: 0,
            awaiting: None,
            last_sent: 0,
            offline_until: 0,
            too_old_for: 0,
            asks_at: None,
            rests: false,
            is_removed: false,
            invitation: None,
        }
    }

    /// The app is opened: everything is read from the store.
    pub(crate) fn opens(&mut self) {
        self.closes();
        let vaults = self.storage.on_device();
        self.screens = (vaults.iter())
            .map(|vault| (vault.id, self.storage.replica(vault.id)))
            .collect();
        if !vaults.is_empty() {
            let machine = Machine::new(ORIGIN.to_owned(), self.key.clone(), vaults);
            self.engine = Engine::Machine(Box::new(machine));
        }
    }

    /// The app is closed, whatever it was doing.
    pub(crate) fn closes(&mut self) {
        self.engine = Engine::Off;
        self.awaiting = None;
        self.asks_at = None;
        self.rests = true;
        self.screens.clear();
    }

    pub(crate) fn begins_to_join(&mut self, ticket: Ticket) {
        self.closes();
        let here = self.storage.ids();
        let join = Join::new(ORIGIN.to_owned(), self.key.id(), ticket, here);
        self.engine = Engine::Join(Box::new(join));
    }

    pub(crate) fn is_closed(&self) -> bool {
        matches!(self.engine, Engine::Off)
    }

    pub(crate) fn machine(&mut self) -> Option<&mut Machine> {
        match &mut self.engine {
            Engine::Machine(machine) => Some(machine),
            _ => None,
        }
    }

    pub(crate) fn reads(&mut self, read: &Read) -> Report {
        match read {
            Read::Outbox { wanted, bytes } => Report::Outbox(self.storage.outbox(wanted, *bytes)),
            Read::First { vault } => Report::First(self.storage.first(*vault)),
            Read::Hashes { vault } => {
                Report::Hashes(self.storage.hashes(*vault).into_iter().collect())
            }
        }
    }

    pub(crate) fn reports(&mut self, report: Report, now: i64, random: u64) {
        let local = now + self.ahead;
        match &mut self.engine {
            Engine::Machine(machine) => machine.report(report, local, random),
            Engine::Join(join) => join.report(report),
            Engine::Off => {}
        }
    }

    /// What has come into a vault is shown.
    pub(crate) fn shows(&mut self, vault: VaultId, bytes: &[u8]) {
        if let Ok(batch) = self.storage.open(vault, bytes) {
            let screen = self.screens.entry(vault).or_default();
            self.storage.show(screen, batch);
        }
    }
}
