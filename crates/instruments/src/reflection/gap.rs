//! The gap between how an anchor sees itself and how its community sees it, for one theme.

use super::round::{RoundSummary, Voices};
use crate::check::Level;

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
