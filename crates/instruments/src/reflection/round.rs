//! A round of outside voices: taken in apart, and closed into a few numbers for each theme.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::spread::Spread;
use crate::check::Level;

/// The least number of scored answers before anything is shown.
pub const LEAST_VOICES: usize = 3;
/// Twice the highest level.
const HIGHEST_DOUBLED: u8 = 8;

/// What one person outside said. Neither who they are nor when they said it has a place here.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "KeptVoice", into = "KeptVoice")]
pub struct Voice {
    /// By the id of the theme. A theme that was skipped is not there; none stands for "I cannot
    /// say".
    pub levels: BTreeMap<String, Option<Level>>,
    /// What they would like the anchor to do next; may be empty.
    pub words: String,
}

/// A voice as it lies in an open round: the levels, nothing, and the words. An earlier version had room
/// in the middle for questions that no form asked, and a round that it opened may still be open.
type KeptVoice = (BTreeMap<String, Option<Level>>, BTreeMap<(), ()>, String);

impl From<KeptVoice> for Voice {
    fn from((levels, _, words): KeptVoice) -> Voice {
        Voice { levels, words }
    }
}

impl From<Voice> for KeptVoice {
    fn from(Voice { levels, words }: Voice) -> KeptVoice {
        (levels, BTreeMap::new(), words)
    }
}

/// A round that still takes in voices. It stays outside the record and shows nothing but how
/// many have spoken.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRound {
    /// In the order of what they said, so that nothing tells who came first.
    voices: Vec<Voice>,
}

/// What a closed round keeps for good. It has no way to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedRound {
    closed_on: NaiveDate,
    /// By the id of the theme; those with fewer scored answers than [`LEAST_VOICES`] are left out.
    themes: BTreeMap<String, RoundSummary>,
    /// In alphabetical order, which says nothing of whose they are.
    words: Vec<String>,
}

/// What a closed round keeps of the community's answers to one theme; the single answers are
/// destroyed.
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

/// What a person outside says must not slip into a message or a log on its way.
impl fmt::Debug for Voice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Voice").finish_non_exhaustive()
    }
}

impl fmt::Debug for OpenRound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("OpenRound").finish_non_exhaustive()
    }
}

impl OpenRound {
    /// Takes in what one person said. The round is the same in whatever order they come.
    pub fn take_in(&mut self, voice: Voice) {
        let place = self.voices.partition_point(|other| *other < voice);
        self.voices.insert(place, voice);
    }

    /// How many have spoken.
    pub fn voices(&self) -> usize {
        self.voices.len()
    }

    /// The round as bytes, to lie outside of the record until it is closed.
    pub fn encode(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }

    /// Reads what [`OpenRound::encode`] wrote.
    pub fn decode(bytes: &[u8]) -> postcard::Result<OpenRound> {
        postcard::from_bytes(bytes)
    }

    /// Closes the round: of each theme it keeps the median, how many answered and whether they
    /// are far apart, and beside these the words, where at least [`LEAST_VOICES`] wrote some. All
    /// else that was said ends here.
    pub fn close(self, closed_on: NaiveDate) -> ClosedRound {
        let mut levels: BTreeMap<String, Vec<Level>> = BTreeMap::new();
        let mut words = Vec::new();
        for voice in self.voices {
            for (theme, level) in voice.levels {
                levels.entry(theme).or_default().extend(level);
            }
            words.push(voice.words);
        }
        let themes = levels
            .into_iter()
            .filter_map(|(theme, levels)| Some((theme, RoundSummary::of(levels)?)));
        ClosedRound::from_kept(closed_on, themes, words)
    }
}

impl ClosedRound {
    /// Reads back what [`ClosedRound::summaries`] and [`ClosedRound::words`] gave out. What no
    /// round can have kept is left out, so that a damaged record shows too little rather than
    /// too much.
    pub fn from_kept(
        closed_on: NaiveDate,
        summaries: impl IntoIterator<Item = (String, RoundSummary)>,
        words: impl IntoIterator<Item = String>,
    ) -> ClosedRound {
        let themes = summaries.into_iter().filter(|(_, summary)| {
            summary.answered >= LEAST_VOICES && summary.doubled_median <= HIGHEST_DOUBLED
        });
        let mut words: Vec<String> = words
            .into_iter()
            .map(|words| words.trim().to_owned())
            .filter(|words| !words.is_empty())
            .collect();
        words.sort();
        if words.len() < LEAST_VOICES {
            words.clear();
        }
        ClosedRound {
            closed_on,
            themes: themes.collect(),
            words,
        }
    }

    /// All numbers that are kept, by the id of the theme.
    pub fn summaries(&self) -> impl Iterator<Item = (&str, RoundSummary)> {
        self.themes
            .iter()
            .map(|(theme, summary)| (&**theme, *summary))
    }

    pub fn closed_on(&self) -> NaiveDate {
        self.closed_on
    }

    /// What they would like the anchor to do next, in their words, in alphabetical order.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// What the community said of a theme.
    pub fn voices(&self, theme: &str) -> Voices {
        match self.themes.get(theme) {
            Some(summary) => Voices::Heard(*summary),
            None => Voices::TooFew,
        }
    }
}

impl RoundSummary {
    /// None of no levels. Whether there are enough is for [`ClosedRound::from_kept`] to say.
    fn of(mut levels: Vec<Level>) -> Option<RoundSummary> {
        levels.sort();
        let above = levels.get(levels.len() / 2)?;
        let below = levels.get((levels.len() - 1) / 2)?;
        Some(RoundSummary {
            doubled_median: below.number() + above.number(),
            answered: levels.len(),
            is_wide: Spread::of(&levels)?.is_wide(),
        })
    }
}
