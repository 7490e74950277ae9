//! What must hold once all is at rest.

use std::collections::BTreeSet;

use protocol::{BatchHash, Code, VaultId};
use vault::sync::Record;
use vault::{Entry, OpId};

use crate::oracle::CANARY;
use crate::server::Broken;
use crate::world::{World, name};

/// What an app that is opened when nothing is new may cost: opening a session and one sync, in bytes,
/// and so much for each vault.
const IDLE_BYTES: u64 = 900;
const IDLE_BYTES_OF_VAULT: u64 = 300;

impl World {
    /// # Errors
    /// What does not hold.
    pub(crate) fn holds(&mut self) -> Result<(), Broken> {
        for (vault, ..) in self.vaults.clone() {
            self.nothing_is_lost(vault)?;
            for device in self.sharing(vault) {
                self.is_like_the_server(device, vault)?;
                self.shows_every_head(device, vault)?;
            }
            self.all_see_the_same(vault)?;
        }
        if self.server.holds(CANARY)? {
            return Err("a text stands in the server's database in the clear".into());
        }
        self.is_quiet()?;
        self.a_change_costs_what_it_is()
    }

    /// What was written lies on the server; or it waits on a device that may not bring it there, and
    /// whose person is told.
    fn nothing_is_lost(&mut self, vault: VaultId) -> Result<(), Broken> {
        let log: BTreeSet<BatchHash> = self.server.log(vault)?.into_iter().collect();
        let mut told = BTreeSet::new();
        for (place, device) in self.devices.iter().enumerate() {
            let trouble = self.trouble(place, vault);
            let is_known = trouble.is_some_and(|code| {
                matches!(
                    code,
                    Code::Removed | Code::NoAccess | Code::ReadOnly | Code::VaultFull
                )
            });
            if is_known {
                let unsent = device.storage.unsent(vault);
                let here = device.storage.hashes(vault);
                told.extend(unsent.intersection(&here).copied());
                // One that was shut out has been told; what lies there is not lost.
                if matches!(trouble, Some(Code::Removed | Code::NoAccess)) {
                    told.extend(here);
                }
            }
        }
        let written = self.oracle.written.iter();
        for written in written.filter(|written| written.vault == vault && !written.is_destroyed) {
            if !log.contains(&written.hash) && !told.contains(&written.hash) {
                return Err(format!("{} of {} is lost", written.hash, written.by).into());
            }
        }
        Ok(())
    }

    fn is_like_the_server(&mut self, device: usize, vault: VaultId) -> Result<(), Broken> {
        let log: BTreeSet<BatchHash> = self.server.log(vault)?.into_iter().collect();
        let end = self.server.end(vault)?;
        let of = &self.devices[device];
        let (here, unsent) = (of.storage.hashes(vault), of.storage.unsent(vault));
        if let Some(missing) = log.difference(&here).next() {
            return Err(format!("{} lacks {missing}", name(device)).into());
        }
        if let Some(more) = here.difference(&log).find(|hash| !unsent.contains(*hash)) {
            return Err(format!("{} thinks that {more} is backed up", name(device)).into());
        }
        let trouble = self.trouble(device, vault);
        let may_wait = matches!(trouble, Some(Code::ReadOnly | Code::VaultFull));
        if !unsent.is_empty() && !may_wait {
            return Err(format!("{} still waits: {trouble:?}", name(device)).into());
        }
        if unsent.is_empty() && trouble.is_some() {
            return Err(format!("{} is told of {trouble:?} for nothing", name(device)).into());
        }
        let on_device = of.storage.on_device();
        let found = on_device.iter().find(|found| found.id == vault);
        let record = found.and_then(|found| Record::from_bytes(&found.record).ok());
        if record.is_none_or(|record| record.cursor != end) {
            return Err(format!("{} has not read to the end", name(device)).into());
        }
        Ok(())
    }

    /// The screens show, of each path, the entries that no other replaces, and the greatest first:
    /// worked out here from all entries, in the plainest way.
    fn shows_every_head(&self, device: usize, vault: VaultId) -> Result<(), Broken> {
        let of = &self.devices[device];
        let opened = of.storage.opened(vault);
        let entries: Vec<Entry> = opened.into_iter().flat_map(|batch| batch.entries).collect();
        let paths: BTreeSet<&str> = entries.iter().map(|entry| entry.op.path.as_str()).collect();
        for path in paths {
            let on_path = || {
                entries
                    .iter()
                    .filter(|entry| entry.op.path.as_str() == path)
            };
            let replaced: BTreeSet<OpId> = on_path()
                .flat_map(|entry| entry.op.replaces.iter().copied())
                .collect();
            let heads: BTreeSet<(i64, OpId)> = on_path()
                .filter(|entry| !replaced.contains(&entry.id))
                .map(|entry| (entry.op.at, entry.id))
                .collect();
            let screen = of.screens.get(&vault);
            let shown = screen.and_then(|screen| screen.register(path));
            let shown = shown.map_or(&[][..], |register| register.heads());
            let shown: Vec<(i64, OpId)> = shown.iter().map(|head| (head.op.at, head.id)).collect();
            let heads: Vec<(i64, OpId)> = heads.into_iter().rev().collect();
            if shown != heads {
                let text = format!("{} shows {shown:?} at {path}: {heads:?}", name(device));
                return Err(text.into());
            }
        }
        Ok(())
    }

    /// Devices with the same batches show the same.
    fn all_see_the_same(&self, vault: VaultId) -> Result<(), Broken> {
        let sharing = self.sharing(vault);
        let in_step = |device: &&usize| self.devices[**device].storage.unsent(vault).is_empty();
        let mut screens = sharing.iter().filter(in_step).map(|device| {
            let screen = self.devices[*device].screens.get(&vault);
            (*device, screen)
        });
        let Some((first, expected)) = screens.next() else {
            return Ok(());
        };
        match screens.find(|(_, screen)| *screen != expected) {
            Some((other, _)) => Err(format!("{} and {} differ", name(first), name(other)).into()),
            None => Ok(()),
        }
    }

    /// Whoever opens the app once more hears that there is nothing new, at a cost that does not grow
    /// with history.
    fn is_quiet(&mut self) -> Result<(), Broken> {
        for device in 0..self.devices.len() {
            let vaults = self.devices[device].storage.on_device().len() as u64;
            let (requests, traffic) = (self.requests, self.traffic);
            let waiting: usize = (self.vaults.iter())
                .map(|(vault, ..)| self.devices[device].storage.unsent(*vault).len())
                .sum();
            self.devices[device].opens();
            self.works(device)?;
            self.goes_on()?;
            let (requests, traffic) = (self.requests - requests, self.traffic - traffic);
            let most = IDLE_BYTES + IDLE_BYTES_OF_VAULT * vaults;
            // One that may not write tries one batch again.
            if waiting == 0 && (requests > 3 || traffic > most) {
                let text = format!(
                    "{} sent {requests} requests and {traffic} bytes for nothing",
                    name(device)
                );
                return Err(text.into());
            }
        }
        Ok(())
    }

    /// One more change costs its own bytes on the way up, and once for each device on the way down.
    fn a_change_costs_what_it_is(&mut self) -> Result<(), Broken> {
        let vaults = self.vaults.clone();
        let in_step = |vault: VaultId, device: &usize| self.trouble(*device, vault).is_none();
        let found = vaults.iter().find_map(|(vault, ..)| {
            let sharing = self.sharing(*vault);
            let writer = sharing
                .iter()
                .copied()
                .find(|device| in_step(*vault, device))?;
            Some((*vault, writer))
        });
        let Some((vault, writer)) = found else {
            return Ok(());
        };
        if self
            .devices
            .iter()
            .any(|of| !of.storage.unsent(vault).is_empty())
        {
            return Ok(());
        }
        let traffic = self.traffic;
        self.devices[writer].opens();
        self.writes(writer, 100);
        self.works(writer)?;
        self.goes_on()?;
        self.opens_everywhere()?;
        let idle = IDLE_BYTES + IDLE_BYTES_OF_VAULT * vaults.len() as u64;
        let devices = self.devices.len() as u64;
        let most = (devices + 1) * (idle + 700);
        let cost = self.traffic - traffic;
        if cost > most {
            return Err(format!("one change cost {cost} bytes of {most}").into());
        }
        Ok(())
    }
}
