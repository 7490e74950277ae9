//! Erasing everything, on the server and here.

use std::rc::Rc;

use protocol::wire::Blob;
use protocol::{Action, Code, VaultId};
use vault::seal_erasure;
use vault::sync::Stage;

use super::Engine;
use super::devices::refusal;
use super::turn::Turn;
use super::turning_on::not_kept;
use crate::platform::random;
use crate::storage::VaultRecord;
use crate::sync::answers::Refusal;

impl Engine {
    /// Erases each vault on the server, sealed under its key, and then all that is here. Where one vault
    /// is not erased there, nothing is erased here.
    pub(super) async fn erase_everywhere(self: &Rc<Self>) -> Result<(), Refusal> {
        let mut turn = self.online_turn().await?;
        let wishes = turn.state.vaults.iter();
        let wishes = wishes.filter_map(|vault| turn.erasure(vault)).collect();
        let refused = turn.have_changed_as_far_as_may_be(wishes).await?;
        // Somebody else was faster: that is what was wished for.
        let mut others = refused.into_iter().filter(|code| *code != Code::Erased);
        if let Some(code) = others.next() {
            return Err(refusal(code));
        }
        self.store.erase_everything().await.map_err(not_kept)
    }
}

impl Turn {
    /// None of a vault that is not on the server.
    fn erasure(&self, vault: &VaultRecord) -> Option<(VaultId, Action)> {
        let record = self.state.machine.as_ref()?.record(vault.id)?;
        if record.stage == Stage::ToFound {
            return None;
        }
        let signer = self.engine.device.id();
        let seal = seal_erasure(vault.id, &vault.key, &signer, random::bytes()).ok()?;
        Some((vault.id, Action::Erase { seal: Blob(seal) }))
    }
}
