//! A copy with a log that was kept for years, as large as one is likely to become.

use vault::{Value, VaultKind};

use crate::made_up_copy::{BEGINNING, Sealer, text};

pub const ENTRIES: u32 = 2_000;
const ACTORS: u32 = 60;

/// The file of a copy: an anchor with [`ENTRIES`] entries about sixty groups. Every tap is a batch of
/// its own, as the app seals it.
#[must_use]
#[track_caller]
pub fn copy_of_a_long_log() -> String {
    let mut sealer = Sealer::of(VaultKind::Private);
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
