//! Where the backup stands, worked out from what the store holds, and told to every tab.

use protocol::{Code, VaultId};
use vault::sync::{self, Record, RecordError};

use super::Engine;
use super::device_note::{self, DeviceNote};
use super::turn::Turn;
use crate::storage::StorageError;
use crate::sync::status::{Status, Trouble};

impl Engine {
    /// Reads where the backup stands, without waiting for a turn that is under way.
    pub(super) async fn look(&self) -> Result<Status, StorageError> {
        let notes = self.store.notes().await?;
        let waiting = self.store.count_unsent().await?;
        let status = Status {
            waiting,
            ..standing(&notes)
        };
        self.status.set(status);
        Ok(status)
    }

    /// Something was written: what waits is counted anew, and told where a backup is on.
    pub(super) async fn count(&self) {
        let Ok(waiting) = self.store.count_unsent().await else {
            return;
        };
        let status = Status {
            waiting,
            ..self.status.get()
        };
        self.status.set(status);
        if status.is_on {
            self.store.tell_of_backup(status.to_text());
        }
    }
}

impl Turn {
    /// Tells where the backup stands now.
    pub(super) async fn tell(&self) {
        let waiting = self.engine.store.count_unsent().await;
        let known = standing(&self.state.notes);
        let machine = self.state.machine.as_ref();
        let of_device = machine.and_then(sync::Machine::trouble).and_then(of_device);
        let status = Status {
            waiting: waiting.unwrap_or_else(|_| self.engine.status.get().waiting),
            trouble: of_device.or(known.trouble),
            ..known
        };
        self.engine.status.set(status);
        self.engine.store.tell_of_backup(status.to_text());
    }
}

/// What the notes say, but for what waits.
fn standing(notes: &[(String, Vec<u8>)]) -> Status {
    let mut status = Status::default();
    for (name, bytes) in notes {
        if name == device_note::NAME {
            let device = DeviceNote::from_bytes(bytes);
            status.is_on = device.is_some_and(|device| device.is_on);
        } else if name.parse::<VaultId>().is_ok() {
            match Record::from_bytes(bytes) {
                Ok(record) => status = with_vault(status, &record),
                Err(RecordError::TooNew { .. }) => status.trouble = Some(Trouble::TooOld),
                // It is made anew, and everything read once more.
                Err(RecordError::Damaged) => {}
            }
        }
    }
    status
}

/// The vault that was backed up the longest ago, the fullest one, and whichever is in trouble counts.
fn with_vault(status: Status, record: &Record) -> Status {
    let is_fuller = record.used >= status.used;
    Status {
        backed_up_at: match (status.backed_up_at, record.backed_up_at) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        },
        trouble: status
            .trouble
            .filter(|trouble| *trouble != Trouble::FellBehind)
            .or_else(|| record.trouble.map(of_vault))
            .or_else(|| record.fell_behind_at.map(|_| Trouble::FellBehind)),
        used: if is_fuller { record.used } else { status.used },
        limit: if is_fuller {
            record.limit
        } else {
            status.limit
        },
        ..status
    }
}

fn of_vault(code: Code) -> Trouble {
    match code {
        Code::Removed => Trouble::Removed,
        Code::NoAccess => Trouble::NoAccess,
        Code::ReadOnly => Trouble::ReadOnly,
        Code::VaultFull => Trouble::Full,
        Code::Erased => Trouble::Erased,
        _ => Trouble::NotDone,
    }
}

fn of_device(trouble: sync::Trouble) -> Option<Trouble> {
    match trouble {
        sync::Trouble::ClientTooOld => Some(Trouble::TooOld),
        sync::Trouble::NotKept => Some(Trouble::DeviceFull),
        // It is tried again by itself, as without a network.
        sync::Trouble::Refused(Code::TooManyRequests | Code::Unavailable) => None,
        sync::Trouble::ServerTooOld | sync::Trouble::Refused(_) => Some(Trouble::NotDone),
    }
}
