//! What the engine answers, and how that crosses between two WebAssemblies: as lines of text.

use protocol::{DeviceId, Role};
use vault::{CodeError, PhraseError};

use super::qr::Qr;

/// Why something was not done. Nothing was changed, and nothing is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The engine is not on this device yet and could not be fetched now.
    NoEngine,
    /// No server answered: no network, a login page, or a server that is down or has no room.
    NoNetwork,
    /// No backup is on here.
    BackupOff,
    Removed,
    NoAccess,
    OwnersOnly,
    /// The vault would be left without an owner.
    LastOwner,
    /// The app has to be updated first.
    TooOld,
    /// Asked too often: it works again in a while.
    TooOften,
    /// This device could not keep it.
    NotKept,
    /// Anything else that a server said.
    NotDone,
}

/// Why a phrase or a code did not let this device in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotJoined {
    /// What was typed is no phrase.
    Phrase(PhraseError),
    /// What was pasted is no code.
    Code(CodeError),
    /// It is well formed, and this server knows nothing that it opens.
    NothingFound,
    /// Its time is over, or it was taken back.
    Ended,
    /// It has let in as many devices as it may.
    Used,
    Refused(Refusal),
}

/// What this device may open now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Joined {
    pub(crate) vaults: usize,
}

/// Lets one device in, until it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Invitation {
    /// To be typed or pasted, where a link does not lead into the installed app.
    pub(crate) code: String,
    /// The same with this site's address before it.
    pub(crate) link: String,
    /// In milliseconds since 1970, by this device's clock.
    pub(crate) ends_at: i64,
    /// The link for a camera.
    pub(crate) qr: Qr,
}

/// A device that may open what is backed up here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Device {
    pub(crate) id: DeviceId,
    pub(crate) is_this: bool,
    pub(crate) role: Role,
    /// As its people called it, at `device/<id>/name` in a vault; none where they did not.
    pub(crate) name: Option<String>,
}

/// The first line of an answer that was done; what was asked for follows, one thing a line.
const DONE: &str = "done";

const REFUSALS: [(Refusal, &str); 11] = [
    (Refusal::NoEngine, "no-engine"),
    (Refusal::NoNetwork, "no-network"),
    (Refusal::BackupOff, "backup-off"),
    (Refusal::Removed, "removed"),
    (Refusal::NoAccess, "no-access"),
    (Refusal::OwnersOnly, "owners-only"),
    (Refusal::LastOwner, "last-owner"),
    (Refusal::TooOld, "too-old"),
    (Refusal::TooOften, "too-often"),
    (Refusal::NotKept, "not-kept"),
    (Refusal::NotDone, "not-done"),
];

/// An answer as text.
pub(super) fn told<T>(outcome: Result<T, Refusal>, lines: impl FnOnce(T) -> Vec<String>) -> String {
    match outcome {
        Ok(done) => [vec![DONE.to_owned()], lines(done)].concat().join("\n"),
        Err(refusal) => refusal.name().to_owned(),
    }
}

/// What follows the first line of an answer that was done.
pub(super) fn heard(text: &str) -> Result<std::str::Lines<'_>, Refusal> {
    let mut lines = text.lines();
    match lines.next() {
        Some(DONE) => Ok(lines),
        other => Err(Refusal::of(other.unwrap_or_default())),
    }
}

impl Refusal {
    fn name(self) -> &'static str {
        let mut names = REFUSALS.iter();
        let name = names.find_map(|(refusal, name)| (*refusal == self).then_some(*name));
        name.unwrap_or_default()
    }

    fn of(name: &str) -> Self {
        let mut known = REFUSALS.iter();
        let known = known.find_map(|(refusal, known)| (*known == name).then_some(*refusal));
        known.unwrap_or(Self::NotDone)
    }
}

impl Joined {
    pub(super) fn to_text(outcome: Result<Self, NotJoined>) -> String {
        let words: Vec<String> = match outcome {
            Err(NotJoined::Refused(refusal)) => return told(Err(refusal), |()| Vec::new()),
            Ok(joined) => return told(Ok(joined), |joined| vec![joined.vaults.to_string()]),
            Err(NotJoined::NothingFound) => vec!["nothing-found".into()],
            Err(NotJoined::Ended) => vec!["ended".into()],
            Err(NotJoined::Used) => vec!["used".into()],
            Err(NotJoined::Phrase(PhraseError::Count { found })) => {
                vec!["count".into(), found.to_string()]
            }
            Err(NotJoined::Phrase(PhraseError::UnknownWord { position, word })) => {
                vec!["unknown-word".into(), position.to_string(), word]
            }
            Err(NotJoined::Phrase(PhraseError::Checksum)) => vec!["phrase-checksum".into()],
            Err(NotJoined::Code(CodeError::CutShort)) => vec!["cut-short".into()],
            Err(NotJoined::Code(CodeError::Shape)) => vec!["shape".into()],
            Err(NotJoined::Code(CodeError::Checksum)) => vec!["code-checksum".into()],
            Err(NotJoined::Code(CodeError::TooNew { version })) => {
                vec!["too-new".into(), version.to_string()]
            }
        };
        words.join("\n")
    }

    pub(super) fn from_text(text: &str) -> Result<Self, NotJoined> {
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        let mut number = || lines.next().and_then(|number| number.parse().ok());
        Err(match first {
            "nothing-found" => NotJoined::NothingFound,
            "ended" => NotJoined::Ended,
            "used" => NotJoined::Used,
            "count" => NotJoined::Phrase(PhraseError::Count {
                found: number().unwrap_or_default(),
            }),
            "unknown-word" => NotJoined::Phrase(PhraseError::UnknownWord {
                position: number().unwrap_or_default(),
                word: lines.next().unwrap_or_default().to_owned(),
            }),
            "phrase-checksum" => NotJoined::Phrase(PhraseError::Checksum),
            "cut-short" => NotJoined::Code(CodeError::CutShort),
            "shape" => NotJoined::Code(CodeError::Shape),
            "code-checksum" => NotJoined::Code(CodeError::Checksum),
            "too-new" => NotJoined::Code(CodeError::TooNew {
                version: number().unwrap_or_default() as u8,
            }),
            DONE => {
                return Ok(Self {
                    vaults: number().unwrap_or_default(),
                });
            }
            refusal => NotJoined::Refused(Refusal::of(refusal)),
        })
    }
}

impl Invitation {
    pub(super) fn into_lines(self) -> Vec<String> {
        let ends_at = self.ends_at.to_string();
        vec![self.code, self.link, ends_at, self.qr.to_line()]
    }

    pub(super) fn from_lines(mut lines: std::str::Lines<'_>) -> Option<Self> {
        Some(Self {
            code: lines.next()?.to_owned(),
            link: lines.next()?.to_owned(),
            ends_at: lines.next()?.parse().ok()?,
            qr: Qr::from_line(lines.next()?)?,
        })
    }
}

impl Device {
    /// A name has no line breaks of its own: it stands last, in one line.
    pub(super) fn to_line(&self) -> String {
        let is_this = if self.is_this { "this" } else { "other" };
        let name = self.name.as_deref().unwrap_or_default();
        let name: String = name.split(char::is_control).collect();
        format!("{} {is_this} {} {name}", self.id, self.role.number())
    }

    pub(super) fn from_line(line: &str) -> Option<Self> {
        let mut fields = line.splitn(4, ' ');
        Some(Self {
            id: fields.next()?.parse().ok()?,
            is_this: fields.next()? == "this",
            role: Role::from_number(fields.next()?.parse().ok()?)?,
            name: fields
                .next()
                .filter(|name| !name.is_empty())
                .map(str::to_owned),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_is_heard_as_it_was_told() {
        for (refusal, _) in REFUSALS {
            let text = told(Err(refusal), |()| Vec::new());
            assert_eq!(heard(&text).err(), Some(refusal));
        }
        assert_eq!(heard("from-a-newer-engine").err(), Some(Refusal::NotDone));
    }

    #[test]
    fn whether_a_device_was_let_in_is_heard_as_it_was_told() {
        let word = "aplle".to_owned();
        for outcome in [
            Ok(Joined { vaults: 2 }),
            Err(NotJoined::Phrase(PhraseError::Count { found: 11 })),
            Err(NotJoined::Phrase(PhraseError::UnknownWord {
                position: 3,
                word,
            })),
            Err(NotJoined::Phrase(PhraseError::Checksum)),
            Err(NotJoined::Code(CodeError::CutShort)),
            Err(NotJoined::Code(CodeError::Shape)),
            Err(NotJoined::Code(CodeError::TooNew { version: 9 })),
            Err(NotJoined::Code(CodeError::Checksum)),
            Err(NotJoined::NothingFound),
            Err(NotJoined::Ended),
            Err(NotJoined::Used),
            Err(NotJoined::Refused(Refusal::NoNetwork)),
        ] {
            let text = Joined::to_text(outcome.clone());
            assert_eq!(Joined::from_text(&text), outcome, "{text}");
        }
    }

    #[test]
    fn a_devices_name_may_hold_anything() {
        for (name, heard) in [
            (None, None),
            (Some("Mia's old phone"), Some("Mia's old phone")),
            (Some("two\nlines"), Some("twolines")),
        ] {
            let device = Device {
                id: DeviceId([7; 32]),
                is_this: true,
                role: Role::Editor,
                name: name.map(str::to_owned),
            };
            let back = Device::from_line(&device.to_line()).expect("a device");
            assert_eq!(back.name.as_deref(), heard);
            assert_eq!(
                (back.id, back.is_this, back.role),
                (device.id, true, Role::Editor)
            );
        }
    }
}
