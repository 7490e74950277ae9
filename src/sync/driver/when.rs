//! When to sync: on start, on return, after a commit, when a timer ends, and when a person asks.

use std::rc::Rc;

use protocol::VaultId;
use wasm_bindgen_futures::spawn_local;

use super::orders::{Done, dice};
use super::turn::Turn;
use super::{Engine, Later};
use crate::platform::{attention, clock, timer};
use crate::storage::backend::Answer;
use crate::storage::{Change, StorageError, preferences};

/// How long after a commit it is sent, so that the next tap goes with it, in milliseconds.
const AFTER_A_COMMIT: i32 = 2_000;
/// The longest that a timer is set for, in milliseconds: the clock may be set meanwhile.
const LONGEST_TIMER: i64 = 15 * 60_000;
/// How often a turn begins anew because another tab was faster.
const OVERTAKEN: usize = 5;

/// Why to sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// The page was opened or shown, or there is a network again.
    Return,
    /// Something was written here.
    Commit,
    /// The machine asked to be asked again.
    Timer,
    /// A person wants it now.
    Person,
}

impl Engine {
    /// Syncs now, and listens from now on.
    pub(super) fn begin(self: &Rc<Self>) {
        let status = self.status.get();
        if status.is_on {
            preferences::set_backed_up(true);
            self.store.tell_of_backup(status.to_text());
        }
        let commit = {
            let engine = self.clone();
            timer::debounced(AFTER_A_COMMIT, move || engine.sync_soon(Why::Commit))
        };
        let engine = self.clone();
        self.store.on_change_elsewhere(move |change| match change {
            Change::Batches(_) | Change::Vaults => {
                let engine = engine.clone();
                spawn_local(async move { engine.count().await });
                commit();
            }
            // The page begins anew, or shows what another engine tells.
            Change::Erased | Change::Backup(_) => {}
        });
        let engine = self.clone();
        attention::on_return(move || engine.sync_soon(Why::Return));
        self.sync_soon(Why::Return);
    }

    pub(super) fn sync_soon(self: &Rc<Self>, why: Why) {
        let engine = self.clone();
        spawn_local(async move {
            // A store that cannot be read now is read on the next occasion.
            let _ = engine.sync(why).await;
        });
    }

    /// One turn; answers once nothing more can be done now, and whether the server was reached.
    pub(super) fn sync(self: &Rc<Self>, why: Why) -> Answer<'_, bool> {
        Box::pin(async move {
            let mut turn = Turn::begin(self).await?;
            let is_on = turn.state.device.is_on;
            // What was written may have come from the server, or another tab was faster.
            let is_sent = why == Why::Commit && self.store.count_unsent().await? == 0;
            if !is_on || is_sent {
                return Ok(true);
            }
            turn.sync(why).await
        })
    }

    fn set_timer(self: &Rc<Self>, until: i64) {
        let number = self.timers.get().wrapping_add(1);
        self.timers.set(number);
        let wait = (until - clock::now()).clamp(0, LONGEST_TIMER);
        let engine = self.clone();
        spawn_local(async move {
            timer::sleep(wait as i32).await;
            if engine.timers.get() == number && attention::is_shown() {
                engine.sync_soon(Why::Timer);
            }
        });
    }
}

impl Turn {
    /// Does all that the machine orders; answers whether the server was reached.
    pub(super) fn sync(&mut self, why: Why) -> Answer<'_, bool> {
        Box::pin(async move {
            let written: Vec<VaultId> = self.state.vaults.iter().map(|vault| vault.id).collect();
            if let Some(machine) = &mut self.state.machine {
                match why {
                    Why::Return => machine.wake(),
                    Why::Commit => written.into_iter().for_each(|vault| machine.changed(vault)),
                    Why::Person => machine.wake_for_a_person(),
                    Why::Timer => {}
                }
            }
            if !self.drive_and_tell().await {
                self.read_and_drive().await?;
            }
            let machine = self.state.machine.as_ref();
            let is_reached = machine.is_some_and(|machine| machine.failures() == 0);
            if is_reached && !self.engine.has_looked.replace(true) {
                match self.look_for_more().await {
                    Ok(0) => {}
                    Ok(_) => self.read_and_drive().await?,
                    // It is looked for again the next time.
                    Err(_) => self.engine.has_looked.set(false),
                }
            }
            Ok(is_reached)
        })
    }

    /// Does what there is to do in the store as it is now.
    async fn read_and_drive(&mut self) -> Result<(), StorageError> {
        self.state.machine = None;
        for _ in 0..OVERTAKEN {
            self.read().await?;
            if self.drive_and_tell().await {
                break;
            }
        }
        Ok(())
    }

    /// False where another tab was faster.
    fn drive_and_tell(&mut self) -> Later<'_, bool> {
        Box::pin(async move {
            let Some(until) = self.drive().await else {
                return false;
            };
            self.engine.set_timer(until);
            self.tell().await;
            true
        })
    }

    /// Until when there is nothing to do; none where another tab was faster, and the machine is gone.
    async fn drive(&mut self) -> Option<i64> {
        let mut machine = self.state.machine.take()?;
        loop {
            let order = machine.next_order(clock::now(), dice());
            match self.perform(order, None).await {
                Done::Report(report) => machine.report(report, clock::now(), dice()),
                Done::Until(until) => {
                    self.state.machine = Some(machine);
                    return Some(until);
                }
                Done::Overtaken => return None,
            }
        }
    }
}
