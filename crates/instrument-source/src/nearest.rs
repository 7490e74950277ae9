//! Finds what somebody meant to write.

/// The candidate that differs from `written` in the fewest letters, if it is near enough to
/// be a slip of the hand.
pub(crate) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let near = candidates
        .into_iter()
        .map(|candidate| (distance(written, candidate), candidate));
    let (distance, candidate) = near.min()?;
    (distance <= 1 + written.chars().count() / 4).then_some(candidate)
}

/// How many letters must be added, taken out or changed to make one word of the other
/// (the Levenshtein distance).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for column in 1..row.len() {
            let substituted = diagonal + usize::from(letter != other[column - 1]);
            diagonal = row[column];
            row[column] = substituted.min(diagonal + 1).min(row[column - 1] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
