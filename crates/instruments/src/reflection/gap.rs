//! The gap between how an anchor sees itself and how its community sees it, for one theme.

use crate::check::Level;

/// The least number of scored answers before anything is shown.
pub const LEAST_VOICES: usize = 3;
/// The difference between the highest and the lowest voice that must not be averaged away.
const WIDE_SPREAD: u8 = 3;

/// What a closed round keeps of the community's answers; the single answers are destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundSummary {
    /// Twice the median, 0 to 8, because the median of an even count can lie half way.
    pub doubled_median: u8,
    pub answered: usize,
    /// Whether highest and lowest are three levels or more apart.
    pub is_wide: bool,
}

/// How far the community has been heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voices {
    /// No round has been closed.
    NotAsked,
    /// Fewer scored answers than [`LEAST_VOICES`]: no numbers are shown or kept.
    TooFew,
    Heard(RoundSummary),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapMessage {
    SelfViewOnly,
    NotEnoughVoices,
    /// We rate ourselves a level or more above what they see.
    MissingSomething,
    SharedView,
    /// They see a level or more above what we claim.
    TheySeeMore,
}

/// Closes a round of answers to one theme; none stands for "I cannot say".
pub fn close_round(answers: &[Option<Level>]) -> Voices {
    let mut levels: Vec<Level> = answers.iter().flatten().copied().collect();
    levels.sort();
    let middle = levels.len() / 2;
    match (
        levels.get((levels.len().max(1) - 1) / 2),
        levels.get(middle),
    ) {
        (Some(below), Some(above)) if levels.len() >= LEAST_VOICES => Voices::Heard(RoundSummary {
            doubled_median: below.number() + above.number(),
            answered: levels.len(),
            is_wide: spread(&levels) >= WIDE_SPREAD,
        }),
        _ => Voices::TooFew,
    }
}

/// How many levels the highest and the lowest are apart; 0 of none.
pub fn spread(levels: &[Level]) -> u8 {
    let highest = levels.iter().max().map_or(0, |level| level.number());
    let lowest = levels.iter().min().map_or(0, |level| level.number());
    highest - lowest
}

/// What to say of our own level beside the voices. Where [`RoundSummary::is_wide`], the
/// message about that is shown as well.
pub fn gap_message(own: Level, voices: Voices) -> GapMessage {
    let summary = match voices {
        Voices::NotAsked => return GapMessage::SelfViewOnly,
        Voices::TooFew => return GapMessage::NotEnoughVoices,
        Voices::Heard(summary) => summary,
    };
    match summary.doubled_gap(own) {
        2.. => GapMessage::MissingSomething,
        ..=-2 => GapMessage::TheySeeMore,
        _ => GapMessage::SharedView,
    }
}

impl RoundSummary {
    /// Twice our own level less the median: positive where we rate ourselves higher.
    pub fn doubled_gap(&self, own: Level) -> i16 {
        2 * i16::from(own.number()) - i16::from(self.doubled_median)
    }
}
