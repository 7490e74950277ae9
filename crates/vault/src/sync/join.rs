//! Letting a device in by a ticket: a recovery phrase, or an invitation.

use super::answer::{Heard, read};
use super::machine::VaultOnDevice;
use super::order::{Answer, Incoming, NewVault, Order, Report, Transaction, VaultWrite};
use super::record::Record;
use super::session::Login;
use crate::ticket::{Ticket, TicketError};
use protocol::api::{AskTickets, Changed, MakeChange, OpenTicket, Tickets};
use protocol::wire::{self, Blob};
use protocol::{Action, BatchHash, Change, Code, DeviceId, Purpose, SignedChange, VaultId};
use serde::de::DeserializeOwned;

/// How often the tickets are asked for again because others changed a vault's members meanwhile.
const OVERTAKEN_MAX: u32 = 5;

/// Why no vault, or not all of them, could be joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinError {
    /// Nothing that can be relied on came back. It can be tried again.
    NoNetwork,
    /// The server asks to wait so many seconds.
    TooOften {
        seconds: i64,
    },
    /// The server knows nothing that the ticket opens.
    NothingFound,
    /// The ticket's time is over.
    Ended,
    /// It has let in as many devices as it may.
    Used,
    /// It was taken back.
    TakenBack,
    /// The key that the server keeps is not the vault's, and is not used.
    WrongKey(TicketError),
    /// The device could not keep it.
    NotKept,
    ClientTooOld,
    ServerTooOld,
    Refused(Code),
}

/// Joins every vault that a ticket opens. It is asked once more from the beginning after a failure:
/// what was joined by then stays joined.
#[derive(Debug)]
pub struct Join {
    login: Login,
    ticket: Ticket,
    device: DeviceId,
    /// Vaults that are on this device already, which may hold what the server lacks.
    here: Vec<VaultId>,
    /// Vaults that were joined before, and are passed over.
    kept: Vec<VaultId>,
    doing: Doing,
    ready: Option<Order>,
    /// What the ticket opens and is not joined yet, the next one last.
    open: Vec<OpenTicket>,
    joined: Vec<VaultOnDevice>,
    /// The first reason why one of the vaults was not joined.
    refused: Option<JoinError>,
    overtaken: u32,
    outcome: Option<Result<Vec<VaultOnDevice>, JoinError>>,
}

#[derive(Debug)]
enum Doing {
    Nothing,
    Challenge,
    Session,
    Tickets,
    Change(Box<VaultOnDevice>, Vec<u8>),
    Store(Box<VaultOnDevice>),
}

impl Join {
    /// `here` are the vaults that are on this device.
    pub fn new(origin: String, device: DeviceId, ticket: Ticket, here: Vec<VaultId>) -> Self {
        Self {
            login: Login::new(origin, ticket.signing_key().clone()),
            ticket,
            device,
            here,
            kept: Vec::new(),
            doing: Doing::Nothing,
            ready: None,
            open: Vec::new(),
            joined: Vec::new(),
            refused: None,
            overtaken: 0,
            outcome: None,
        }
    }

    /// The vaults that were joined and stored, at least one, for [`super::Machine::take`]; or why
    /// there is none, or not all. None as long as it goes on.
    pub fn outcome(&self) -> Option<&Result<Vec<VaultOnDevice>, JoinError>> {
        self.outcome.as_ref()
    }

    /// Passes over these vaults, which this device keeps already: it looks only for what another device
    /// has put under the same ticket since. To find nothing more is no failure then.
    #[must_use]
    pub fn beside(mut self, kept: Vec<VaultId>) -> Self {
        self.kept = kept;
        self
    }

    /// What is to be done now, as long as there is no outcome: to send or to store something.
    pub fn next_order(&mut self) -> Order {
        if let Some(order) = self.ready.take() {
            return order;
        }
        if !self.login.is_open() {
            self.doing = Doing::Challenge;
            return Order::Send(self.login.ask_challenge());
        }
        self.doing = Doing::Tickets;
        Order::Send(self.login.request("/v1/tickets", &AskTickets {}))
    }

    /// Tells what became of the last order.
    pub fn report(&mut self, report: Report) {
        match (std::mem::replace(&mut self.doing, Doing::Nothing), report) {
            (Doing::Store(vault), Report::Stored) => {
                self.joined.push(*vault);
                self.join_next();
            }
            (_, Report::NotStored) => self.ends(JoinError::NotKept),
            (doing, Report::Answer(answer)) => {
                if let Err(error) = self.answered(doing, &answer) {
                    self.ends(error);
                }
            }
            _ => self.ends(JoinError::NoNetwork),
        }
    }

    fn answered(&mut self, doing: Doing, answer: &Answer) -> Result<(), JoinError> {
        match doing {
            Doing::Challenge => {
                let challenge = done(answer)?.map_err(JoinError::Refused)?;
                self.doing = Doing::Session;
                self.ready = Some(Order::Send(self.login.open(challenge)));
            }
            Doing::Session => self.login.take(done(answer)?.map_err(JoinError::Refused)?),
            Doing::Tickets => {
                let Tickets { tickets } = done(answer)?.map_err(JoinError::Refused)?;
                self.open = tickets.0;
                self.open.retain(|ticket| {
                    let mut joined = self.joined.iter();
                    joined.all(|vault| vault.id != ticket.vault)
                        && !self.kept.contains(&ticket.vault)
                });
                if self.open.is_empty() && self.joined.is_empty() && self.kept.is_empty() {
                    return Err(JoinError::NothingFound);
                }
                self.join_next();
            }
            Doing::Change(vault, first) => match done::<Changed>(answer)? {
                Ok(_) => self.store(vault, first),
                Err(Code::StaleChange) if self.overtaken < OVERTAKEN_MAX => self.overtaken += 1,
                Err(code) => {
                    self.refused.get_or_insert(refusal(code));
                    self.join_next();
                }
            },
            Doing::Store(_) | Doing::Nothing => return Err(JoinError::NoNetwork),
        }
        Ok(())
    }

    /// Takes the next vault's key out of its ticket, tries it, and asks to be let in.
    fn join_next(&mut self) {
        while let Some(open) = self.open.pop() {
            if let Some(code) = open.refused {
                self.refused.get_or_insert(refusal(code));
                continue;
            }
            let wrapped = &open.ticket.wrapped_key.0;
            let key = match self.ticket.unwrap_key(open.vault, wrapped, &open.first.0) {
                Ok(key) => key,
                Err(error) => {
                    self.refused.get_or_insert(JoinError::WrongKey(error));
                    continue;
                }
            };
            let record = if self.here.contains(&open.vault) {
                Record::to_compare()
            } else {
                Record::joined()
            };
            let vault = VaultOnDevice {
                id: open.vault,
                kind: open.kind,
                key,
                record: record.to_bytes(),
            };
            let change = self.sign(open.vault, open.next);
            let request = MakeChange { change };
            self.doing = Doing::Change(Box::new(vault), open.first.0);
            self.ready = Some(Order::Send(self.login.request("/v1/changes", &request)));
            return;
        }
        self.outcome = Some(match self.refused {
            Some(error) if self.joined.is_empty() => Err(error),
            _ => Ok(std::mem::take(&mut self.joined)),
        });
    }

    fn sign(&self, vault: VaultId, number: u32) -> SignedChange {
        let change = Change {
            vault,
            number,
            signer: self.login.id(),
            action: Action::Join {
                device: self.device,
            },
        };
        let change = wire::encode(&change);
        SignedChange {
            signature: self.login.key().sign(Purpose::Change, &change),
            change: Blob(change),
        }
    }

    /// The vault is kept together with its first batch, so that it is never empty.
    fn store(&mut self, vault: Box<VaultOnDevice>, first: Vec<u8>) {
        let write = VaultWrite {
            vault: vault.id,
            new: Some(NewVault {
                kind: vault.kind,
                key: vault.key.clone(),
            }),
            incoming: vec![Incoming {
                hash: BatchHash::of(&first),
                bytes: first,
                unreadable: None,
            }],
            requeued: Vec::new(),
            acknowledged: Vec::new(),
            record: vault.record.clone(),
        };
        self.doing = Doing::Store(vault);
        let vaults = vec![write];
        self.ready = Some(Order::Store(Transaction { vaults }));
    }

    fn ends(&mut self, error: JoinError) {
        self.outcome = Some(Err(error));
    }
}

/// The message, or the code of a refusal that is about what was asked.
fn done<Message: DeserializeOwned>(answer: &Answer) -> Result<Result<Message, Code>, JoinError> {
    match read(answer) {
        Heard::Done(message) => Ok(Ok(message)),
        Heard::Refused(Code::ClientTooOld) => Err(JoinError::ClientTooOld),
        Heard::Refused(code) => Ok(Err(code)),
        Heard::Wait(seconds) => Err(JoinError::TooOften { seconds }),
        Heard::ServerTooOld => Err(JoinError::ServerTooOld),
        Heard::Nothing => Err(JoinError::NoNetwork),
    }
}

fn refusal(code: Code) -> JoinError {
    match code {
        Code::TicketEnded => JoinError::Ended,
        Code::TicketUsed => JoinError::Used,
        Code::Removed => JoinError::TakenBack,
        code => JoinError::Refused(code),
    }
}
