//! Lets this device in, by a phrase or by an invitation.

use std::rc::Rc;

use vault::sync::{Join, JoinError, Order, Report};
use vault::{Ticket, TicketSeed};

use super::Engine;
use super::device_note::{self, DeviceNote};
use super::orders::Done;
use super::turn::Turn;
use super::turning_on::not_kept;
use super::when::Why;
use crate::storage::outbox::Note;
use crate::storage::{VaultRecord, preferences};
use crate::sync::answers::{Joined, NotJoined, Refusal};

impl Engine {
    /// Opens what twelve words open.
    pub(super) async fn restore(self: &Rc<Self>, phrase: &str) -> Result<Joined, NotJoined> {
        let seed = TicketSeed::from_phrase(phrase).map_err(NotJoined::Phrase)?;
        self.join(&seed, true).await
    }

    /// Opens what an invitation opens: a code, or a text that ends in one after a `#`.
    pub(super) async fn accept(self: &Rc<Self>, text: &str) -> Result<Joined, NotJoined> {
        let code = text.rsplit('#').next().unwrap_or_default();
        let seed = TicketSeed::from_code(code).map_err(NotJoined::Code)?;
        self.join(&seed, false).await
    }

    /// A phrase stays with the device, an invitation is used up.
    async fn join(self: &Rc<Self>, seed: &TicketSeed, stays: bool) -> Result<Joined, NotJoined> {
        let begun = Turn::begin(self).await.map_err(not_kept);
        let mut turn = begun.map_err(NotJoined::Refused)?;
        turn.goes_first = true;
        let vaults = turn.join(seed, stays).await?;
        // The machine takes them up in the turn that follows.
        turn.state.machine = None;
        preferences::set_backed_up(true);
        drop(turn);
        // What the vaults hold is fetched before the person is told; where that fails it comes later.
        let _ = self.sync(Why::Person).await;
        Ok(Joined { vaults })
    }
}

impl Turn {
    async fn join(&mut self, seed: &TicketSeed, stays: bool) -> Result<usize, NotJoined> {
        let refused = |_| NotJoined::Refused(Refusal::NotDone);
        let ticket = Ticket::from_seed(seed).map_err(refused)?;
        let device = DeviceNote {
            is_on: true,
            phrase: if stays {
                Some(seed.clone())
            } else {
                self.state.device.phrase.clone()
            },
        };
        let join = self.joining(ticket);
        // With the first vault, the device keeps that it is backed up.
        let beside = self.note_of(device_note::NAME.to_owned(), Some(device.to_bytes()));
        self.carry_out(join, Some(beside)).await.map_err(not_joined)
    }

    /// Joins what another device has put under this one's phrase since. Once for each page.
    pub(super) async fn look_for_more(&mut self) -> Result<usize, JoinError> {
        let phrase = self.state.device.phrase.as_ref();
        let ticket = phrase.and_then(|seed| Ticket::from_seed(seed).ok());
        let Some(ticket) = ticket else {
            return Ok(0);
        };
        let has_note = |vault: &&VaultRecord| self.note(&vault.id.to_string()).is_some();
        let kept = self.state.vaults.iter().filter(has_note);
        let kept = kept.map(|vault| vault.id).collect();
        let join = self.joining(ticket).beside(kept);
        self.carry_out(join, None).await
    }

    fn joining(&self, ticket: Ticket) -> Join {
        let here = self.state.vaults.iter().map(|vault| vault.id).collect();
        let Engine { origin, device, .. } = &*self.engine;
        Join::new(origin.clone(), device.id(), ticket, here)
    }

    /// How many vaults were joined. `beside` is kept with the first of them.
    async fn carry_out(
        &mut self,
        mut join: Join,
        mut beside: Option<Note>,
    ) -> Result<usize, JoinError> {
        loop {
            if let Some(outcome) = join.outcome() {
                return outcome.as_ref().map(Vec::len).map_err(|error| *error);
            }
            let order = join.next_order();
            let is_stored = matches!(order, Order::Store(_));
            let beside = beside.take_if(|_| is_stored);
            match self.perform(order, beside).await {
                Done::Report(report) => join.report(report),
                // It never waits; and another tab that was faster is as a store that did not keep it.
                Done::Until(_) | Done::Overtaken => join.report(Report::NotStored),
            }
        }
    }
}

fn not_joined(error: JoinError) -> NotJoined {
    match error {
        JoinError::NothingFound => NotJoined::NothingFound,
        JoinError::Ended | JoinError::TakenBack => NotJoined::Ended,
        JoinError::Used => NotJoined::Used,
        JoinError::NoNetwork => NotJoined::Refused(Refusal::NoNetwork),
        JoinError::NotKept => NotJoined::Refused(Refusal::NotKept),
        JoinError::TooOften { .. } => NotJoined::Refused(Refusal::TooOften),
        JoinError::ClientTooOld => NotJoined::Refused(Refusal::TooOld),
        JoinError::ServerTooOld | JoinError::WrongKey(_) | JoinError::Refused(_) => {
            NotJoined::Refused(Refusal::NotDone)
        }
    }
}
