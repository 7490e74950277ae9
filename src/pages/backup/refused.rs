//! What a person is told where the engine did not do what was asked.

use crate::sync::Refusal;
use crate::words::{self, Text};

pub(super) fn refused(refusal: Refusal) -> Text {
    match refusal {
        Refusal::NoEngine => words::refused::no_engine(),
        Refusal::NoNetwork => words::refused::no_network(),
        Refusal::BackupOff => words::refused::backup_off(),
        Refusal::Removed => words::refused::removed(),
        Refusal::NoAccess => words::refused::no_access(),
        Refusal::OwnersOnly => words::refused::owners_only(),
        Refusal::LastOwner => words::refused::last_owner(),
        Refusal::TooOld => words::refused::too_old(),
        Refusal::TooOften => words::refused::too_often(),
        Refusal::NotKept => words::refused::not_kept(),
        Refusal::NotDone => words::refused::not_done(),
    }
}
