//! Lets this device in, by a phrase or by an invitation.

use std::rc::Rc;

use protocol::VaultId;
use vault::sync::{Join, JoinError};
use vault::{Ticket, TicketSeed};

use super::Engine;
use super::device_note::{self, DeviceNote};
use super::orders::{Done, dice};
use super::turn::Turn;
use super::turning_on::not_kept;
use super::when::Why;
use crate::platform::{clock, timer};
use crate::storage::preferences;
use crate::sync::answers::{Joined, NotJoined, Refusal};

/// How long a person waits for a server that tells to wait, in milliseconds.
const PATIENCE: i64 = 15_000;

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
        let here: Vec<VaultId> = self.state.vaults.iter().map(|vault| vault.id).collect();
        let Engine {
            origin, device: me, ..
        } = &*self.engine;
        let mut join = Join::new(origin.clone(), me.id(), ticket, here);
        let begun = clock::now();
        loop {
            if let Some(outcome) = join.outcome() {
                let vaults = outcome.map_err(not_joined)?;
                return Ok(vaults.len());
            }
            let order = join.next(clock::now(), dice());
            // With the first vault, the device keeps that it is backed up.
            let beside = self.note_of(device_note::NAME.to_owned(), Some(device.to_bytes()));
            match self.perform(order, Some(beside)).await {
                Done::Report(report) => join.report(report, clock::now(), dice()),
                Done::Until(until) => {
                    let wait = until - clock::now();
                    if clock::now() + wait > begun + PATIENCE {
                        return Err(NotJoined::Refused(Refusal::TooOften));
                    }
                    timer::sleep(wait.max(0) as i32).await;
                }
                Done::Overtaken => return Err(NotJoined::Refused(Refusal::NotDone)),
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
        JoinError::TooOften => NotJoined::Refused(Refusal::TooOften),
        JoinError::ClientTooOld => NotJoined::Refused(Refusal::TooOld),
        JoinError::ServerTooOld | JoinError::WrongKey(_) | JoinError::Refused(_) => {
            NotJoined::Refused(Refusal::NotDone)
        }
    }
}
