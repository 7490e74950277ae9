//! Saves what a person does: one commit at a time, in order, and never silently not.

use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::{Entry, Op, OpId, OpenedBatch, PathError, Replica};

use super::clock;
use super::records::Change;
use super::session::{Kept, Session};
use crate::platform::{persistence, timer};
use crate::storage::StorageError;

/// How long to wait before looking again whether a write is through, in milliseconds.
const A_MOMENT: i32 = 10;

/// Where the data stands, told in words in one place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Saving {
    /// Nothing was written since the app was opened.
    Untouched,
    InProgress,
    /// The last transaction is complete on the disk.
    Saved,
    /// The last one failed; what was typed waits.
    NotSaved(StorageError),
}

impl Session {
    /// Saves changes that a record's functions made.
    pub(crate) fn save(self, changes: Result<Vec<Change>, PathError>) {
        let changes = match changes {
            Ok(changes) => changes,
            Err(error) => {
                self.saving
                    .set(Saving::NotSaved(StorageError::Failed(error.to_string())));
                return;
            }
        };
        self.kept.update_value(|kept| {
            for change in changes {
                kept.waiting.retain(|waiting| waiting.path != change.path);
                kept.waiting.push(change);
            }
        });
        if !self.kept.with_value(|kept| kept.was_emptied) {
            self.save_what_waits();
        }
    }

    /// The same for a single change.
    pub(crate) fn save_one(self, change: Result<Change, PathError>) {
        self.save(change.map(|change| vec![change]));
    }

    /// Saves a person's own words in the place of the texts they saw.
    pub(crate) fn save_text(self, path: &str, words: &str, seen: Vec<OpId>) {
        self.save_one(Change::own_words(path, words, seen));
    }

    /// The person has begun to type what is saved in a moment.
    pub(crate) fn begin_typing(self) {
        self.typing.update(|fields| *fields += 1);
    }

    /// What was typed in one field is handed over, or came to nothing new.
    pub(crate) fn end_typing(self) {
        self.typing.update(|fields| *fields -= 1);
    }

    /// Where the data stands with what is being typed: nothing is "Saved" while a key waits.
    pub(crate) fn standing(self) -> Saving {
        match self.saving.get() {
            Saving::Untouched | Saving::Saved if self.typing.get() > 0 => Saving::InProgress,
            saving => saving,
        }
    }

    /// Comes back when nothing is on its way to the disk, be it saved or refused.
    pub(crate) async fn written(self) {
        while self.kept.with_value(|kept| kept.is_writing) {
            timer::sleep(A_MOMENT).await;
        }
    }

    /// Tries what waits, again where it failed; with all that is in memory where the store was
    /// emptied.
    pub(crate) fn save_what_waits(self) {
        let is_writing = self.kept.with_value(|kept| kept.is_writing);
        if !is_writing {
            self.kept.update_value(|kept| kept.is_writing = true);
            self.saving.set(Saving::InProgress);
            spawn_local(self.write_until_nothing_waits());
        }
    }

    async fn write_until_nothing_waits(self) {
        let outcome = loop {
            let taken = self
                .kept
                .try_update_value(|kept| std::mem::take(&mut kept.waiting))
                .unwrap_or_default();
            if taken.is_empty() {
                break Saving::Saved;
            }
            if let Err(error) = self.commit(&taken).await {
                self.kept.update_value(|kept| {
                    put_back(&mut kept.waiting, taken);
                    if error == StorageError::VaultMissing {
                        kept.was_emptied = true;
                        kept.read_upto.clear();
                    }
                });
                break Saving::NotSaved(error);
            }
        };
        self.kept.update_value(|kept| kept.is_writing = false);
        self.saving.set(outcome);
    }

    async fn commit(self, changes: &[Change]) -> Result<(), StorageError> {
        let (store, device, vault, is_stored, was_emptied) = self.kept.with_value(|kept| {
            (
                kept.store.clone(),
                kept.device.clone(),
                kept.vault.clone(),
                kept.vault_is_stored,
                kept.was_emptied,
            )
        });
        if was_emptied || !is_stored {
            let all = if was_emptied {
                self.all_in_memory(changes)
            } else {
                Vec::new()
            };
            store.keep_vault(vault.clone(), &device, &all).await?;
            self.kept.update_value(|kept| {
                kept.vault_is_stored = true;
                kept.was_emptied = false;
            });
            spawn_local(async {
                persistence::ask().await;
            });
        }
        if was_emptied {
            return self.load().await;
        }
        let ops = self.draft(changes);
        let batches = store.commit(&vault, &device, &ops).await?;
        self.take_in_own(batches);
        Ok(())
    }

    /// Saves what is made of what is held apart under that name, and takes that away: both or neither.
    ///
    /// # Errors
    /// As any write, and whatever `changes` refuses.
    pub(super) async fn save_held(
        self,
        name: &str,
        mut changes: impl FnMut(Option<Vec<u8>>) -> Result<Vec<Change>, StorageError>,
    ) -> Result<(), StorageError> {
        let (store, device, vault) = self.kept.with_value(|kept| {
            let Kept {
                store,
                device,
                vault,
                ..
            } = kept;
            (store.clone(), device.clone(), vault.clone())
        });
        let ops = |held| Ok(self.draft(&changes(held)?));
        let batches = store.commit_held(&vault, &device, name, ops).await?;
        self.take_in_own(batches);
        Ok(())
    }

    /// What this tab wrote is shown, and its person has seen it.
    fn take_in_own(self, batches: Vec<OpenedBatch>) {
        // The engine counts too, a moment later: until then nothing may be taken for backed up.
        self.backup.update(|backup| backup.waiting += batches.len());
        self.kept.update_value(|kept| {
            let entries = batches.iter().flat_map(|batch| &batch.entries);
            kept.written
                .extend(entries.map(|entry| (entry.op.path.clone(), entry.id)));
        });
        self.replica.update(|replica| {
            for batch in batches {
                replica.absorb(batch);
            }
        });
    }

    /// All that is in memory and not only what was changed, as ops of this device. What waits is
    /// taken into the replica, which is not what is saved any more.
    pub(super) fn all_in_memory(self, changes: &[Change]) -> Vec<Op> {
        let author = self.kept.with_value(|kept| kept.device.id());
        let ops = self.draft(changes).into_iter();
        let entries = ops.map(|op| Entry::new(author, op)).collect();
        self.replica.update(|replica| {
            replica.absorb_entries(entries);
        });
        self.replica.with_untracked(Replica::rewritten)
    }

    /// The ops of changes, against what is saved now.
    pub(super) fn draft(self, changes: &[Change]) -> Vec<Op> {
        let now = clock::now();
        let draft = |replica: &Replica, change: &Change| {
            let mut op = replica.draft(change.path.clone(), change.write.clone(), now);
            if let Some(seen) = &change.seen {
                let written_here = self
                    .kept
                    .with_value(|kept| kept.written.get(&change.path).copied());
                op.replaces
                    .retain(|head| seen.contains(head) || Some(*head) == written_here);
            }
            op
        };
        self.replica.with_untracked(|replica| {
            changes
                .iter()
                .map(|change| draft(replica, change))
                .collect()
        })
    }
}

/// Puts changes that failed before those made meanwhile, which win on the same path.
fn put_back(waiting: &mut Vec<Change>, failed: Vec<Change>) {
    let newer = std::mem::take(waiting);
    *waiting = failed
        .into_iter()
        .filter(|old| newer.iter().all(|new| new.path != old.path))
        .collect();
    waiting.extend(newer);
}
