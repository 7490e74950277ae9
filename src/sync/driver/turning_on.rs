//! Turning the backup on and off.

use std::rc::Rc;

use vault::TicketSeed;
use vault::sync::Record;

use super::Engine;
use super::device_note::{self, DeviceNote};
use super::turn::{Turn, ticket_for_ever};
use super::when::Why;
use crate::platform::random;
use crate::storage::outbox::{Note, Step};
use crate::storage::{StorageError, VaultRecord, preferences};
use crate::sync::answers::Refusal;

/// Twelve words that open nothing yet.
pub(super) fn fresh_phrase() -> String {
    TicketSeed(random::bytes()).phrase()
}

impl Engine {
    /// Keeps the wish to be backed up, for every vault that is here; a network is not needed.
    pub(super) async fn turn_on(self: &Rc<Self>, phrase: &str) -> Result<(), Refusal> {
        let seed = TicketSeed::from_phrase(phrase).map_err(|_| Refusal::NotDone)?;
        let mut turn = Turn::begin(self).await.map_err(not_kept)?;
        let device = DeviceNote {
            is_on: true,
            phrase: Some(seed.clone()),
        };
        let is_known = turn.state.device.phrase.as_ref() == Some(&seed);
        let vaults = turn.state.vaults.iter();
        let mut notes: Vec<Note> = vaults
            .filter_map(|vault| turn.wanted(vault, &seed, is_known))
            .collect();
        notes.push(turn.note_of(device_note::NAME.to_owned(), Some(device.to_bytes())));
        turn.keep(notes).await?;
        preferences::set_backed_up(true);
        drop(turn);
        self.sync_soon(Why::Person);
        Ok(())
    }

    /// Stops syncing here. What is known of the server is kept, for the day it is turned on again.
    pub(super) async fn turn_off(self: &Rc<Self>) -> Result<(), Refusal> {
        let mut turn = Turn::begin(self).await.map_err(not_kept)?;
        let device = DeviceNote {
            is_on: false,
            ..turn.state.device.clone()
        };
        let note = turn.note_of(device_note::NAME.to_owned(), Some(device.to_bytes()));
        turn.keep(vec![note]).await?;
        turn.state.machine = None;
        preferences::set_backed_up(false);
        turn.tell().await;
        Ok(())
    }
}

impl Turn {
    /// The note of a vault that is to be under the phrase; none where nothing is to be changed.
    fn wanted(&self, vault: &VaultRecord, seed: &TicketSeed, is_known: bool) -> Option<Note> {
        let name = vault.id.to_string();
        let ticket = ticket_for_ever(seed, vault)?;
        let known = self.note(&name).map(Record::from_bytes);
        let record = match known {
            None => Record::to_found(vec![ticket]),
            Some(Ok(mut record)) if !is_known => {
                record.pending.0.push(ticket);
                record
            }
            Some(_) => return None,
        };
        Some(self.note_of(name, Some(record.to_bytes())))
    }

    /// Keeps these notes, all or none.
    async fn keep(&mut self, notes: Vec<Note>) -> Result<(), Refusal> {
        let step = Step {
            notes,
            ..Step::default()
        };
        match self.take_step(step).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Refusal::NotDone),
            Err(error) => Err(not_kept(error)),
        }
    }
}

pub(super) fn not_kept(_: StorageError) -> Refusal {
    Refusal::NotKept
}
