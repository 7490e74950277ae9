//! The reflection as data: what an anchor and those outside it are asked and told, in the order
//! of the file.

use serde::{Deserialize, Serialize};

use super::commitment::{CommitmentField, CommitmentStatus};
use super::confirmation::VoiceQuestion;
use super::contact::LogField;
use super::engagement::{ActorStatus, Regularity};
use super::gap::GapMessage;
use super::measures::MeasureId;
use super::named::choices;
use crate::profile::Choice;

/// One version of the organisational-privilege reflection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reflection {
    pub version: String,
    /// What organisational privilege is.
    pub definition: String,
    /// Whom the reflection is for.
    pub who: String,
    /// Who sits together, and for how long.
    pub how: String,
    /// The rules as sentences; the functions of this module follow them.
    pub rules: Vec<String>,
    /// Both scales, lowest level first.
    pub scale: [ScaleLevel; 5],
    pub voice_question: VoiceQuestion,
    pub gap_messages: GapMessages,
    pub inventory: Inventory,
    /// An anchor whose type has no prompts of its own is shown the common ones.
    pub anchor_types: Vec<Choice>,
    /// Eight.
    pub themes: Vec<Theme>,
    pub voice_form: VoiceForm,
    pub commitment: CommitmentForm,
    pub log: LogForm,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScaleLevel {
    pub name: String,
    /// What an anchor says of itself at this level.
    pub own: String,
    /// What somebody outside says of the anchor at this level.
    pub mirror: String,
}

/// What to say of each gap, [`GapMessage::NotEnoughVoices`] aside: that is no gap.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapMessages {
    pub self_view_only: String,
    pub missing_something: String,
    pub shared_view: String,
    pub they_see_more: String,
    /// Shown beside another where the voices are far apart.
    pub very_different: String,
}

/// The opener: what the anchor holds, without a score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inventory {
    pub ask: String,
    pub items: Vec<InventoryItem>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InventoryItem {
    pub id: String,
    pub label: String,
    pub unit: InventoryUnit,
}

choices! {
    /// What is written beside an item of the inventory.
    InventoryUnit {
        Pounds = "GBP",
        Number = "number",
        NumberOrHectares = "number or hectares",
        List = "list",
        YesOrNo = "yes / no",
        MonthsOfRunningCosts = "months of running costs",
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    pub id: String,
    pub name: String,
    /// The advantage, in the anchor's own words.
    pub privilege: String,
    /// For every type of anchor.
    pub prompts: Vec<Prompt>,
    /// One more for some types of anchor.
    pub by_type: Vec<TypePrompt>,
    /// What somebody outside is asked.
    pub mirror_question: String,
    pub indicators: Vec<String>,
    /// A commitment to fill in.
    pub commitment: String,
    /// What others do, to look at sideways.
    pub sideways: String,
    /// Ids of outcomes of the place checklist.
    pub outcomes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prompt {
    pub text: String,
    /// What would show the answer.
    pub evidence: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TypePrompt {
    /// The id of one of [`Reflection::anchor_types`].
    pub anchor_type: String,
    pub text: String,
}

/// What somebody outside is asked: each theme's mirror question with the mirror scale, one open
/// box, and a few things once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VoiceForm {
    pub intro: String,
    pub consent: String,
    /// Asked after each theme's mirror question, which opens it.
    pub scale_question: String,
    /// How the form goes, for whoever hosts it.
    pub questions: String,
    pub asks_once: Vec<OnceQuestion>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OnceQuestion {
    pub id: String,
    pub text: String,
    /// Ids.
    pub options: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommitmentForm {
    /// How many a reflection may end with.
    pub limit: u8,
    pub fields: Vec<CommitmentField>,
    pub statuses: Vec<CommitmentStatus>,
}

/// What an entry of the engagement log holds, and what is said of a log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogForm {
    pub fields: Vec<LogFieldForm>,
    /// What is counted in the measures, and what is left out.
    pub measures_note: String,
    pub measures: Vec<MeasureWords>,
    /// On time, due, overdue.
    pub actor_words: [String; 3],
    /// Regular, some, patchy. A log that is too young for them is new.
    pub regularity_words: [String; 3],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogFieldForm {
    pub field: LogField,
    /// Asked for at once; the others can wait.
    pub is_required: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasureWords {
    pub measure: MeasureId,
    pub name: String,
    /// What is divided by what, in words.
    pub formula: String,
}

impl Reflection {
    /// The theme of that id.
    pub fn theme(&self, id: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == id)
    }
}

impl Theme {
    /// The prompt for that type of anchor, where it has one.
    pub fn prompt_for(&self, anchor_type: &str) -> Option<&str> {
        let mut prompts = self.by_type.iter();
        Some(
            &prompts
                .find(|prompt| prompt.anchor_type == anchor_type)?
                .text,
        )
    }
}

impl GapMessages {
    /// The words of a message; none where too few have answered, which is no gap.
    pub fn words(&self, message: GapMessage) -> Option<&str> {
        match message {
            GapMessage::SelfViewOnly => Some(&self.self_view_only),
            GapMessage::NotEnoughVoices => None,
            GapMessage::MissingSomething => Some(&self.missing_something),
            GapMessage::SharedView => Some(&self.shared_view),
            GapMessage::TheySeeMore => Some(&self.they_see_more),
        }
    }
}

impl LogForm {
    /// What is said of a measure.
    pub fn measure(&self, measure: MeasureId) -> Option<&MeasureWords> {
        self.measures.iter().find(|words| words.measure == measure)
    }

    /// The word for how an actor stands.
    pub fn actor_word(&self, status: ActorStatus) -> &str {
        let [on_time, due, overdue] = &self.actor_words;
        match status {
            ActorStatus::OnTime => on_time,
            ActorStatus::Due => due,
            ActorStatus::Overdue => overdue,
        }
    }

    /// The word for a log; none for one that is new.
    pub fn regularity_word(&self, regularity: Regularity) -> Option<&str> {
        let [regular, some, patchy] = &self.regularity_words;
        match regularity {
            Regularity::New => None,
            Regularity::Regular => Some(regular),
            Regularity::Some => Some(some),
            Regularity::Patchy => Some(patchy),
        }
    }
}
