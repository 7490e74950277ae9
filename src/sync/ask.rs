//! What can be asked of the engine, as the text that crosses to it.

use protocol::{DeviceId, Role};

/// One question or wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    Status,
    BeginBackup,
    ConfirmBackup { phrase: String },
    Phrase,
    Restore { phrase: String },
    Invite { role: Role },
    Accept { code: String },
    Devices,
    RemoveDevice { device: DeviceId },
    SyncNow,
    TurnOff,
    EraseEverywhere,
}

impl Ask {
    /// The name, and in the lines after it what belongs to it.
    pub(crate) fn to_text(&self) -> String {
        match self {
            Self::Status => "status".into(),
            Self::BeginBackup => "begin-backup".into(),
            Self::ConfirmBackup { phrase } => ["confirm-backup\n", phrase].concat(),
            Self::Phrase => "phrase".into(),
            Self::Restore { phrase } => ["restore\n", phrase].concat(),
            Self::Invite { role } => ["invite\n", &role.number().to_string()].concat(),
            Self::Accept { code } => ["accept\n", code].concat(),
            Self::Devices => "devices".into(),
            Self::RemoveDevice { device } => ["remove-device\n", &device.to_string()].concat(),
            Self::SyncNow => "sync-now".into(),
            Self::TurnOff => "turn-off".into(),
            Self::EraseEverywhere => "erase-everywhere".into(),
        }
    }

    /// None where a page of another version asks for what this engine does not know.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once('\n').unwrap_or((text, ""));
        let own = || rest.to_owned();
        Some(match name {
            "status" => Self::Status,
            "begin-backup" => Self::BeginBackup,
            "confirm-backup" => Self::ConfirmBackup { phrase: own() },
            "phrase" => Self::Phrase,
            "restore" => Self::Restore { phrase: own() },
            "invite" => Self::Invite {
                role: Role::from_number(rest.parse().ok()?)?,
            },
            "accept" => Self::Accept { code: own() },
            "devices" => Self::Devices,
            "remove-device" => Self::RemoveDevice {
                device: rest.parse().ok()?,
            },
            "sync-now" => Self::SyncNow,
            "turn-off" => Self::TurnOff,
            "erase-everywhere" => Self::EraseEverywhere,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_asked_arrives() {
        let phrase = "Twelve,\nwords 3. with line breaks".to_owned();
        let code = "AbC-_".to_owned();
        let device = DeviceId([9; 32]);
        for ask in [
            Ask::Status,
            Ask::BeginBackup,
            Ask::ConfirmBackup {
                phrase: phrase.clone(),
            },
            Ask::Phrase,
            Ask::Restore { phrase },
            Ask::Invite { role: Role::Owner },
            Ask::Accept { code },
            Ask::Devices,
            Ask::RemoveDevice { device },
            Ask::SyncNow,
            Ask::TurnOff,
            Ask::EraseEverywhere,
        ] {
            assert_eq!(Ask::from_text(&ask.to_text()), Some(ask));
        }
        assert_eq!(Ask::from_text("dance"), None);
    }
}
