//! A device's store: transactions, of which those after the last strict one can be lost together.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use protocol::{BatchHash, VaultId, VaultKind};
use vault::sync::{Record, Transaction, VaultOnDevice, Waiting, Wanted};
use vault::{DeviceKey, Op, OpenError, OpenedBatch, Replica, SealRequest, VaultKey, reopen, seal};

use crate::chance::Chance;
use crate::planted::Planted;

/// What is on the device.
#[derive(Debug, Clone, Default)]
struct Disk {
    vaults: BTreeMap<VaultId, VaultOnDisk>,
}

#[derive(Debug, Clone)]
struct VaultOnDisk {
    kind: VaultKind,
    key: VaultKey,
    batches: Vec<(BatchHash, Rc<Vec<u8>>)>,
    hashes: BTreeSet<BatchHash>,
    outbox: BTreeSet<BatchHash>,
    record: Option<Vec<u8>>,
}

/// The store of one device.
#[derive(Debug, Default)]
pub(crate) struct Storage {
    disk: Disk,
    /// What surely outlives a crash, and what came after it.
    flushed: Disk,
    tail: Vec<Transaction>,
    pub(crate) planted: Option<Planted>,
}

impl Storage {
    pub(crate) fn empty(planted: Option<Planted>) -> Self {
        Self {
            planted,
            ..Self::default()
        }
    }

    /// A copy, as a cloned browser profile is one.
    pub(crate) fn cloned(&self) -> Self {
        Self {
            disk: self.disk.clone(),
            flushed: self.disk.clone(),
            tail: Vec::new(),
            planted: self.planted,
        }
    }

    pub(crate) fn ids(&self) -> Vec<VaultId> {
        self.disk.vaults.keys().copied().collect()
    }

    /// A vault that this device has just made, with the record of a backup that was turned on.
    pub(crate) fn make(&mut self, id: VaultId, kind: VaultKind, key: VaultKey, record: &Record) {
        let vault = VaultOnDisk::empty(kind, key, Some(record.to_bytes()));
        self.disk.vaults.insert(id, vault);
        self.flush();
    }

    /// Seals and keeps ops, strictly: they outlive every crash.
    pub(crate) fn commit(
        &mut self,
        id: VaultId,
        device: &DeviceKey,
        ops: &[Op],
        chance: &mut Chance,
    ) -> Vec<BatchHash> {
        let clear = self.planted == Some(Planted::TextInTheClear);
        let Some(vault) = self.disk.vaults.get_mut(&id) else {
            return Vec::new();
        };
        let request = SealRequest {
            vault: id,
            key: &vault.key,
            device,
            prev: vault.last_of(device),
            ops,
        };
        let nonce = || match clear {
            true => *b"canary-as-nonce\0\0\0\0\0\0\0\0\0",
            false => chance.bytes(),
        };
        let batches = seal(request, nonce).unwrap_or_default();
        let hashes = batches.iter().map(|batch| batch.hash).collect();
        for batch in batches {
            vault.put(batch.hash, Rc::new(batch.bytes));
            vault.outbox.insert(batch.hash);
        }
        self.flush();
        hashes
    }

    /// Does a transaction of the machine, which may be lost until something strict follows.
    pub(crate) fn apply(&mut self, transaction: Transaction) {
        self.disk.apply(&transaction, self.planted);
        self.tail.push(transaction);
    }

    /// The device loses its power: a part of the tail may be gone. Says how much.
    pub(crate) fn crash(&mut self, chance: &mut Chance) -> usize {
        let kept = chance.place(self.tail.len() + 1);
        let lost = self.tail.len() - kept;
        let mut disk = self.flushed.clone();
        for transaction in &self.tail[..kept] {
            disk.apply(transaction, self.planted);
        }
        self.disk = disk;
        self.flush();
        lost
    }

    fn flush(&mut self) {
        self.flushed = self.disk.clone();
        self.tail.clear();
    }

    pub(crate) fn on_device(&self) -> Vec<VaultOnDevice> {
        let with_record = |(id, vault): (&VaultId, &VaultOnDisk)| {
            Some(VaultOnDevice {
                id: *id,
                kind: vault.kind,
                key: vault.key.clone(),
                record: vault.record.clone()?,
            })
        };
        self.disk.vaults.iter().filter_map(with_record).collect()
    }

    pub(crate) fn outbox(&mut self, wanted: &[Wanted], mut bytes: usize) -> Vec<Waiting> {
        let mut outbox = Vec::new();
        for wanted in wanted {
            let Some(vault) = self.disk.vaults.get_mut(&wanted.vault) else {
                outbox.push(Waiting::default());
                continue;
            };
            let waiting = vault.waiting(wanted, &mut bytes);
            if self.planted == Some(Planted::OutboxEmptiedOnSending) {
                for batch in &waiting.batches {
                    vault.outbox.remove(&BatchHash::of(batch));
                }
            }
            outbox.push(waiting);
        }
        outbox
    }

    pub(crate) fn first(&self, vault: VaultId) -> Option<Vec<u8>> {
        let (_, bytes) = self.disk.vaults.get(&vault)?.batches.first()?;
        Some(bytes.to_vec())
    }

    /// The bytes of the batches that came last.
    pub(crate) fn last(&self, vault: VaultId, many: usize) -> Vec<Vec<u8>> {
        let batches = self.disk.vaults.get(&vault).map(|vault| &vault.batches[..]);
        let batches = batches.unwrap_or_default();
        let last = &batches[batches.len() - many.min(batches.len())..];
        last.iter().map(|(_, bytes)| bytes.to_vec()).collect()
    }

    pub(crate) fn hashes(&self, vault: VaultId) -> BTreeSet<BatchHash> {
        let vault = self.disk.vaults.get(&vault);
        vault.map(|vault| vault.hashes.clone()).unwrap_or_default()
    }

    pub(crate) fn unsent(&self, vault: VaultId) -> BTreeSet<BatchHash> {
        let vault = self.disk.vaults.get(&vault);
        vault.map(|vault| vault.outbox.clone()).unwrap_or_default()
    }

    /// All that can be read in a vault.
    pub(crate) fn opened(&self, id: VaultId) -> Vec<OpenedBatch> {
        let Some(vault) = self.disk.vaults.get(&id) else {
            return Vec::new();
        };
        let batches = vault.batches.iter();
        batches
            .filter_map(|(_, bytes)| reopen(bytes, id, &vault.key).ok())
            .collect()
    }

    pub(crate) fn open(&self, id: VaultId, bytes: &[u8]) -> Result<OpenedBatch, OpenError> {
        let vault = self.disk.vaults.get(&id).ok_or(OpenError::ForeignVault)?;
        reopen(bytes, id, &vault.key)
    }

    /// What a screen shows of a vault that was read as a whole.
    pub(crate) fn replica(&self, vault: VaultId) -> Replica {
        let mut replica = Replica::new();
        for batch in self.opened(vault) {
            self.show(&mut replica, batch);
        }
        replica
    }

    /// Takes a batch in for a screen.
    pub(crate) fn show(&self, screen: &mut Replica, mut batch: OpenedBatch) {
        if self.planted == Some(Planted::LosingHeadDropped) {
            batch.entries.retain(|entry| {
                let register = screen.register(entry.op.path.as_str());
                let heads = register.map_or(&[][..], |register| register.heads());
                let replaces = |id| entry.op.replaces.contains(id);
                heads
                    .iter()
                    .all(|head| replaces(&head.id) || head.op.at < entry.op.at)
            });
        }
        screen.absorb(batch);
    }
}

impl Disk {
    fn apply(&mut self, transaction: &Transaction, planted: Option<Planted>) {
        for write in &transaction.vaults {
            if let Some(new) = &write.new {
                self.vaults
                    .entry(write.vault)
                    .or_insert_with(|| VaultOnDisk::empty(new.kind, new.key.clone(), None));
            }
            let Some(vault) = self.vaults.get_mut(&write.vault) else {
                continue;
            };
            if planted != Some(Planted::CursorStoredWithoutBatches) || write.incoming.len() < 2 {
                for incoming in &write.incoming {
                    let is_branch = || vault.is_second_after_the_same(&incoming.bytes);
                    if planted == Some(Planted::ClonedBranchDropped) && is_branch() {
                        continue;
                    }
                    vault.put(incoming.hash, Rc::new(incoming.bytes.clone()));
                }
            }
            if planted != Some(Planted::MissingNotSentAgain) {
                vault.outbox.extend(&write.requeued);
            }
            for hash in &write.acknowledged {
                vault.outbox.remove(hash);
            }
            let forgets = planted == Some(Planted::CursorNotKept) && vault.record.is_some();
            if !forgets || !write.requeued.is_empty() {
                vault.record = Some(write.record.clone());
            }
            let record = Record::from_bytes(&write.record);
            let is_removed = record.is_ok_and(|of| of.trouble == Some(protocol::Code::Removed));
            if planted == Some(Planted::DeletedOnRemoval) && is_removed {
                for hash in std::mem::take(&mut vault.outbox) {
                    vault.batches.retain(|(known, _)| *known != hash);
                    vault.hashes.remove(&hash);
                }
            }
        }
    }
}

impl VaultOnDisk {
    fn empty(kind: VaultKind, key: VaultKey, record: Option<Vec<u8>>) -> Self {
        Self {
            kind,
            key,
            batches: Vec::new(),
            hashes: BTreeSet::new(),
            outbox: BTreeSet::new(),
            record,
        }
    }

    fn put(&mut self, hash: BatchHash, bytes: Rc<Vec<u8>>) {
        if self.hashes.insert(hash) {
            self.batches.push((hash, bytes));
        }
    }

    fn last_of(&self, device: &DeviceKey) -> Option<BatchHash> {
        let device = device.id();
        let mut latest = self.batches.iter().rev();
        latest.find_map(|(hash, bytes)| (header(bytes)?.device == device).then_some(*hash))
    }

    fn is_second_after_the_same(&self, bytes: &[u8]) -> bool {
        let Some(new) = header(bytes) else {
            return false;
        };
        let same = |known: protocol::Header| known.device == new.device && known.prev == new.prev;
        let mut others = self.batches.iter();
        others.any(|(_, known)| known[..] != *bytes && header(known).is_some_and(same))
    }

    fn waiting(&self, wanted: &Wanted, room: &mut usize) -> Waiting {
        let mut waiting = Waiting::default();
        let mut left = wanted.bytes;
        for (hash, bytes) in &self.batches {
            if !self.outbox.contains(hash) || wanted.without.contains(hash) {
                continue;
            }
            if bytes.len() > left || bytes.len() > *room {
                waiting.more = true;
                break;
            }
            left -= bytes.len();
            *room -= bytes.len();
            waiting.batches.push(bytes.to_vec());
        }
        waiting
    }
}

fn header(bytes: &[u8]) -> Option<protocol::Header> {
    Some(*protocol::Envelope::parse(bytes).ok()?.header())
}
