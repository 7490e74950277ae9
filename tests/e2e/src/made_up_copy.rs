//! Copies of what no app of today would write: years of answers, or those of a later version.

use vault::copy::{Copy, VaultCopy};
use vault::{DeviceKey, Op, Path, SealRequest, Value, VaultId, VaultKey, VaultKind, Write, seal};

/// The first of January 2021, in milliseconds since 1970.
pub const BEGINNING: i64 = 1_609_459_200_000;

#[must_use]
pub fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

/// A device that taps.
#[derive(Debug)]
pub struct Sealer {
    kind: VaultKind,
    batches: Vec<Vec<u8>>,
}

const VAULT: VaultId = VaultId([3; 16]);
const KEY: VaultKey = VaultKey([4; 32]);

impl Sealer {
    /// One that has written nothing yet.
    #[must_use]
    pub fn of(kind: VaultKind) -> Self {
        Self {
            kind,
            batches: Vec::new(),
        }
    }

    /// Writes these fields in one batch, by their paths.
    #[track_caller]
    pub fn taps(&mut self, fields: &[(String, Value)]) {
        let at = BEGINNING + i64::try_from(self.batches.len()).unwrap_or_default();
        let op = |(path, value): &(String, Value)| Op {
            path: Path::new(path).unwrap_or_else(|error| panic!("{path}: {error:?}")),
            write: Write::Set(value.clone()),
            replaces: Vec::new(),
            at,
        };
        let ops: Vec<Op> = fields.iter().map(op).collect();
        let request = SealRequest {
            vault: VAULT,
            key: &KEY,
            device: &DeviceKey::from_seed([5; 32]),
            prev: None,
            ops: &ops,
        };
        let mut nonce = [0; 24];
        nonce[..8].copy_from_slice(&self.batches.len().to_le_bytes());
        let sealed = seal(request, || nonce).unwrap_or_else(|error| panic!("{error}"));
        self.batches
            .extend(sealed.into_iter().map(|batch| batch.bytes));
    }

    /// The file of a copy of all that was written.
    #[must_use]
    #[track_caller]
    pub fn copy(self) -> String {
        let copy = Copy {
            made_at: BEGINNING,
            vaults: vec![VaultCopy {
                id: VAULT,
                kind: self.kind,
                key: KEY,
                batches: self.batches,
            }],
        };
        vault::copy::write(&copy).unwrap_or_else(|error| panic!("{error:?}"))
    }
}
