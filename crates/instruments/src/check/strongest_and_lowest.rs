//! Which result to name first, and which to name always.

use super::Percent;

/// The ids of the strongest and the lowest of these results, as shown to the person.
///
/// Of equals the first one is named. Where all are equal there is no lowest.
pub(super) fn strongest_and_lowest<'a>(
    results: impl Iterator<Item = (&'a str, Option<Percent>)>,
) -> (Option<String>, Option<String>) {
    let mut strongest: Option<(&str, Percent)> = None;
    let mut lowest: Option<(&str, Percent)> = None;
    for (id, percent) in results {
        let Some(percent) = percent else { continue };
        if strongest.is_none_or(|(_, best)| percent > best) {
            strongest = Some((id, percent));
        }
        if lowest.is_none_or(|(_, least)| percent < least) {
            lowest = Some((id, percent));
        }
    }
    let lowest = lowest.filter(|(_, least)| strongest.is_some_and(|(_, best)| *least < best));
    (
        strongest.map(|(id, _)| id.to_owned()),
        lowest.map(|(id, _)| id.to_owned()),
    )
}
