//! Founding a vault on the server, and founding it again on one that was restored to before.

use super::machine::{Doing, Machine};
use super::order::Order;
use super::record::Stage;
use protocol::api::{Changed, FoundVault};
use protocol::wire::{self, Blob};
use protocol::{Action, Change, Code, Cursor, Purpose, SignedChange, VaultId};

impl Machine {
    /// With its first batch the vault can be founded; one that is empty waits for it.
    pub(super) fn found(&mut self, id: VaultId, first: Option<Vec<u8>>) {
        let Some(vault) = self.vaults.get_mut(&id) else {
            return;
        };
        let Some(first) = first else {
            vault.is_due = false;
            return;
        };
        let kind = vault.kind;
        let founding = self.sign(id, 0, Action::Found { kind });
        let first = Blob(first);
        self.doing = Doing::Found(id);
        let request = FoundVault { founding, first };
        self.ready = Some(Order::Send(self.login.request("/v1/vaults", &request)));
    }

    /// The first batch stays in the outbox: an answer to a founding that was repeated says nothing of
    /// the batch that this one brought.
    pub(super) fn was_founded(
        &mut self,
        id: VaultId,
        heard: Result<Changed, Option<Code>>,
        now: i64,
        random: u64,
    ) {
        let Some(vault) = self.vaults.get_mut(&id) else {
            return;
        };
        match heard {
            Ok(Changed { next }) => {
                // Where something was read before, the server has lost it, and with it all the rest.
                vault.record.stage = match vault.record.cursor {
                    Cursor::START => Stage::Kept,
                    _ => Stage::ToCompare,
                };
                vault.record.next_change = next;
                vault.record.trouble = None;
                vault.is_unsaved = true;
                self.has_succeeded();
            }
            Err(None) => {}
            // The id is taken. If this device may open the vault after all, the sync will tell.
            Err(Some(code @ Code::NoAccess)) => {
                vault.record.stage = Stage::Kept;
                vault.record.trouble = Some(code);
                vault.is_unsaved = true;
            }
            Err(Some(code)) => {
                vault.record.trouble = Some(code);
                self.was_refused(code, now, random);
            }
        }
    }

    pub(super) fn sign(&self, vault: VaultId, number: u32, action: Action) -> SignedChange {
        let change = Change {
            vault,
            number,
            signer: self.login.id(),
            action,
        };
        let change = wire::encode(&change);
        SignedChange {
            signature: self.login.key().sign(Purpose::Change, &change),
            change: Blob(change),
        }
    }
}
