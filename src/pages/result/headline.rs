//! The headline, made by rule from the strongest and the lowest dimension. It says nothing
//! that the answers do not.

use instruments::check::CheckResult;

use crate::words::{self, Text};

/// From here a result is strong, and below the next it has only begun: the bounds of the
/// instrument's words "Strong" and "Getting there".
const STRONG: u8 = 60;
const GETTING_THERE: u8 = 40;

pub(super) fn headline(result: &CheckResult) -> Text {
    let percent = |id: &str| {
        let dimension = result
            .dimensions
            .iter()
            .find(|dimension| dimension.id == id)?;
        dimension.shown.percent().map(|percent| percent.number())
    };
    let strongest = result
        .strongest_dimension
        .as_deref()
        .and_then(|id| Some((id, percent(id)?)));
    let lowest = result
        .lowest_dimension
        .as_deref()
        .and_then(|id| Some((id, percent(id)?)));
    match (strongest, lowest) {
        (Some(strongest), Some(lowest)) => {
            Text::Owned(format!("{} {}", praise(strongest), next(lowest)))
        }
        (Some((_, STRONG..)), None) => words::result::even_strong(),
        (Some((_, GETTING_THERE..)), None) => words::result::even_fair(),
        (Some(_), None) => words::result::even_low(),
        (None, _) => words::result::too_few(),
    }
}

fn praise((dimension, percent): (&str, u8)) -> Text {
    match (dimension, percent) {
        ("generative", STRONG..) => words::result::strong_generative(),
        ("green", STRONG..) => words::result::strong_green(),
        (_, STRONG..) => words::result::strong_responsible(),
        ("generative", GETTING_THERE..) => words::result::fair_generative(),
        ("green", GETTING_THERE..) => words::result::fair_green(),
        (_, GETTING_THERE..) => words::result::fair_responsible(),
        ("generative", _) => words::result::low_generative(),
        ("green", _) => words::result::low_green(),
        _ => words::result::low_responsible(),
    }
}

fn next((dimension, percent): (&str, u8)) -> Text {
    match (dimension, percent) {
        ("generative", STRONG..) => words::result::room_generative(),
        ("green", STRONG..) => words::result::room_green(),
        (_, STRONG..) => words::result::room_responsible(),
        ("generative", _) => words::result::next_generative(),
        ("green", _) => words::result::next_green(),
        _ => words::result::next_responsible(),
    }
}
