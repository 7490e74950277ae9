//! A story as it goes: what happens when, one thing after another.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{BatchHash, VaultId, VaultKind};
use vault::sync::{Answer, Order, Report, Transaction, VaultOnDevice};
use vault::{DeviceKey, Ticket, TicketSeed, VaultKey};

use crate::chance::Chance;
use crate::device::{Device, Engine};
use crate::fault::{Fault, Tally};
use crate::network::Sent;
use crate::oracle::Oracle;
use crate::planted::Planted;
use crate::server::{Broken, SimServer};
use crate::storage::Storage;

pub(crate) const SECOND: i64 = 1_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// When every story begins.
const BEGINNING: i64 = 1_764_000_000_000;

/// A story that is longer has a device that never comes to rest.
const ORDERS_MAX: u64 = 40_000;

/// Something that happens.
#[derive(Debug)]
pub(crate) enum Event {
    /// A device's machine is asked what is next.
    Ask(usize),
    /// A request reaches the server.
    Arrive(Sent),
    /// An answer reaches the device.
    Answer(usize, u64, Answer),
    /// A device has waited for an answer long enough.
    GiveUp(usize, u64),
    /// Somebody takes the device up.
    Person(usize),
    /// Whoever runs the server does something.
    Operator,
}

/// Everything in a story.
pub(crate) struct World {
    pub(crate) chance: Chance,
    pub(crate) now: i64,
    queue: BTreeMap<(i64, u64), Event>,
    count: u64,
    orders: u64,
    pub(crate) server: SimServer,
    pub(crate) devices: Vec<Device>,
    pub(crate) oracle: Oracle,
    pub(crate) tally: Tally,
    pub(crate) story: Vec<String>,
    /// Whether things go wrong.
    pub(crate) is_stormy: bool,
    pub(crate) planted: Option<Planted>,
    pub(crate) phrase: Ticket,
    pub(crate) vaults: Vec<(VaultId, VaultKind, VaultKey)>,
    /// How often people do something more.
    pub(crate) acts_left: u32,
    /// Requests and bytes that went over the wire, either way.
    pub(crate) requests: u64,
    pub(crate) traffic: u64,
}

impl World {
    pub(crate) fn of_seed(seed: u64, planted: Option<Planted>) -> Result<Self, Broken> {
        let mut chance = Chance::of_seed(seed);
        let mut vaults = vec![(
            VaultId(chance.bytes()),
            VaultKind::Firm,
            VaultKey(chance.bytes()),
        )];
        if chance.one_in(3) {
            let second = (
                VaultId(chance.bytes()),
                VaultKind::Private,
                VaultKey(chance.bytes()),
            );
            vaults.push(second);
        }
        let phrase = Ticket::from_seed(&TicketSeed(chance.bytes()))?;
        let acts_left = 20 + chance.place(30) as u32;
        Ok(Self {
            chance,
            now: BEGINNING,
            queue: BTreeMap::new(),
            count: 0,
            orders: 0,
            server: SimServer::start()?,
            devices: Vec::new(),
            oracle: Oracle::default(),
            tally: Tally::default(),
            story: Vec::new(),
            is_stormy: true,
            planted,
            phrase,
            vaults,
            acts_left,
            requests: 0,
            traffic: 0,
        })
    }

    /// Writes down what happened.
    pub(crate) fn tell(&mut self, what: impl AsRef<str>) {
        let since = self.now - BEGINNING;
        let (days, rest) = (since / DAY, since % DAY);
        let (hours, minutes) = (rest / HOUR, rest % HOUR / MINUTE);
        let seconds = rest % MINUTE / SECOND;
        self.story.push(format!(
            "day {days:>3} {hours:02}:{minutes:02}:{seconds:02}  {}",
            what.as_ref()
        ));
    }

    pub(crate) fn strikes(&mut self, fault: Fault, whom: Option<usize>) {
        self.tally.count(fault);
        let whom = whom.map_or_else(String::new, |device| format!(" ({})", name(device)));
        self.tell(format!("{}{whom}", fault.words()));
    }

    /// Whether something goes wrong that does so once in so many times.
    pub(crate) fn unlucky(&mut self, many: u32) -> bool {
        self.is_stormy && self.chance.one_in(many)
    }

    pub(crate) fn in_a_while(&mut self, after: i64, event: Event) {
        self.count += 1;
        self.queue
            .insert((self.now + after.max(0), self.count), event);
    }

    pub(crate) fn new_device(&mut self) -> usize {
        let key = DeviceKey::from_seed(self.chance.bytes());
        let storage = Storage::empty(self.planted);
        self.devices.push(Device::new(key, storage));
        self.devices.len() - 1
    }

    /// Lets things happen until nothing more will.
    pub(crate) fn goes_on(&mut self) -> Result<(), Broken> {
        while let Some(((at, _), event)) = self.queue.pop_first() {
            self.now = self.now.max(at);
            match event {
                Event::Ask(device) => self.asks(device)?,
                Event::Arrive(sent) => self.arrives(sent)?,
                Event::Answer(device, number, answer) => {
                    self.hears(device, number, Report::Answer(answer))?;
                }
                Event::GiveUp(device, number) => self.hears(device, number, Report::NoAnswer)?,
                Event::Person(device) => self.person(device)?,
                Event::Operator => self.operator()?,
            }
        }
        Ok(())
    }

    /// The storm is over: what was to happen in weeks happens now, and people do no more.
    pub(crate) fn calms_down(&mut self) {
        self.is_stormy = false;
        self.tell("the storm is over");
        for (_, event) in std::mem::take(&mut self.queue) {
            if !matches!(event, Event::Person(_) | Event::Operator) {
                let soon = self.chance.between(0, MINUTE);
                self.in_a_while(soon, event);
            }
        }
        for device in &mut self.devices {
            device.offline_until = 0;
            device.too_old_for = 0;
            device.rests = false;
        }
    }

    fn hears(&mut self, device: usize, number: u64, report: Report) -> Result<(), Broken> {
        let random = self.chance.any();
        let of = &mut self.devices[device];
        if of.awaiting != Some(number) {
            return Ok(());
        }
        of.awaiting = None;
        of.reports(report, self.now, random);
        self.works(device)
    }

    /// A device whose time to ask has come. One that was woken meanwhile has asked already.
    fn asks(&mut self, device: usize) -> Result<(), Broken> {
        let of = &self.devices[device];
        if of.awaiting.is_some() || of.asks_at.is_none_or(|at| at > self.now) {
            return Ok(());
        }
        self.works(device)
    }

    /// Does what a device's machine orders, until it waits for something.
    pub(crate) fn works(&mut self, device: usize) -> Result<(), Broken> {
        loop {
            self.orders += 1;
            if self.orders > ORDERS_MAX {
                return Err(format!("{} never comes to rest", name(device)).into());
            }
            let random = self.chance.any();
            let of = &mut self.devices[device];
            (of.asks_at, of.rests) = (None, false);
            let local = self.now + of.ahead;
            let order = match &mut of.engine {
                Engine::Off => return Ok(()),
                Engine::Machine(machine) => machine.next_order(local, random),
                Engine::Join(join) => match join.outcome().cloned() {
                    Some(outcome) => return self.has_joined(device, outcome),
                    None => join.next_order(),
                },
            };
            let report = match order {
                Order::Send(request) => {
                    self.sends(device, request);
                    return Ok(());
                }
                Order::Wait { until } => {
                    let of = &self.devices[device];
                    let at = (until - of.ahead)
                        .max(of.offline_until)
                        .max(self.now + SECOND);
                    self.asks_at(device, at);
                    return Ok(());
                }
                Order::Rest { until } => {
                    self.devices[device].rests = true;
                    if self.unlucky(4) {
                        let at = until - self.devices[device].ahead;
                        self.asks_at(device, at.max(self.now + SECOND));
                    }
                    return Ok(());
                }
                Order::Read(read) => self.devices[device].reads(&read),
                Order::Store(transaction) => match self.stores(device, transaction) {
                    Some(report) => report,
                    None => return Ok(()),
                },
            };
            self.devices[device].reports(report, self.now, random);
        }
    }

    fn asks_at(&mut self, device: usize, at: i64) {
        self.devices[device].asks_at = Some(at);
        self.in_a_while(at - self.now, Event::Ask(device));
    }

    /// None where the device fell over.
    fn stores(&mut self, device: usize, transaction: Transaction) -> Option<Report> {
        if self.unlucky(80) {
            self.strikes(Fault::CrashedBefore, Some(device));
            self.crashes(device);
            return None;
        }
        if self.unlucky(100) {
            self.strikes(Fault::NotStored, Some(device));
            return Some(Report::NotStored);
        }
        let came: Vec<(VaultId, Vec<u8>)> = (transaction.vaults.iter())
            .flat_map(|write| {
                let incoming = write.incoming.iter();
                incoming.map(|batch| (write.vault, batch.bytes.clone()))
            })
            .collect();
        if transaction.vaults.iter().any(|write| {
            let record = vault::sync::Record::from_bytes(&write.record);
            record.is_ok_and(|of| of.stage == vault::sync::Stage::ToFound && of.trouble.is_some())
        }) {
            self.strikes(Fault::FoundedAgain, Some(device));
        }
        self.devices[device].storage.apply(transaction);
        if self.unlucky(80) {
            self.strikes(Fault::CrashedAfter, Some(device));
            self.crashes(device);
            return None;
        }
        for (vault, bytes) in came {
            self.devices[device].shows(vault, &bytes);
        }
        Some(Report::Stored)
    }

    /// The device loses its power. Somebody opens the app again some time later.
    pub(crate) fn crashes(&mut self, device: usize) {
        let before = self.everything().unwrap_or_default();
        let lost = self.devices[device].storage.crash(&mut self.chance);
        self.devices[device].closes();
        if lost > 0 {
            self.strikes(Fault::TailLost, Some(device));
            let after = self.everything().unwrap_or_default();
            self.oracle.destroyed(&before, &after);
        }
        let later = self.chance.between(MINUTE, DAY);
        self.in_a_while(later, Event::Person(device));
    }

    fn has_joined(
        &mut self,
        device: usize,
        outcome: Result<Vec<VaultOnDevice>, vault::sync::JoinError>,
    ) -> Result<(), Broken> {
        match &outcome {
            Ok(vaults) => self.tell(format!("{} joined {} vaults", name(device), vaults.len())),
            Err(error) => self.tell(format!("{} did not join: {error:?}", name(device))),
        }
        self.devices[device].opens();
        self.works(device)
    }

    /// Every batch that lies anywhere.
    pub(crate) fn everything(&mut self) -> Result<BTreeSet<BatchHash>, Broken> {
        let mut everything = BTreeSet::new();
        for (vault, ..) in self.vaults.clone() {
            everything.extend(self.server.log(vault)?);
            for device in &self.devices {
                everything.extend(device.storage.hashes(vault));
            }
        }
        Ok(everything)
    }
}

/// What a device is called in a story.
pub(crate) fn name(device: usize) -> String {
    format!("device {device}")
}
