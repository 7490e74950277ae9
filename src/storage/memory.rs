//! Storage that is gone with the page: where the browser keeps nothing, and in tests.

use std::{cell::RefCell, rc::Rc};

use protocol::{BatchHash, DeviceId, VaultId};
use vault::DeviceKey;

use super::{
    Damage, StorageError,
    backend::{
        Answer, ChangeHeld, Incoming, NewBatch, Origin, Seal, SealHeld, Start, Storage,
        StoredBatch, VaultRecord, insert_by_age,
    },
    exceptions::failed,
};

type Held = Vec<(String, Vec<u8>)>;

/// The storage that does not stay. Clones share what they hold, as two tabs do.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    tables: Rc<RefCell<Tables>>,
    fault: Rc<RefCell<Option<Fault>>>,
    /// What lies outside of every vault, by name. It is no part of what a transaction copies.
    held: Rc<RefCell<Held>>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    device: Option<DeviceKey>,
    pub(super) vaults: Vec<VaultRecord>,
    /// In the order of their numbers, from 1: a moved batch leaves its place empty.
    pub(super) batches: Vec<Option<(VaultId, NewBatch)>>,
    set_aside: Vec<(VaultId, Damage, NewBatch)>,
    /// Which of the batches no server is known to hold.
    pub(super) unsent: Vec<BatchHash>,
    /// What is known of a server, by name.
    pub(super) sync: Vec<(String, Vec<u8>)>,
}

#[derive(Clone, Debug)]
struct Fault {
    writes_before: usize,
    error: StorageError,
}

impl Memory {
    /// Lets a later write of a record fail, once: the next one, or the one after so many others.
    pub fn fail_write_after(&self, writes: usize, error: StorageError) {
        self.fault.replace(Some(Fault {
            writes_before: writes,
            error,
        }));
    }

    /// As on the disk.
    pub(super) fn change_held<'a>(
        &'a self,
        name: &'a str,
        mut change: ChangeHeld<'a>,
    ) -> Answer<'a, Option<Vec<u8>>> {
        let mut kept = self.held.borrow_mut();
        let place = kept.iter().position(|(held, _)| held == name);
        let found = place.map(|place| kept[place].1.clone());
        let held = change(found.clone());
        let outcome = if held == found {
            Ok(())
        } else {
            self.before_write()
        };
        if outcome.is_ok() {
            kept.retain(|(held, _)| held != name);
            kept.extend(held.clone().map(|bytes| (name.to_owned(), bytes)));
        }
        Box::pin(std::future::ready(outcome.map(|()| held)))
    }

    /// As on the disk.
    pub(super) fn append_held<'a>(
        &'a self,
        vault: VaultId,
        device: DeviceId,
        name: &'a str,
        mut seal: SealHeld<'a>,
    ) -> Answer<'a, Vec<NewBatch>> {
        let mut kept = self.held.borrow_mut();
        let found = kept.iter().find(|(held, _)| held == name);
        let found = found.map(|(_, bytes)| bytes.clone());
        let appended = self.transact(|tables, before_write| {
            let sealed = tables.append(vault, device, before_write, &mut |last| {
                seal(found.clone(), last)
            })?;
            before_write()?;
            kept.retain(|(held, _)| held != name);
            Ok(sealed)
        });
        drop(kept);
        appended
    }

    /// Works on a copy, which takes the place of the original only when all went well.
    pub(super) fn transact<'a, T: 'a>(
        &self,
        work: impl FnOnce(&mut Tables, &dyn Fn() -> Result<(), StorageError>) -> Result<T, StorageError>,
    ) -> Answer<'a, T> {
        let mut copy = self.tables.borrow().clone();
        let outcome = work(&mut copy, &|| self.before_write());
        if outcome.is_ok() {
            *self.tables.borrow_mut() = copy;
        }
        Box::pin(std::future::ready(outcome))
    }

    fn before_write(&self) -> Result<(), StorageError> {
        match self.fault.take() {
            Some(Fault {
                writes_before: 0,
                error,
            }) => Err(error),
            Some(Fault {
                writes_before,
                error,
            }) => {
                self.fault.replace(Some(Fault {
                    writes_before: writes_before - 1,
                    error,
                }));
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Storage for Memory {
    fn start(&self, fresh: DeviceKey) -> Answer<'_, Start> {
        self.transact(|tables, _| {
            Ok(Start {
                device: tables.device.get_or_insert(fresh).clone(),
                vaults: tables.vaults.clone(),
                set_aside: tables.set_aside.len(),
            })
        })
    }

    fn vaults(&self) -> Answer<'_, Vec<VaultRecord>> {
        self.transact(|tables, _| Ok(tables.vaults.clone()))
    }

    fn append<'a>(
        &'a self,
        vault: VaultId,
        device: DeviceId,
        mut seal: Seal<'a>,
    ) -> Answer<'a, Vec<NewBatch>> {
        self.transact(|tables, before_write| tables.append(vault, device, before_write, &mut seal))
    }

    fn batches(&self, vault: VaultId, after: u64) -> Answer<'_, Vec<StoredBatch>> {
        self.transact(|tables, _| {
            let mut found = Vec::new();
            for (number, batch) in (1..).zip(&tables.batches) {
                match batch {
                    Some((of, batch)) if *of == vault && number > after => {
                        let bytes = Some(batch.bytes.clone());
                        found.push(StoredBatch { number, bytes });
                    }
                    _ => {}
                }
            }
            Ok(found)
        })
    }

    fn set_aside(&self, vault: VaultId, damaged: Vec<(u64, Damage)>) -> Answer<'_, usize> {
        self.transact(|tables, before_write| {
            for (number, damage) in damaged {
                before_write()?;
                if let Some((of, mut batch)) = tables.take_batch(number) {
                    batch.hash = BatchHash::of(&batch.bytes);
                    tables.set_aside.push((of, damage, batch));
                }
            }
            Ok(tables
                .set_aside
                .iter()
                .filter(|(of, _, _)| *of == vault)
                .count())
        })
    }

    fn bytes_set_aside(&self, vault: VaultId) -> Answer<'_, Vec<Vec<u8>>> {
        self.transact(|tables, _| {
            let aside = tables.set_aside.iter().filter(|(of, _, _)| *of == vault);
            Ok(aside.map(|(_, _, batch)| batch.bytes.clone()).collect())
        })
    }

    fn merge(&self, vaults: Vec<Incoming>) -> Answer<'_, usize> {
        self.transact(|tables, before_write| {
            let mut added = 0;
            for whole in vaults {
                added += tables.take_in(whole, Origin::Elsewhere, before_write)?;
            }
            Ok(added)
        })
    }

    fn erase(&self) -> Answer<'_, ()> {
        self.transact(|tables, before_write| {
            before_write()?;
            *tables = Tables::default();
            self.held.borrow_mut().clear();
            Ok(())
        })
    }
}

impl Tables {
    /// As on the disk.
    pub(super) fn take_in(
        &mut self,
        whole: Incoming,
        from: Origin,
        before_write: &dyn Fn() -> Result<(), StorageError>,
    ) -> Result<usize, StorageError> {
        let id = whole.vault.id;
        before_write()?;
        self.add_vault(whole.vault)?;
        let mut added = 0;
        for batch in whole.batches {
            let mut known = self.batches.iter().flatten();
            if !known.any(|(_, known)| known.hash == batch.hash) {
                before_write()?;
                if from == Origin::Elsewhere {
                    self.unsent.push(batch.hash);
                }
                self.add_batch(id, batch);
                added += 1;
            }
        }
        for batch in whole.damaged {
            let mut known = self.set_aside.iter();
            if !known.any(|(_, _, known)| known.hash == batch.hash) {
                before_write()?;
                self.set_aside.push((id, Damage::Unopenable, batch));
            }
        }
        Ok(added)
    }

    fn add_vault(&mut self, vault: VaultRecord) -> Result<(), StorageError> {
        match self.vaults.iter().find(|known| known.id == vault.id) {
            None => {
                insert_by_age(&mut self.vaults, vault);
            }
            Some(known) if known.key == vault.key => {}
            Some(_) => return Err(failed("another key for a vault that is here")),
        }
        Ok(())
    }

    fn append(
        &mut self,
        vault: VaultId,
        device: DeviceId,
        before_write: &dyn Fn() -> Result<(), StorageError>,
        seal: &mut dyn FnMut(Option<BatchHash>) -> Result<Vec<NewBatch>, StorageError>,
    ) -> Result<Vec<NewBatch>, StorageError> {
        if !self.vaults.iter().any(|known| known.id == vault) {
            return Err(StorageError::VaultMissing);
        }
        let mut youngest_first = self.batches.iter().rev().flatten();
        let last = youngest_first.find(|(of, batch)| *of == vault && batch.device == Some(device));
        let sealed = seal(last.map(|(_, batch)| batch.hash))?;
        for batch in &sealed {
            before_write()?;
            self.unsent.push(batch.hash);
            self.add_batch(vault, batch.clone());
        }
        Ok(sealed)
    }

    fn add_batch(&mut self, vault: VaultId, batch: NewBatch) {
        self.batches.push(Some((vault, batch)));
    }

    /// What waits to be sent, oldest first.
    pub(super) fn unsent_batches(&self) -> impl Iterator<Item = &(VaultId, NewBatch)> {
        let batches = self.batches.iter().flatten();
        batches.filter(|(_, batch)| self.unsent.contains(&batch.hash))
    }

    fn take_batch(&mut self, number: u64) -> Option<(VaultId, NewBatch)> {
        let place = usize::try_from(number.checked_sub(1)?).ok()?;
        self.batches.get_mut(place)?.take()
    }
}
