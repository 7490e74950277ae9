//! What people do with their devices, and the one who runs the server with it.

use protocol::wire::Blob;
use protocol::{Action, NewTicket, Role, VaultId, VaultKind};
use vault::sync::Record;
use vault::{DeviceKey, Op, Path, Replica, Ticket, TicketSeed, Value, VaultKey, Write};

use crate::fault::Fault;
use crate::oracle::{CANARY, Written};
use crate::server::Broken;
use crate::storage::Storage;
use crate::world::{DAY, Event, HOUR, MINUTE, SECOND, World, name};

/// As many devices as one story has at most.
const DEVICES_MAX: usize = 8;

const TEN_YEARS: i64 = 3_652 * DAY;

impl World {
    /// The first device, on which everything is made, and others that know the phrase.
    pub(crate) fn begins(&mut self, is_large: bool) -> Result<(), Broken> {
        let first = self.new_device();
        for (id, kind, key) in self.vaults.clone() {
            let ticket = self.recovery(id, &key)?;
            let record = Record::to_found(vec![Action::AddTicket(ticket)]);
            self.devices[first].storage.make(id, kind, key, &record);
        }
        self.tell("device 0 turned its backup on");
        self.devices[first].opens();
        for _ in 0..self.chance.between(1, 6) {
            self.writes(first, 100);
        }
        if is_large {
            for _ in 0..170 {
                self.writes(first, 31_000);
            }
        }
        self.works(first)?;
        let others = self.chance.between(1, 5);
        for _ in 0..others {
            self.new_device();
        }
        for device in 0..self.devices.len() {
            let later = self.chance.between(MINUTE, DAY);
            self.in_a_while(later, Event::Person(device));
        }
        self.in_a_while(HOUR, Event::Operator);
        Ok(())
    }

    pub(crate) fn recovery(&mut self, id: VaultId, key: &VaultKey) -> Result<NewTicket, Broken> {
        Ok(NewTicket {
            ticket: self.phrase.id(),
            role: Role::Owner,
            ends_at: None,
            redemptions: None,
            wrapped_key: Blob(self.phrase.wrap(id, key, self.chance.bytes())?),
        })
    }

    pub(crate) fn person(&mut self, device: usize) -> Result<(), Broken> {
        if self.acts_left == 0 {
            return Ok(());
        }
        self.acts_left -= 1;
        self.acts(device)?;
        let unit = [SECOND, MINUTE, HOUR, DAY][self.chance.place(4)];
        let later = unit * self.chance.between(1, 5);
        self.in_a_while(later, Event::Person(device));
        Ok(())
    }

    fn acts(&mut self, device: usize) -> Result<(), Broken> {
        if self.devices[device].storage.ids().is_empty() {
            return match self.devices[device].is_removed {
                true => Ok(()),
                false => self.tries_to_join(device),
            };
        }
        match self.chance.place(32) {
            0..=12 => {
                self.comes_to_front(device);
                for _ in 0..self.chance.between(1, 4) {
                    self.writes(device, 100);
                }
                self.works_if_free(device)
            }
            13..=15 => {
                self.comes_to_front(device);
                self.works_if_free(device)
            }
            16 | 17 => {
                self.devices[device].closes();
                Ok(())
            }
            18 => {
                self.tell(format!("{} crashed", name(device)));
                self.crashes(device);
                Ok(())
            }
            19 | 20 => {
                self.strikes(Fault::Offline, Some(device));
                let days = self.chance.between(HOUR, 20 * DAY);
                self.devices[device].offline_until = self.now + days;
                Ok(())
            }
            21 | 22 => {
                self.strikes(Fault::ClockJumped, Some(device));
                let ahead = [-TEN_YEARS, 0, TEN_YEARS][self.chance.place(3)];
                self.devices[device].ahead = ahead;
                self.works_if_free(device)
            }
            23 | 24 => self.clones(device),
            25 => self.evicts(device),
            26 => self.removes_another(device),
            27 | 28 => self.invites(device),
            29 => {
                self.devices[device].too_old_for = 3;
                self.comes_to_front(device);
                self.works_if_free(device)
            }
            _ => {
                self.comes_to_front(device);
                if let Some(machine) = self.devices[device].machine() {
                    machine.wake_for_a_person();
                }
                self.works_if_free(device)
            }
        }
    }

    /// The app is opened, or comes to the front again.
    pub(crate) fn comes_to_front(&mut self, device: usize) {
        if self.devices[device].is_closed() {
            self.devices[device].opens();
        } else if let Some(machine) = self.devices[device].machine() {
            machine.wake();
        }
    }

    /// Lets the machine go on, unless it waits for an answer.
    pub(crate) fn works_if_free(&mut self, device: usize) -> Result<(), Broken> {
        if self.devices[device].awaiting.is_some() {
            return Ok(());
        }
        self.works(device)
    }

    pub(crate) fn tries_to_join(&mut self, device: usize) -> Result<(), Broken> {
        let invitation = self.devices[device].invitation.clone();
        let ticket = invitation.unwrap_or_else(|| self.phrase.clone());
        self.devices[device].begins_to_join(ticket);
        self.works(device)
    }

    /// Writes one field of one vault, as a screen does: it replaces what is shown.
    pub(crate) fn writes(&mut self, device: usize, length: usize) {
        let ids = self.devices[device].storage.ids();
        if ids.is_empty() {
            return;
        }
        let id = ids[self.chance.place(ids.len())];
        let fields = ["note/a", "note/b", "check/1/answer", "check/2/answer"];
        let field = fields[self.chance.place(fields.len())];
        let number = self.oracle.written.len();
        let write = if field.starts_with("note") || length > 100 {
            let text = format!("{CANARY} {number} ");
            Write::Set(Value::Text(text.repeat(length / text.len() + 1)))
        } else if self.chance.one_in(8) {
            Write::Remove
        } else {
            Write::Set(Value::Number(self.chance.between(0, 4)))
        };
        let of = &self.devices[device];
        let empty = Replica::new();
        let Ok(path) = Path::new(field) else { return };
        let screen = of.screens.get(&id).unwrap_or(&empty);
        let op: Op = screen.draft(path, write, self.now + of.ahead);
        let key = of.key.clone();
        let of = &mut self.devices[device];
        let hashes = of.storage.commit(id, &key, &[op], &mut self.chance);
        for batch in self.devices[device].storage.last(id, hashes.len()) {
            self.devices[device].shows(id, &batch);
        }
        for hash in hashes {
            self.oracle.written.push(Written {
                vault: id,
                hash,
                by: name(device),
                is_destroyed: false,
            });
        }
        self.tell(format!("{} wrote {field}, number {number}", name(device)));
        if let Some(machine) = self.devices[device].machine() {
            machine.changed(id);
        }
    }

    fn clones(&mut self, device: usize) -> Result<(), Broken> {
        if self.devices.len() >= DEVICES_MAX {
            return Ok(());
        }
        let clone = self.new_device();
        self.strikes(Fault::Cloned, Some(device));
        let of = &self.devices[device];
        let (key, storage) = (of.key.clone(), of.storage.cloned());
        let is_removed = of.is_removed;
        let of = &mut self.devices[clone];
        (of.key, of.storage, of.is_removed) = (key, storage, is_removed);
        let later = self.chance.between(MINUTE, DAY);
        self.in_a_while(later, Event::Person(clone));
        Ok(())
    }

    fn evicts(&mut self, device: usize) -> Result<(), Broken> {
        self.strikes(Fault::Evicted, Some(device));
        let before = self.everything()?;
        let key = DeviceKey::from_seed(self.chance.bytes());
        let planted = self.planted;
        let of = &mut self.devices[device];
        of.closes();
        of.storage = Storage::empty(planted);
        (of.key, of.is_removed) = (key, false);
        let after = self.everything()?;
        self.oracle.destroyed(&before, &after);
        Ok(())
    }

    fn removes_another(&mut self, device: usize) -> Result<(), Broken> {
        let other = self.chance.place(self.devices.len());
        let key = self.devices[other].key.id();
        let is_seen = !self.devices[other].storage.ids().is_empty();
        let is_own = key == self.devices[device].key.id();
        if !is_seen || is_own || self.devices[device].is_removed {
            return Ok(());
        }
        self.comes_to_front(device);
        let ids = self.devices[device].storage.ids();
        let Some(machine) = self.devices[device].machine() else {
            return Ok(());
        };
        for id in ids {
            machine.wish(id, Action::Remove { key });
        }
        for of in &mut self.devices {
            of.is_removed |= of.key.id() == key;
        }
        self.strikes(Fault::Removed, Some(other));
        self.works_if_free(device)
    }

    fn invites(&mut self, device: usize) -> Result<(), Broken> {
        self.comes_to_front(device);
        if self.devices.len() >= DEVICES_MAX {
            return Ok(());
        }
        let ticket = Ticket::from_seed(&TicketSeed(self.chance.bytes()))?;
        let role = [Role::Reader, Role::Editor, Role::Owner][self.chance.place(3)];
        let vaults = self.vaults.clone();
        for (id, _, key) in vaults
            .iter()
            .filter(|(_, kind, _)| *kind == VaultKind::Firm)
        {
            let invitation = NewTicket {
                ticket: ticket.id(),
                role,
                ends_at: Some(self.now + 7 * DAY),
                redemptions: Some(1),
                wrapped_key: Blob(ticket.wrap(*id, key, self.chance.bytes())?),
            };
            if let Some(machine) = self.devices[device].machine() {
                machine.wish(*id, Action::AddTicket(invitation));
            }
        }
        let guest = self.new_device();
        self.tell(format!(
            "{} invited {} as {role:?}",
            name(device),
            name(guest)
        ));
        self.devices[guest].invitation = Some(ticket);
        let later = self.chance.between(MINUTE, DAY);
        self.in_a_while(later, Event::Person(guest));
        self.works_if_free(device)
    }

    pub(crate) fn operator(&mut self) -> Result<(), Broken> {
        if self.acts_left == 0 {
            return Ok(());
        }
        match self.chance.place(6) {
            0 | 1 => {
                self.tell("the server was backed up");
                self.server.back_up()?;
                self.oracle.backs_up();
            }
            2 if self.chance.one_in(3) => {
                self.strikes(Fault::ServerRestored, None);
                let before = self.everything()?;
                self.server.restore()?;
                self.oracle.restores();
                let after = self.everything()?;
                self.oracle.destroyed(&before, &after);
            }
            _ => {}
        }
        let later = self.chance.between(HOUR, 3 * DAY);
        self.in_a_while(later, Event::Operator);
        Ok(())
    }
}
