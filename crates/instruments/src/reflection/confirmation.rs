//! Whether others have confirmed a level, and whether a theme can be saved as final.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates::{DateRefusal, happened};
use super::named::choices;
use crate::check::Level;

/// The level with which somebody outside has to agree.
const CHECKED: u8 = 3;
/// The level with which several outside have to agree.
const SHIFTED: u8 = 4;
/// What the level [`SHIFTED`] asks for.
const SHIFTED_VOICES: usize = 3;
const SHIFTED_ORGANISATIONS: usize = 2;
/// The highest level that needs no evidence.
const NO_EVIDENCE_UP_TO: u8 = 1;

/// "Whose voice confirmed this?", asked of each theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoiceQuestion {
    pub ask: String,
    pub options: Vec<VoiceOption>,
    pub also: VoiceAsks,
}

/// What is asked of each voice beside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoiceAsks {
    /// The group or body that they belong to.
    pub organisation: String,
    /// The day.
    pub said_on: String,
    /// One of [`SaidHow`].
    pub how: String,
    /// Yes or no.
    pub saw_wording: String,
    /// Free text.
    pub not_liked: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoiceOption {
    pub id: String,
    pub label: String,
    pub counts_as_outside: bool,
    /// Neither paid nor funded by the anchor.
    pub is_independent: bool,
}

/// A voice that confirmed the level of a theme. What was left blank is empty or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The id of one of [`VoiceQuestion::options`].
    pub voice: String,
    /// The group or body that they belong to.
    pub organisation: String,
    pub said_on: Option<NaiveDate>,
    pub how: Option<SaidHow>,
    pub saw_wording: Option<bool>,
    /// What they said that the anchor did not like.
    pub not_liked: String,
}

choices! {
    /// How a voice was heard.
    SaidHow {
        Met = "met",
        Called = "called",
        Survey = "survey",
        Report = "report",
    }
}

/// Whether a level stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Levels 0 to 2 are the anchor's own to say.
    NotNeeded,
    Yes,
    NotYet(StillNeeded),
}

/// What a level lacks before it is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StillNeeded {
    /// How many more voices from outside.
    pub voices: usize,
    /// How many more organisations that they come from.
    pub organisations: usize,
    /// Whether one is needed whom the anchor neither pays nor funds.
    pub independent: bool,
}

/// One piece of evidence for a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub kind: EvidenceKind,
    pub text: String,
}

choices! {
    /// What can be evidence.
    EvidenceKind {
        Number = "number",
        /// Its name.
        Document = "document",
        /// Its name.
        Decision = "decision",
    }
}

/// Why a theme can be kept as a draft, but not as final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnlyDraft {
    NoLevel,
    /// A level above 1 needs one piece of evidence.
    NoEvidence,
}

impl VoiceQuestion {
    /// Whether these voices confirm the level. A voice whose organisation is not named counts
    /// as a voice, but not as a further organisation.
    pub fn confirmed(&self, level: Level, voices: &[Confirmation]) -> Confirmed {
        let outside: Vec<(&Confirmation, &VoiceOption)> = voices
            .iter()
            .filter_map(|voice| Some((voice, self.option(&voice.voice)?)))
            .filter(|(_, option)| option.counts_as_outside)
            .collect();
        let (voices, organisations, independent) = match level.number() {
            CHECKED => (1, 0, false),
            SHIFTED => (SHIFTED_VOICES, SHIFTED_ORGANISATIONS, true),
            _ => return Confirmed::NotNeeded,
        };
        let named: BTreeSet<String> = outside
            .iter()
            .map(|(voice, _)| voice.organisation.trim().to_lowercase())
            .filter(|organisation| !organisation.is_empty())
            .collect();
        let has_independent = outside.iter().any(|(_, option)| option.is_independent);
        let needed = StillNeeded {
            voices: voices.saturating_sub(outside.len()),
            organisations: organisations.saturating_sub(named.len()),
            independent: independent && !has_independent,
        };
        if needed.voices == 0 && needed.organisations == 0 && !needed.independent {
            Confirmed::Yes
        } else {
            Confirmed::NotYet(needed)
        }
    }

    fn option(&self, id: &str) -> Option<&VoiceOption> {
        self.options.iter().find(|option| option.id == id)
    }
}

impl Confirmation {
    /// Why its date cannot be kept, if it is after today.
    pub fn date_refusal(&self, today: NaiveDate) -> Option<DateRefusal> {
        happened(self.said_on?, today)
    }
}

/// Whether a theme can be saved as final.
///
/// # Errors
/// Why it can only be kept as a draft.
pub fn may_be_final(level: Option<Level>, evidence: &[Evidence]) -> Result<(), OnlyDraft> {
    let level = level.ok_or(OnlyDraft::NoLevel)?;
    let is_shown = evidence.iter().any(|piece| !piece.text.trim().is_empty());
    if level.number() > NO_EVIDENCE_UP_TO && !is_shown {
        return Err(OnlyDraft::NoEvidence);
    }
    Ok(())
}
