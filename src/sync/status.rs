//! Where the backup of this browser stands. The engine tells it, every part shows it.

/// What the engine knows of the backup. What is not known yet is as without a backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Status {
    /// Whether a person turned the backup on.
    pub(crate) is_on: bool,
    /// How many batches no server is known to hold.
    pub(crate) waiting: usize,
    /// When everything that was here was last known to lie on the server, in milliseconds since 1970.
    pub(crate) backed_up_at: Option<i64>,
    pub(crate) trouble: Option<Trouble>,
    /// Bytes of the fullest vault on the server, and how many a vault may have; 0 as long as no
    /// server has told.
    pub(crate) used: u64,
    pub(crate) limit: u64,
}

/// What a person can do something about. Having no network is none: it is how things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// This device was taken off a vault. What it had not sent stays here.
    Removed,
    /// The server lets this device into a vault no more, or never did.
    NoAccess,
    /// This device may read a vault, not write: what it wrote stays here.
    ReadOnly,
    /// A vault is full on the server: what is new stays here.
    Full,
    /// The server speaks a newer protocol: the app has to be updated.
    TooOld,
    /// A vault was erased on the server by somebody who may.
    Erased,
    /// The server lost what it had and was given it again.
    FellBehind,
    /// This device could not keep what came, for it has no room.
    DeviceFull,
    /// The server refused something in a way that this version does not know.
    NotDone,
}

const TROUBLES: [(Trouble, &str); 9] = [
    (Trouble::Removed, "removed"),
    (Trouble::NoAccess, "no-access"),
    (Trouble::ReadOnly, "read-only"),
    (Trouble::Full, "full"),
    (Trouble::TooOld, "too-old"),
    (Trouble::Erased, "erased"),
    (Trouble::FellBehind, "fell-behind"),
    (Trouble::DeviceFull, "device-full"),
    (Trouble::NotDone, "not-done"),
];

const ON: &str = "on";
const OFF: &str = "off";
const NONE: &str = "-";

impl Status {
    /// One line for the channel between tabs: `on 3 1764341234567 full 4900000 5000000`, with `-` for
    /// what there is none of.
    pub(crate) fn to_text(self) -> String {
        let backed_up_at = self.backed_up_at.map(|at| at.to_string());
        let trouble = self.trouble.and_then(|trouble| {
            let mut names = TROUBLES.iter();
            names.find_map(|(known, name)| (*known == trouble).then_some(*name))
        });
        [
            if self.is_on { ON } else { OFF },
            &self.waiting.to_string(),
            backed_up_at.as_deref().unwrap_or(NONE),
            trouble.unwrap_or(NONE),
            &self.used.to_string(),
            &self.limit.to_string(),
        ]
        .join(" ")
    }

    /// None where the text is of another version of the app.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let mut fields = text.split(' ');
        let mut next = || fields.next();
        let status = Self {
            is_on: next()? == ON,
            waiting: next()?.parse().ok()?,
            backed_up_at: next()?.parse().ok(),
            trouble: trouble_of(next()?),
            used: next()?.parse().ok()?,
            limit: next()?.parse().ok()?,
        };
        Some(status)
    }
}

/// A name that this version does not know is still trouble.
fn trouble_of(name: &str) -> Option<Trouble> {
    let mut known = TROUBLES.iter();
    let known = known.find_map(|(trouble, known)| (*known == name).then_some(*trouble));
    known.or_else(|| (name != NONE).then_some(Trouble::NotDone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_read_as_it_was_told() {
        let troubles = TROUBLES.map(|(trouble, _)| Some(trouble));
        for trouble in troubles.into_iter().chain([None]) {
            for backed_up_at in [None, Some(1_764_341_234_567)] {
                let told = Status {
                    is_on: backed_up_at.is_some(),
                    waiting: 3,
                    backed_up_at,
                    trouble,
                    used: 4_900_000,
                    limit: 5_000_000,
                };
                assert_eq!(Status::from_text(&told.to_text()), Some(told));
            }
        }
    }

    #[test]
    fn what_another_version_tells_is_passed_over_or_told_as_not_done() {
        assert_eq!(Status::from_text("on many"), None);
        let newer = Status::from_text("on 0 - on-fire 0 0").expect("six fields");
        assert_eq!(newer.trouble, Some(Trouble::NotDone));
    }
}
