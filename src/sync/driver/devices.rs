//! The devices that may open what is backed up here: letting one in, seeing them, ending their access.

use std::rc::Rc;

use protocol::Action;
use protocol::{Code, DeviceId, Role, VaultId};
use vault::sync::{Asked, Machine};
use vault::{Replica, TicketSeed, Value};

use super::turn::{Turn, ticket};
use super::turning_on::not_kept;
use super::when::Why;
use super::{Engine, Later};
use crate::platform::{clock, random};
use crate::storage::VaultRecord;
use crate::sync::answers::{Device, Invitation, Refusal};
use crate::sync::qr::Qr;

/// How long an invitation holds, in milliseconds: long enough to fetch the other phone.
const INVITATION: i64 = 24 * 60 * 60 * 1_000;
/// Where an invitation's link leads; the code follows as the fragment, which no server gets to see.
const JOIN_PATH: &str = "/join#";

impl Engine {
    /// Makes an invitation for one device.
    pub(super) async fn invite(self: &Rc<Self>, role: Role) -> Result<Invitation, Refusal> {
        let mut turn = self.online_turn().await?;
        let seed = TicketSeed(random::bytes());
        let ends_at = clock::now() + INVITATION;
        let vaults = turn.state.vaults.clone();
        let wishes = vaults.iter().filter_map(|vault| {
            let ticket = ticket(&seed, vault, role, Some(ends_at), Some(1))?;
            Some((vault.id, ticket))
        });
        turn.have_changed(wishes.collect()).await?;
        let code = seed.code();
        let link = [&self.origin, JOIN_PATH, &code].concat();
        Ok(Invitation {
            qr: Qr::of(&link),
            link,
            code,
            ends_at,
        })
    }

    /// The devices of all vaults, this one first, each with the highest role that it has in any.
    pub(super) async fn devices(self: &Rc<Self>) -> Result<Vec<Device>, Refusal> {
        let mut turn = self.online_turn().await?;
        let members = turn.members().await?;
        let names = turn.names().await?;
        let mut devices: Vec<Device> = Vec::new();
        for (_, id, role) in members {
            let mut known = devices.iter_mut();
            match known.find(|device| device.id == id) {
                Some(device) => device.role = device.role.max(role),
                None => {
                    let device = Device {
                        id,
                        is_this: id == self.device.id(),
                        role,
                        name: name_in(&names, id),
                    };
                    let place = if device.is_this { 0 } else { devices.len() };
                    devices.insert(place, device);
                }
            }
        }
        Ok(devices)
    }

    /// Ends a device's access to every vault that it may open.
    pub(super) async fn remove_device(self: &Rc<Self>, device: DeviceId) -> Result<(), Refusal> {
        let mut turn = self.online_turn().await?;
        let members = turn.members().await?;
        let opened = members.into_iter().filter(|(_, id, _)| *id == device);
        let wishes = opened.map(|(vault, id, _)| (vault, Action::Remove { key: id }));
        turn.have_changed(wishes.collect()).await
    }

    /// A turn that has just reached the server.
    pub(super) fn online_turn(self: &Rc<Self>) -> Later<'_, Result<Turn, Refusal>> {
        Box::pin(async move {
            let mut turn = Turn::begin(self).await.map_err(not_kept)?;
            if !turn.state.device.is_on {
                return Err(Refusal::BackupOff);
            }
            turn.reach().await?;
            Ok(turn)
        })
    }
}

impl Turn {
    /// Syncs; what keeps the server from being reached is told.
    fn reach(&mut self) -> Later<'_, Result<(), Refusal>> {
        Box::pin(async move {
            let is_reached = self.sync(Why::Person).await.map_err(not_kept)?;
            match self.state.machine.as_ref().and_then(Machine::trouble) {
                _ if is_reached => Ok(()),
                Some(vault::sync::Trouble::ClientTooOld) => Err(Refusal::TooOld),
                Some(vault::sync::Trouble::NotKept) => Err(Refusal::NotKept),
                Some(vault::sync::Trouble::Refused(Code::TooManyRequests)) => {
                    Err(Refusal::TooOften)
                }
                _ => Err(Refusal::NoNetwork),
            }
        })
    }

    /// Has the members changed; refused if none of the changes was made.
    async fn have_changed(&mut self, wishes: Vec<(VaultId, Action)>) -> Result<(), Refusal> {
        let all = wishes.len();
        let refused = self.have_changed_as_far_as_may_be(wishes).await?;
        match refused.first() {
            Some(code) if refused.len() >= all => Err(refusal(*code)),
            _ => Ok(()),
        }
    }

    /// The same; answers why changes were not made.
    pub(super) async fn have_changed_as_far_as_may_be(
        &mut self,
        wishes: Vec<(VaultId, Action)>,
    ) -> Result<Vec<Code>, Refusal> {
        if let Some(machine) = &mut self.state.machine {
            machine.asked();
            for (vault, action) in &wishes {
                machine.wish(*vault, action.clone());
            }
        }
        self.reach().await?;
        let machine = self.state.machine.as_mut().ok_or(Refusal::NotKept)?;
        let is_wished = |action: &Action| wishes.iter().any(|(_, wish)| wish == action);
        let refused = machine.asked().into_iter().filter_map(|asked| match asked {
            Asked::NotChanged(_, action, code) if is_wished(&action) => Some(code),
            _ => None,
        });
        Ok(refused.collect())
    }

    /// Who may open each vault, as the server says.
    async fn members(&mut self) -> Result<Vec<(VaultId, DeviceId, Role)>, Refusal> {
        if let Some(machine) = &mut self.state.machine {
            for vault in &self.state.vaults {
                machine.ask_members(vault.id);
            }
        }
        self.reach().await?;
        let machine = self.state.machine.as_mut().ok_or(Refusal::NotKept)?;
        let (mut found, mut refused) = (Vec::new(), None);
        for asked in machine.asked() {
            match asked {
                Asked::Members(vault, Ok(members)) => {
                    let devices = members.devices.0.into_iter();
                    found.extend(devices.map(|member| (vault, member.device, member.role)));
                }
                Asked::Members(_, Err(code)) => refused = Some(refusal(code)),
                Asked::NotChanged(..) => {}
            }
        }
        match refused {
            Some(refusal) if found.is_empty() => Err(refusal),
            _ => Ok(found),
        }
    }

    /// The vaults' data, for the names of devices.
    async fn names(&self) -> Result<Vec<Replica>, Refusal> {
        let mut replicas = Vec::new();
        for vault in &self.state.vaults {
            replicas.push(self.replica(vault).await?);
        }
        Ok(replicas)
    }

    async fn replica(&self, vault: &VaultRecord) -> Result<Replica, Refusal> {
        let mut replica = Replica::new();
        let loaded = self.engine.store.load(vault).await.map_err(not_kept)?;
        for batch in loaded.batches {
            replica.absorb(batch);
        }
        Ok(replica)
    }
}

fn name_in(vaults: &[Replica], device: DeviceId) -> Option<String> {
    let path = ["device/", &device.to_string(), "/name"].concat();
    vaults
        .iter()
        .find_map(|replica| match replica.value(&path) {
            Some(Value::Text(name)) => Some(name.clone()),
            _ => None,
        })
}

pub(super) fn refusal(code: Code) -> Refusal {
    match code {
        Code::Removed => Refusal::Removed,
        Code::NoAccess => Refusal::NoAccess,
        Code::OwnersOnly => Refusal::OwnersOnly,
        Code::LastOwner => Refusal::LastOwner,
        Code::ClientTooOld => Refusal::TooOld,
        Code::TooManyRequests => Refusal::TooOften,
        _ => Refusal::NotDone,
    }
}
