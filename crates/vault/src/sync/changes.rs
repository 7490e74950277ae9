//! Changes of who may open a vault: each is signed for its place in the history, and signed anew
//! where others were faster.

use super::machine::{Asked, Doing, Machine, shuts_out};
use super::order::Order;
use super::record::Stage;
use protocol::api::{Changed, MakeChange, Members};
use protocol::{Action, Code, VaultId};

/// How often in a row a change may be overtaken before there is a wait.
const OVERTAKEN_MAX: u32 = 8;

impl Machine {
    /// Makes the first change that is pending.
    pub(super) fn change(&mut self, id: VaultId) -> Order {
        let vault = self.vaults.get(&id);
        let pending = vault.and_then(|vault| {
            let action = vault.record.pending.0.first()?;
            Some((vault.record.next_change, action.clone()))
        });
        let Some((number, action)) = pending else {
            return self.read_outbox();
        };
        let change = self.sign(id, number, action);
        self.doing = Doing::Change(id);
        Order::Send(self.login.request("/v1/changes", &MakeChange { change }))
    }

    pub(super) fn was_changed(
        &mut self,
        id: VaultId,
        heard: Result<Changed, Option<Code>>,
        now: i64,
        random: u64,
    ) {
        let Some(vault) = self.vaults.get_mut(&id) else {
            return;
        };
        let code = match heard {
            Ok(Changed { next }) => {
                let action = vault.record.pending.0.remove(0);
                vault.record.remember(action);
                vault.record.next_change = next;
                vault.is_unsaved = true;
                self.overtaken = 0;
                self.has_succeeded();
                return;
            }
            Err(None) => return,
            Err(Some(code)) => code,
        };
        match code {
            Code::StaleChange => {
                vault.looks = true;
                self.overtaken += 1;
                if self.overtaken > OVERTAKEN_MAX {
                    self.has_failed(now, random);
                }
            }
            code if shuts_out(code) => {
                vault.record.trouble = Some(code);
                vault.is_unsaved = true;
            }
            code => {
                let action = vault.record.pending.0.remove(0);
                vault.is_unsaved = true;
                // A ticket that is there already was made by a change whose answer was lost.
                if let (Action::AddTicket(_), Code::TicketUsed) = (&action, code) {
                    vault.record.remember(action);
                } else {
                    self.asked.push(Asked::NotChanged(id, action, code));
                }
            }
        }
    }

    /// Numbers the next change anew, and leaves out those whose effect is there.
    pub(super) fn heard_members(&mut self, id: VaultId, heard: Result<Members, Option<Code>>) {
        let vault = self.vaults.get_mut(&id);
        let Some(vault) = vault else {
            return;
        };
        match heard {
            Ok(members) => {
                vault.looks = false;
                let next = u32::try_from(members.changes.0.len()).unwrap_or(u32::MAX);
                let pending = std::mem::take(&mut vault.record.pending.0);
                let before = (vault.record.next_change, pending.len());
                for action in pending {
                    if is_in_effect(&action, &members) {
                        vault.record.remember(action);
                    } else {
                        vault.record.pending.0.push(action);
                    }
                }
                vault.record.next_change = next;
                vault.is_unsaved |= before != (next, vault.record.pending.0.len());
                self.has_succeeded();
                if self.questions.remove(&id) {
                    self.asked.push(Asked::Members(id, Ok(members)));
                }
            }
            Err(None) => {}
            Err(Some(code)) => {
                vault.looks = false;
                if vault.record.stage != Stage::ToFound {
                    vault.record.trouble = Some(code);
                    vault.is_unsaved = true;
                }
                if self.questions.remove(&id) {
                    self.asked.push(Asked::Members(id, Err(code)));
                }
            }
        }
    }
}

fn is_in_effect(action: &Action, members: &Members) -> bool {
    let devices = &members.devices.0;
    let tickets = &members.tickets.0;
    let shares = &members.shares.0;
    match action {
        Action::Add { device, role } => devices
            .iter()
            .any(|member| member.device == *device && member.role == *role),
        Action::Remove { key } => {
            devices.iter().all(|member| member.device != *key)
                && tickets.iter().all(|ticket| ticket.ticket != *key)
        }
        Action::AddTicket(new) => tickets.iter().any(|ticket| ticket.ticket == new.ticket),
        Action::Share(share) => shares.contains(share),
        Action::Unshare { place } => shares.iter().all(|share| share.place != *place),
        _ => false,
    }
}
