//! The organisational-privilege reflection: what an anchor and those outside it see.

mod commitment;
mod confirmation;
mod contact;
mod dates;
mod engagement;
mod form;
mod gap;
mod measures;
mod named;
mod round;
mod round_file;
mod spread;
mod words;

pub use commitment::{Commitment, CommitmentField, CommitmentStatus, MOST_COMMITMENTS};
pub use confirmation::{
    Confirmation, Confirmed, Evidence, EvidenceKind, OnlyDraft, SaidHow, StillNeeded, VoiceAsks,
    VoiceOption, VoiceQuestion, may_be_final,
};
pub use contact::{ActorKind, Agreed, Changed, Contact, Costs, How, LogField, Place, StartedBy};
pub use dates::DateRefusal;
pub use engagement::{
    Actor, ActorStatus, DEFAULT_TARGET_DAYS, Engagement, Limit, Regularity, Standing, engagement,
};
pub use form::{
    CommitmentForm, GapMessages, Inventory, InventoryItem, InventoryUnit, LogFieldForm, LogForm,
    MeasureWords, OnceQuestion, Prompt, Reflection, ScaleLevel, Theme, TypePrompt, VoiceForm,
};
pub use gap::{GapMessage, gap_message};
pub use measures::{Measure, MeasureId, Measures};
pub use round::{ClosedRound, LEAST_VOICES, OpenRound, RoundSummary, Voice, Voices};
pub use round_file::{ROUND_FILE_MAX_BYTES, RoundFile, RoundFileError};
pub use spread::Spread;
