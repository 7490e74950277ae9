//! The outbox that is gone with the page. Nothing is synced from there; the tests hold it against the disk.

use protocol::VaultId;

use super::{Deed, Note};
use crate::storage::{
    backend::{Answer, Origin},
    memory::Memory,
};

impl Memory {
    pub(super) fn notes(&self) -> Answer<'_, Vec<(String, Vec<u8>)>> {
        self.transact(|tables, _| Ok(tables.sync.clone()))
    }

    pub(super) fn unsent(&self, vault: VaultId) -> Answer<'_, Vec<Vec<u8>>> {
        self.transact(|tables, _| {
            let unsent = tables.unsent_batches();
            let of_vault = unsent.filter(|(of, _)| *of == vault);
            Ok(of_vault.map(|(_, batch)| batch.bytes.clone()).collect())
        })
    }

    pub(super) fn count_unsent(&self) -> Answer<'_, usize> {
        self.transact(|tables, _| Ok(tables.unsent_batches().count()))
    }

    pub(super) fn take_step(&self, deed: Deed) -> Answer<'_, Option<Vec<usize>>> {
        self.transact(|tables, before_write| {
            let found = |name: &str| tables.sync.iter().find(|(known, _)| known == name);
            let is_as_before =
                |note: &Note| found(&note.name).map(|(_, bytes)| bytes) == note.before.as_ref();
            if !deed.notes.iter().all(is_as_before) {
                return Ok(None);
            }
            let mut added = Vec::new();
            for whole in deed.arrived {
                added.push(tables.take_in(whole, Origin::Server, before_write)?);
            }
            for hash in &deed.sent {
                before_write()?;
                tables.unsent.retain(|unsent| unsent != hash);
            }
            for hash in deed.lost {
                before_write()?;
                tables.unsent.retain(|unsent| *unsent != hash);
                tables.unsent.push(hash);
            }
            for Note { name, after, .. } in deed.notes {
                before_write()?;
                tables.sync.retain(|(known, _)| *known != name);
                tables.sync.extend(after.map(|bytes| (name, bytes)));
            }
            Ok(Some(added))
        })
    }
}
