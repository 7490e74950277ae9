//! What this device keeps of its backup, beside what it knows of each vault.

use vault::TicketSeed;

/// Under which name the store keeps it. A vault's note lies under the vault's id.
pub(super) const NAME: &str = "device";

const VERSION: u8 = 1;
const IS_ON: u8 = 1;
const HAS_PHRASE: u8 = 2;

/// Whether a person turned the backup on, and the recovery phrase if this device knows it: vaults that are
/// made later are put under it too. It lies beside the vaults' keys and is worth no more than they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DeviceNote {
    pub(super) is_on: bool,
    pub(super) phrase: Option<TicketSeed>,
}

impl DeviceNote {
    /// A byte for the version, one for what there is, and the phrase's seed.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let on = if self.is_on { IS_ON } else { 0 };
        let phrase = self.phrase.as_ref();
        let flags = on | phrase.map_or(0, |_| HAS_PHRASE);
        let mut bytes = vec![VERSION, flags];
        bytes.extend(phrase.iter().flat_map(|seed| seed.0));
        bytes
    }

    /// None where the bytes are of a newer version or damaged: then nothing is synced.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (&[VERSION, flags], rest) = bytes.split_first_chunk()? else {
            return None;
        };
        let phrase = match (flags & HAS_PHRASE != 0, rest) {
            (false, []) => None,
            (true, seed) => Some(TicketSeed(seed.try_into().ok()?)),
            _ => return None,
        };
        Some(Self {
            is_on: flags & IS_ON != 0,
            phrase,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back_and_nothing_else() {
        for is_on in [true, false] {
            for phrase in [None, Some(TicketSeed([7; 16]))] {
                let note = DeviceNote { is_on, phrase };
                assert_eq!(DeviceNote::from_bytes(&note.to_bytes()), Some(note));
            }
        }
        for damaged in [&[][..], &[1], &[2, 1], &[1, 0, 9], &[1, 2, 9]] {
            assert_eq!(DeviceNote::from_bytes(damaged), None, "{damaged:?}");
        }
    }
}
