//! What the machine does next, and what it makes of the answers that belong to no vault alone.

use super::answer::{Heard, read};
use super::exchange::Proposal;
use super::machine::{Doing, Machine, Task, Trouble};
use super::order::{Answer, Order, Read, Transaction, VaultWrite};
use super::patience::Pause;
use protocol::api::{AskHashes, AskMembers};
use protocol::{Code, VaultId};
use serde::de::DeserializeOwned;

impl Machine {
    /// Takes over what persons want: each record is ahead of the store then.
    pub(super) fn keep_wishes(&mut self) {
        for (id, action) in std::mem::take(&mut self.wishes) {
            if let Some(vault) = self.vaults.get_mut(&id) {
                vault.record.pending.0.push(action);
                vault.is_unsaved = true;
            }
        }
    }

    /// Everything that the store does not know yet.
    pub(super) fn unsaved(&mut self) -> Option<Transaction> {
        let unsaved = self.vaults.iter().filter(|(_, vault)| vault.is_unsaved);
        let proposals: Vec<Proposal> = unsaved
            .map(|(id, vault)| Proposal::of_record(*id, vault.record.clone()))
            .collect();
        if proposals.is_empty() {
            return None;
        }
        let vaults = proposals.iter().map(Proposal::as_write).collect();
        self.doing = Doing::Store(proposals);
        Some(Transaction { vaults })
    }

    /// The next thing to do, if there is any.
    pub(super) fn work(&mut self) -> Option<Order> {
        self.questions
            .retain(|vault| self.vaults.contains_key(vault));
        let mut tasks = self.vaults.iter();
        let task = tasks.find_map(|(id, vault)| Some((*id, vault.task()?)));
        if task.is_none() && self.questions.is_empty() {
            return None;
        }
        if !self.login.is_open() {
            self.doing = Doing::Challenge;
            return Some(Order::Send(self.login.ask_challenge()));
        }
        if let Some(vault) = self.questions.first().copied() {
            return Some(self.look(vault));
        }
        let mut tasks = self.vaults.iter();
        let alone = tasks.find_map(|(id, vault)| match vault.task()? {
            Task::Exchange => None,
            task => Some((*id, task)),
        });
        Some(match alone {
            Some((vault, Task::Found)) => {
                self.doing = Doing::ReadFirst(vault);
                Order::Read(Read::First { vault })
            }
            Some((vault, Task::Compare)) => self.ask_hashes(vault),
            Some((vault, Task::Look)) => self.look(vault),
            Some((vault, Task::Change)) => self.change(vault),
            Some((_, Task::Exchange)) | None => self.read_outbox(),
        })
    }

    fn look(&mut self, vault: VaultId) -> Order {
        self.doing = Doing::Members(vault);
        Order::Send(self.login.request("/v1/members", &AskMembers { vault }))
    }

    fn ask_hashes(&mut self, vault: VaultId) -> Order {
        let known = self.vaults.get(&vault).map_or(0, |of| of.hashes.len());
        self.doing = Doing::Hashes(vault);
        let ask = AskHashes {
            vault,
            after: known as u64,
        };
        Order::Send(self.login.request("/v1/hashes", &ask))
    }

    pub(super) fn answered(&mut self, doing: Doing, answer: &Answer, now: i64, random: u64) {
        match doing {
            Doing::Challenge => {
                if let Some(challenge) = self.hear_at_the_door(answer, now, random) {
                    self.doing = Doing::Session;
                    self.ready = Some(Order::Send(self.login.open(challenge)));
                }
            }
            Doing::Session => {
                if let Some(session) = self.hear_at_the_door(answer, now, random) {
                    self.login.take(session);
                }
            }
            Doing::Found(vault) => {
                let heard = self.hear(answer, now, random);
                self.was_founded(vault, heard, now, random);
            }
            Doing::Members(vault) => {
                let heard = self.hear(answer, now, random);
                self.heard_members(vault, heard);
            }
            Doing::Change(vault) => {
                let heard = self.hear(answer, now, random);
                self.was_changed(vault, heard, now, random);
            }
            Doing::Hashes(vault) => {
                let heard = self.hear(answer, now, random);
                self.heard_hashes(vault, heard, now, random);
            }
            Doing::Exchange(sent) => {
                let heard = self.hear(answer, now, random);
                self.was_exchanged(sent, heard, now, random);
            }
            _ => self.has_failed(now, random),
        }
    }

    /// An answer outside of any session: a refusal is one of this device as a whole.
    fn hear_at_the_door<Message: DeserializeOwned>(
        &mut self,
        answer: &Answer,
        now: i64,
        random: u64,
    ) -> Option<Message> {
        match self.sort(read(answer), now, random) {
            Ok(message) => Some(message),
            Err(None) => None,
            Err(Some(code)) => {
                // A challenge that is over is nothing that a person can mend.
                if code != Code::BadChallenge {
                    self.trouble = Some(Trouble::Refused(code));
                }
                self.has_failed(now, random);
                None
            }
        }
    }

    /// An answer within the session. Refusals that are not about what was asked are dealt with here:
    /// they leave no code.
    fn hear<Message: DeserializeOwned>(
        &mut self,
        answer: &Answer,
        now: i64,
        random: u64,
    ) -> Result<Message, Option<Code>> {
        let heard = self.sort(read(answer), now, random);
        match heard {
            Ok(_) | Err(Some(_)) => self.login.was_heard(),
            Err(None) => {}
        }
        heard
    }

    fn sort<Message>(
        &mut self,
        heard: Heard<Message>,
        now: i64,
        random: u64,
    ) -> Result<Message, Option<Code>> {
        match heard {
            Heard::Done(message) => return Ok(message),
            Heard::Refused(Code::NoSession) => {
                if !self.login.has_ended() {
                    self.has_failed(now, random);
                }
            }
            Heard::Refused(Code::ClientTooOld) => {
                self.has_failed(now, random);
                self.trouble = Some(Trouble::ClientTooOld);
            }
            Heard::ServerTooOld => {
                self.has_failed(now, random);
                self.trouble = Some(Trouble::ServerTooOld);
            }
            Heard::Refused(code) => return Err(Some(code)),
            Heard::Wait(seconds) => self.waits(seconds, now),
            Heard::Nothing => self.has_failed(now, random),
        }
        Err(None)
    }

    /// The server did what it was asked.
    pub(super) fn has_succeeded(&mut self) {
        self.failures = 0;
        self.trouble = None;
    }

    pub(super) fn has_failed(&mut self, now: i64, random: u64) {
        self.failures = self.failures.saturating_add(1);
        self.pause = Some(Pause::after(self.failures, now, random));
    }

    /// The server asks to be left alone so many seconds.
    pub(super) fn waits(&mut self, seconds: i64, now: i64) {
        self.failures = self.failures.saturating_add(1);
        self.pause = Some(Pause::told(seconds, now));
    }

    /// The server refused something as a whole, for a reason that belongs to no vault.
    pub(super) fn was_refused(&mut self, code: Code, now: i64, random: u64) {
        self.has_failed(now, random);
        self.trouble = Some(Trouble::Refused(code));
    }

    /// The transaction has completed: what it said holds now.
    pub(super) fn adopt(&mut self, proposals: Vec<Proposal>) {
        self.is_store_failing = false;
        if self.trouble == Some(Trouble::NotKept) {
            self.trouble = None;
        }
        for proposal in proposals {
            if let Some(vault) = self.vaults.get_mut(&proposal.vault) {
                vault.record = proposal.record;
                vault.is_unsaved = false;
                vault.is_due = proposal.is_due.unwrap_or(vault.is_due);
            }
        }
    }

    /// Orders a write, whose proposals hold once it has completed.
    pub(super) fn store(&mut self, proposals: Vec<Proposal>, vaults: Vec<VaultWrite>) {
        self.doing = Doing::Store(proposals);
        self.ready = Some(Order::Store(Transaction { vaults }));
    }
}
