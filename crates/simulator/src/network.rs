//! What lies between a device and the server, and does not do what it should.

use protocol::api::{Failure, FoundVault, MakeChange, Pull, Sync, Synced, SyncedVault};
use protocol::wire::{self, List};
use protocol::{Action, BatchHash, Code, DeviceId, VaultId};
use vault::sync::{Answer, Request};

use crate::fault::Fault;
use crate::oracle::CANARY;
use crate::planted::Planted;
use crate::server::Broken;
use crate::world::{DAY, Event, HOUR, MINUTE, SECOND, World, name};

/// How long a device waits for an answer.
const PATIENCE: i64 = MINUTE;

/// What one of the proxies lets through, in bytes.
const PROXY_BYTES: usize = 300 * 1024;

/// A request on its way.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    device: usize,
    number: u64,
    /// The device's key when it was sent: a browser that was emptied has another later.
    key: DeviceId,
    request: Request,
}

impl World {
    /// A request leaves a device.
    pub(crate) fn sends(&mut self, device: usize, request: Request) {
        self.count_sent(device);
        let number = self.devices[device].last_sent;
        let key = self.devices[device].key.id();
        let sent = Sent {
            device,
            number,
            key,
            request,
        };
        self.in_a_while(PATIENCE, Event::GiveUp(device, number));
        if self.devices[device].offline_until > self.now {
            return;
        }
        if self.unlucky(14) {
            return self.strikes(Fault::RequestLost, Some(device));
        }
        if self.unlucky(25) {
            self.strikes(Fault::Duplicated, Some(device));
            let later = self.chance.between(SECOND, 2 * HOUR);
            self.in_a_while(later, Event::Arrive(sent.clone()));
        }
        let mut way = self.chance.between(20, 400);
        if self.unlucky(25) {
            self.strikes(Fault::Delayed, Some(device));
            let longest = if self.chance.one_in(2) { DAY } else { 21 * DAY };
            way = self.chance.between(2 * MINUTE, longest);
        }
        self.in_a_while(way, Event::Arrive(sent));
    }

    fn count_sent(&mut self, device: usize) {
        self.requests += 1;
        let of = &mut self.devices[device];
        of.last_sent = self.requests;
        of.awaiting = Some(self.requests);
    }

    /// A request reaches the server, or what stands in its place.
    pub(crate) fn arrives(&mut self, sent: Sent) -> Result<(), Broken> {
        let Sent {
            device,
            number,
            key,
            request,
        } = sent;
        if number < self.devices[device].last_sent {
            self.strikes(Fault::Reordered, Some(device));
        }
        self.traffic += request.body.len() as u64;
        if contains(&request.body, CANARY) {
            return Err("a text went over the wire in the clear".into());
        }
        if let Some(answer) = self.somebody_else_answers(device, &request) {
            self.returns(device, number, answer);
            return Ok(());
        }
        if self.unlucky(90) {
            self.strikes(Fault::ServerCrashedBefore, None);
            return self.server.restart();
        }
        let answer = self.server_answers(device, &request)?;
        if contains(&answer.body, CANARY) {
            return Err("a text came over the wire in the clear".into());
        }
        self.watch(device, key, &request, &answer)?;
        self.traffic += answer.body.len() as u64;
        let is_ack = request.path == "/v1/sync" && acknowledges(&answer);
        if self.unlucky(90) {
            self.strikes(Fault::ServerCrashedAfter, None);
            return self.server.restart();
        }
        if self.unlucky(if is_ack { 10 } else { 16 }) {
            let fault = if is_ack {
                Fault::AckLost
            } else {
                Fault::AnswerLost
            };
            self.strikes(fault, Some(device));
            return Ok(());
        }
        let mut answer = answer;
        if !answer.body.is_empty() && self.unlucky(40) {
            self.strikes(Fault::Cut, Some(device));
            let length = self.chance.place(answer.body.len());
            answer.body.truncate(length);
        }
        self.returns(device, number, answer);
        Ok(())
    }

    fn returns(&mut self, device: usize, number: u64, answer: Answer) {
        let way = self.chance.between(20, 400);
        self.in_a_while(way, Event::Answer(device, number, answer));
    }

    /// A hotel, a proxy, or a server of another version.
    fn somebody_else_answers(&mut self, device: usize, request: &Request) -> Option<Answer> {
        let page = |status| Answer {
            status,
            body: b"<!doctype html><title>Welcome</title>".to_vec(),
            ..Answer::default()
        };
        if self.devices[device].too_old_for > 0 {
            self.devices[device].too_old_for -= 1;
            self.strikes(Fault::OldVersion, Some(device));
            return Some(Answer {
                status: 426,
                protocol: Some("1".to_owned()),
                body: wire::encode(&Failure {
                    code: Code::ClientTooOld,
                }),
                ..Answer::default()
            });
        }
        if self.unlucky(35) {
            self.strikes(Fault::LoginPage, Some(device));
            return Some(page(200));
        }
        if self.unlucky(35) {
            self.strikes(Fault::Broken, Some(device));
            let retry_after = self.chance.one_in(2).then(|| "90".to_owned());
            return Some(Answer {
                retry_after,
                ..page(503)
            });
        }
        // Also when the storm is over: this proxy stays as it is.
        if request.body.len() > PROXY_BYTES {
            self.strikes(Fault::TooLarge, Some(device));
            return Some(page(413));
        }
        None
    }

    fn server_answers(&mut self, device: usize, request: &Request) -> Result<Answer, Broken> {
        let is_sync = request.path == "/v1/sync";
        let Some(planted) = self.planted.filter(|_| is_sync) else {
            return self.server.answer(self.now, request);
        };
        let Ok(mut sync) = wire::decode::<Sync>(&request.body) else {
            return self.server.answer(self.now, request);
        };
        let mut pretended: Vec<(VaultId, Vec<BatchHash>)> = Vec::new();
        match planted {
            Planted::AcknowledgedBeforeCommit if self.unlucky(6) => {
                for vault in &mut sync.vaults.0 {
                    let batches = std::mem::take(&mut vault.push.0);
                    let hashes = batches.iter().map(|batch| BatchHash::of(&batch.0));
                    pretended.push((vault.vault, hashes.collect()));
                }
            }
            Planted::BareSequenceAsCursor => {
                for vault in &mut sync.vaults.0 {
                    let log = self.server.log(vault.vault)?;
                    let read = usize::try_from(vault.cursor.n)?.min(log.len());
                    let at = log[..read].iter();
                    vault.cursor = at.fold(protocol::Cursor::START, protocol::Cursor::after);
                }
            }
            _ => {}
        }
        let request = Request {
            body: wire::encode(&sync),
            ..request.clone()
        };
        let mut answer = self.server.answer(self.now, &request)?;
        let Ok(mut synced) = wire::decode::<Synced>(&answer.body) else {
            return Ok(answer);
        };
        for (told, asked) in synced.vaults.0.iter_mut().zip(&sync.vaults.0) {
            self.spoil(device, planted, told, asked.cursor, &pretended);
        }
        answer.body = wire::encode(&synced);
        Ok(answer)
    }

    /// Puts the planted mistake into what the server says of a vault.
    fn spoil(
        &mut self,
        device: usize,
        planted: Planted,
        told: &mut SyncedVault,
        asked: protocol::Cursor,
        pretended: &[(VaultId, Vec<BatchHash>)],
    ) {
        let is_lucky = self.chance.one_in(4);
        match (planted, &mut told.outcome) {
            (Planted::AcknowledgedBeforeCommit, Ok(batches)) => {
                let of_vault = pretended.iter().filter(|(vault, _)| *vault == told.vault);
                for (_, hashes) in of_vault {
                    batches.stored.0.extend(hashes);
                }
            }
            (Planted::RunningHashIgnored, Ok(batches)) if batches.pull == Pull::CursorUnknown => {
                batches.pull = Pull::Page {
                    batches: List(Vec::new()),
                    cursor: asked,
                    more: false,
                };
            }
            (Planted::PageWithAGap, Ok(batches)) => {
                if let Pull::Page { batches, .. } = &mut batches.pull
                    && is_lucky
                {
                    batches.0.pop();
                }
            }
            (Planted::RemovedStillServed, outcome @ Err(Code::Removed)) => {
                self.tell(format!("{} is still served", name(device)));
                *outcome = Ok(protocol::api::SyncedBatches {
                    stored: List(Vec::new()),
                    known: List(Vec::new()),
                    refused: List(Vec::new()),
                    pull: Pull::Page {
                        batches: List(Vec::new()),
                        cursor: asked,
                        more: false,
                    },
                    used: 0,
                    limit: 0,
                });
            }
            _ => {}
        }
    }

    /// Notes what the server has done, and whether it may.
    fn watch(
        &mut self,
        device: usize,
        key: DeviceId,
        request: &Request,
        answer: &Answer,
    ) -> Result<(), Broken> {
        match answer.status {
            401 => self.strikes(Fault::SessionEnded, Some(device)),
            429 => self.strikes(Fault::TooOften, Some(device)),
            _ => {}
        }
        if answer.status != 200 {
            return Ok(());
        }
        match request.path {
            "/v1/changes" => {
                let made: Option<MakeChange> = wire::decode(&request.body).ok();
                let change = made.and_then(|made| made.change.verify().ok());
                if let Some(change) = change
                    && let Action::Remove { key } = change.action
                {
                    self.oracle.removed.insert((change.vault, key));
                }
            }
            "/v1/vaults" => {
                let founded: Option<FoundVault> = wire::decode(&request.body).ok();
                if founded.is_some() {
                    self.tell(format!("{} founded a vault", name(device)));
                }
            }
            "/v1/sync" => {
                let synced: Synced = wire::decode(&answer.body).map_err(|_| "no answer")?;
                for told in synced.vaults.0 {
                    self.watch_vault(told, device, key)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn watch_vault(
        &mut self,
        told: SyncedVault,
        device: usize,
        key: DeviceId,
    ) -> Result<(), Broken> {
        let Ok(batches) = told.outcome else {
            return Ok(());
        };
        if self.oracle.removed.contains(&(told.vault, key)) {
            return Err(format!("{} was served after it was removed", name(device)).into());
        }
        for refused in &batches.refused.0 {
            match refused.code {
                Code::VaultFull => self.strikes(Fault::Full, Some(device)),
                Code::ReadOnly => self.strikes(Fault::ReadOnly, Some(device)),
                _ => {}
            }
        }
        Ok(())
    }
}

fn acknowledges(answer: &Answer) -> bool {
    let synced: Option<Synced> = wire::decode(&answer.body).ok();
    let stores = |told: &SyncedVault| {
        let batches = told.outcome.as_ref();
        batches.is_ok_and(|batches| !batches.stored.0.is_empty())
    };
    synced.is_some_and(|synced| synced.vaults.0.iter().any(stores))
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}
