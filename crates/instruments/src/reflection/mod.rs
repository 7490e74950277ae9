//! The organisational-privilege reflection: what an anchor and those outside it see.

mod engagement;
mod gap;
mod measures;

pub use engagement::{
    Actor, ActorStatus, Changed, Contact, Costs, DEFAULT_TARGET_DAYS, Engagement, How, LongestWait,
    Place, Regularity, Standing, StartedBy, engagement,
};
pub use gap::{GapMessage, LEAST_VOICES, RoundSummary, Voices, close_round, gap_message, spread};
pub use measures::{Measure, Measures};
