//! Where the backup stands, worked out from what the store holds, and told to every tab.

use protocol::{Code, VaultId};
use vault::sync::{self, Record, RecordError};

use super::device_note::{self, DeviceNote};
use super::turn::Turn;
use super::{Engine, Later};
use crate::storage::{StorageError, preferences};
use crate::sync::status::{Status, Trouble};

impl Engine {
    /// Reads where the backup stands, without waiting for a turn that is under way.
    pub(super) async fn look(&self) -> Result<Status, StorageError> {
        let notes = self.store.notes().await?;
        let waiting = self.store.count_unsent().await?;
        let status = Status {
            waiting,
            ..standing(&notes, preferences::is_backed_up())
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
    pub(super) fn tell(&self) -> Later<'_, ()> {
        Box::pin(async move {
            let waiting = self.engine.store.count_unsent().await;
            let known = standing(&self.state.notes, preferences::is_backed_up());
            let machine = self.state.machine.as_ref();
            let of_device = machine.and_then(sync::Machine::trouble).and_then(of_device);
            let status = Status {
                waiting: waiting.unwrap_or_else(|_| self.engine.status.get().waiting),
                trouble: of_device.or(known.trouble),
                ..known
            };
            self.engine.status.set(status);
            self.engine.store.tell_of_backup(status.to_text());
        })
    }
}

/// What the notes say, but for what waits. `is_marked` is whether this browser is marked as backed up: where
/// the notes are gone, the browser has emptied its store, and a person has to turn the backup on again.
fn standing(notes: &[(String, Vec<u8>)], is_marked: bool) -> Status {
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
    if is_marked && !status.is_on {
        status.is_on = true;
        status.trouble = Some(Trouble::NotDone);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(is_on: bool, records: &[Record]) -> Vec<(String, Vec<u8>)> {
        let device = DeviceNote {
            is_on,
            phrase: None,
        };
        let mut notes = vec![(device_note::NAME.to_owned(), device.to_bytes())];
        for (number, record) in (1..).zip(records) {
            notes.push((VaultId([number; 16]).to_string(), record.to_bytes()));
        }
        notes
    }

    #[test]
    fn a_device_that_was_never_asked_has_no_backup() {
        assert_eq!(standing(&[], false), Status::default());
        assert!(!standing(&notes(false, &[Record::joined()]), false).is_on);
    }

    #[test]
    fn a_store_that_was_emptied_is_no_backup_that_works() {
        let status = standing(&[], true);
        assert!(status.is_on);
        assert_eq!(status.trouble, Some(Trouble::NotDone));
    }

    #[test]
    fn of_several_vaults_the_oldest_backup_and_the_fullest_count() {
        let vault = |backed_up_at, used| Record {
            backed_up_at,
            used,
            limit: 5_000_000,
            ..Record::joined()
        };
        let status = standing(
            &notes(
                true,
                &[vault(Some(7), 10), vault(None, 30), vault(Some(5), 20)],
            ),
            true,
        );
        assert_eq!(status.backed_up_at, Some(5));
        assert_eq!((status.used, status.limit), (30, 5_000_000));
        assert_eq!(status.trouble, None);
    }

    #[test]
    fn trouble_of_one_vault_is_not_hidden_by_another() {
        let in_trouble = |code| Record {
            trouble: Some(code),
            ..Record::joined()
        };
        let behind = Record {
            fell_behind_at: Some(1),
            ..Record::joined()
        };
        let full = in_trouble(Code::VaultFull);
        for records in [
            vec![full.clone(), Record::joined()],
            vec![Record::joined(), full.clone()],
            vec![behind.clone(), full.clone()],
            vec![full, behind.clone()],
        ] {
            assert_eq!(
                standing(&notes(true, &records), true).trouble,
                Some(Trouble::Full)
            );
        }
        let alone = standing(&notes(true, &[behind]), true);
        assert_eq!(alone.trouble, Some(Trouble::FellBehind));
    }

    #[test]
    fn a_record_of_a_newer_version_asks_for_an_update() {
        let mut notes = notes(true, &[Record::joined()]);
        notes[1].1[0] = 200;
        assert_eq!(standing(&notes, true).trouble, Some(Trouble::TooOld));
    }
}
