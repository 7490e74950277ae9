//! After the storm: everybody comes back, and people do what they can.

use std::collections::BTreeSet;

use protocol::{Action, Code, VaultId};
use vault::sync::Stage;

use crate::server::Broken;
use crate::world::World;

/// How many rounds it may take until all is quiet.
const ROUNDS: usize = 3;

impl World {
    /// Lets all come to rest, and says whether it did so in time.
    pub(crate) fn settles(&mut self) -> Result<(), Broken> {
        self.calms_down();
        self.goes_on()?;
        for _ in 0..3 {
            self.opens_everywhere()?;
            self.lets_the_phrase_work_again()?;
            self.joins_again()?;
        }
        for _ in 0..ROUNDS {
            self.opens_everywhere()?;
        }
        Ok(())
    }

    /// One round: each app is opened anew, and goes on until it rests.
    pub(crate) fn opens_everywhere(&mut self) -> Result<(), Broken> {
        for device in 0..self.devices.len() {
            self.devices[device].opens();
            self.works(device)?;
            self.goes_on()?;
        }
        Ok(())
    }

    /// Devices that a restored server does not know any more, and those that never came in, are let in
    /// by the phrase.
    fn joins_again(&mut self) -> Result<(), Broken> {
        for device in 0..self.devices.len() {
            let ids = self.devices[device].storage.ids();
            let is_unknown = |id: &VaultId| self.trouble(device, *id) == Some(Code::NoAccess);
            let is_out = ids.is_empty() || ids.iter().any(is_unknown);
            if is_out && !self.devices[device].is_removed {
                self.devices[device].invitation = None;
                self.tries_to_join(device)?;
                self.goes_on()?;
            }
        }
        Ok(())
    }

    /// Owners' devices know the phrase. Where the server has lost it they bring it again.
    fn lets_the_phrase_work_again(&mut self) -> Result<(), Broken> {
        for device in 0..self.devices.len() {
            for (id, _, key) in self.vaults.clone() {
                if !self.is_let_in(device, id) || self.devices[device].is_removed {
                    continue;
                }
                let ticket = self.recovery(id, &key)?;
                if let Some(machine) = self.devices[device].machine() {
                    machine.wish(id, Action::AddTicket(ticket));
                }
            }
            self.works_if_free(device)?;
            self.goes_on()?;
        }
        Ok(())
    }

    pub(crate) fn trouble(&self, device: usize, vault: VaultId) -> Option<Code> {
        let on_device = self.devices[device].storage.on_device();
        let found = on_device.iter().find(|of| of.id == vault)?;
        let record = vault::sync::Record::from_bytes(&found.record).ok()?;
        record.trouble
    }

    /// Whether a device has a vault and the server opens it to it.
    pub(crate) fn is_let_in(&self, device: usize, vault: VaultId) -> bool {
        let on_device = self.devices[device].storage.on_device();
        let Some(found) = on_device.iter().find(|of| of.id == vault) else {
            return false;
        };
        let record = vault::sync::Record::from_bytes(&found.record);
        record.is_ok_and(|record| {
            let shut_out = [Code::NoAccess, Code::Removed].map(Some);
            record.stage == Stage::Kept && !shut_out.contains(&record.trouble)
        })
    }

    /// The devices that share a vault by now.
    pub(crate) fn sharing(&self, vault: VaultId) -> BTreeSet<usize> {
        (0..self.devices.len())
            .filter(|device| self.is_let_in(*device, vault))
            .collect()
    }
}
