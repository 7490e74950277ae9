//! A turn of the engine: one at a time in this page, and one page at a time in this browser.

use std::rc::Rc;

use protocol::Role;
use protocol::wire::Blob;
use protocol::{Action, NewTicket};
use vault::sync::{Machine, Record, VaultOnDevice};
use vault::{Ticket, TicketSeed};

use super::device_note::{self, DeviceNote};
use super::{A_MOMENT, Engine, State};
use crate::platform::{
    lock::{self, Lock},
    random, timer,
};
use crate::storage::backend::Answer;
use crate::storage::outbox::{Note, Step};
use crate::storage::{StorageError, VaultRecord};

/// The lock that the tabs of a browser share.
const LOCK: &str = "good-business.sync";
/// How long to wait for another tab, in milliseconds. One that was put to sleep may never let go, and
/// nothing depends on the lock but that no work is done twice.
const PATIENCE: i32 = 20_000;
const LOOK_AGAIN: i32 = 100;

/// The state in the hands of one turn; it goes back when this is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    pub(super) engine: Rc<Engine>,
    pub(super) state: State,
    /// Whether vaults that are joined go before those that are here.
    pub(super) goes_first: bool,
    _lock: Option<Lock>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let state = std::mem::take(&mut self.state);
        self.engine.state.replace(Some(state));
    }
}

impl Turn {
    /// Waits for the turns before it, and reads what the store holds now.
    pub(super) fn begin(engine: &Rc<Engine>) -> Answer<'_, Self> {
        Box::pin(async move {
            let state = loop {
                match engine.state.take() {
                    Some(state) => break state,
                    None => timer::sleep(A_MOMENT).await,
                }
            };
            let mut turn = Self {
                engine: engine.clone(),
                state,
                goes_first: false,
                _lock: None,
            };
            turn._lock = lock_in_time().await;
            turn.read().await?;
            Ok(turn)
        })
    }

    /// Reads what the store holds. What another tab did is found here: the machine is then made anew.
    pub(super) fn read(&mut self) -> Answer<'_, ()> {
        Box::pin(async move {
            let notes = self.engine.store.notes().await?;
            self.state.vaults = self.engine.store.vaults().await?;
            if notes != self.state.notes {
                self.state.machine = None;
                self.state.notes = notes;
            }
            let bytes = self.note(device_note::NAME);
            self.state.device = bytes.and_then(DeviceNote::from_bytes).unwrap_or_default();
            if self.state.device.is_on {
                self.adopt().await?;
                self.make_machine();
            }
            Ok(())
        })
    }

    /// Vaults that were made since the backup was turned on are backed up too.
    async fn adopt(&mut self) -> Result<(), StorageError> {
        let is_new = |vault: &&VaultRecord| self.note(&vault.id.to_string()).is_none();
        let new: Vec<VaultRecord> = self.state.vaults.iter().filter(is_new).cloned().collect();
        if new.is_empty() {
            return Ok(());
        }
        let phrase = self.state.device.phrase.clone();
        let notes = new.iter().map(|vault| {
            let ticket = phrase
                .as_ref()
                .and_then(|seed| ticket_for_ever(seed, vault));
            let record = Record::to_found(ticket.into_iter().collect());
            self.note_of(vault.id.to_string(), Some(record.to_bytes()))
        });
        let step = Step {
            notes: notes.collect(),
            ..Step::default()
        };
        // Where another tab was faster, the next turn reads what it did.
        self.take_step(step).await.map(drop)
    }

    fn make_machine(&mut self) {
        if self.state.machine.is_some() {
            return;
        }
        let with_record = |vault: &VaultRecord| {
            Some(VaultOnDevice {
                id: vault.id,
                kind: vault.kind,
                key: vault.key.clone(),
                record: self.note(&vault.id.to_string())?.to_vec(),
            })
        };
        let vaults: Vec<_> = self.state.vaults.iter().filter_map(with_record).collect();
        let Engine { origin, device, .. } = &*self.engine;
        self.state.machine = Some(Machine::new(origin.clone(), device.clone(), vaults));
    }

    /// The bytes of a note as this turn knows it.
    pub(super) fn note(&self, name: &str) -> Option<&[u8]> {
        let mut notes = self.state.notes.iter();
        notes.find_map(|(known, bytes)| (known == name).then_some(&bytes[..]))
    }

    /// A note that takes the place of the one that this turn knows.
    pub(super) fn note_of(&self, name: String, after: Option<Vec<u8>>) -> Note {
        let before = self.note(&name).map(<[u8]>::to_vec);
        Note {
            name,
            before,
            after,
        }
    }

    /// Takes a step, and knows its notes from then on. False where another tab was faster.
    pub(super) fn take_step(&mut self, step: Step) -> Answer<'_, bool> {
        Box::pin(async move {
            let notes = step.notes.clone();
            if !self.engine.store.take_step(step).await? {
                return Ok(false);
            }
            for Note { name, after, .. } in notes {
                self.state.notes.retain(|(known, _)| *known != name);
                self.state.notes.extend(after.map(|bytes| (name, bytes)));
            }
            Ok(true)
        })
    }
}

/// The ticket of a recovery phrase, as an owner's; none if the cipher refuses, which it never does.
pub(super) fn ticket_for_ever(seed: &TicketSeed, vault: &VaultRecord) -> Option<Action> {
    ticket(seed, vault, Role::Owner, None, None)
}

pub(super) fn ticket(
    seed: &TicketSeed,
    vault: &VaultRecord,
    role: Role,
    ends_at: Option<i64>,
    redemptions: Option<u32>,
) -> Option<Action> {
    let ticket = Ticket::from_seed(seed).ok()?;
    let wrapped = ticket.wrap(vault.id, &vault.key, random::bytes()).ok()?;
    Some(Action::AddTicket(NewTicket {
        ticket: ticket.id(),
        role,
        ends_at,
        redemptions,
        wrapped_key: Blob(wrapped),
    }))
}

/// The lock of all tabs, or none if another tab does not let go in time.
async fn lock_in_time() -> Option<Lock> {
    let take = async {
        loop {
            match lock::take(LOCK).await {
                Some(lock) => return lock,
                None => timer::sleep(LOOK_AGAIN).await,
            }
        }
    };
    timer::within(PATIENCE, take).await
}
