//! A copy with a log that was kept for years, as large as one is likely to become.

use vault::copy::{Copy, VaultCopy};
use vault::{DeviceKey, Op, Path, SealRequest, Value, VaultId, VaultKey, VaultKind, Write, seal};

pub const ENTRIES: u32 = 2_000;
const ACTORS: u32 = 60;
/// The first of January 2021, in milliseconds since 1970.
const BEGINNING: i64 = 1_609_459_200_000;

/// The file of a copy: an anchor with [`ENTRIES`] entries about sixty groups. Every tap is a batch of
/// its own, as the app seals it.
#[must_use]
#[track_caller]
pub fn copy_of_a_long_log() -> String {
    let mut sealer = Sealer::default();
    sealer.taps(&[("anchor/type".to_owned(), text("vcse"))]);
    for actor in 0..ACTORS {
        let name = text(&format!("Group number {actor}"));
        sealer.taps(&[(format!("actor/a{actor:02}/name"), name)]);
    }
    for entry in 0..ENTRIES {
        // The ids are in no order, as random ones are.
        let id = format!("{:08x}", entry.wrapping_mul(2_654_435_761));
        let field = |name: &str| format!("log/{id}/{name}");
        let (year, month, day) = (2021 + entry / 400, 1 + entry % 400 / 34, 1 + entry % 28);
        let date = text(&format!("{year}-{month:02}-{day:02}"));
        let actor = text(&format!("a{:02}", entry % ACTORS));
        let heard = text(&format!(
            "What was said in meeting {entry}, in their own words"
        ));
        sealer.taps(&[
            (field("made"), Value::Number(BEGINNING + i64::from(entry))),
            (field("date"), date),
        ]);
        sealer.taps(&[(field("who"), actor)]);
        sealer.taps(&[(field("how"), text("met"))]);
        sealer.taps(&[(field("heard"), heard)]);
        sealer.taps(&[(field("where"), text("their_place"))]);
    }
    sealer.copy()
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

/// A device that taps.
#[derive(Debug, Default)]
struct Sealer {
    batches: Vec<Vec<u8>>,
}

const VAULT: VaultId = VaultId([3; 16]);
const KEY: VaultKey = VaultKey([4; 32]);

impl Sealer {
    #[track_caller]
    fn taps(&mut self, fields: &[(String, Value)]) {
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

    #[track_caller]
    fn copy(self) -> String {
        let copy = Copy {
            made_at: BEGINNING,
            vaults: vec![VaultCopy {
                id: VAULT,
                kind: VaultKind::Private,
                key: KEY,
                batches: self.batches,
            }],
        };
        vault::copy::write(&copy).unwrap_or_else(|error| panic!("{error:?}"))
    }
}
