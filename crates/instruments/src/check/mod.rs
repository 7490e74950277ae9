//! The good business check: its questions, and what follows from the answers.

mod answers;
mod change;
mod counts;
mod fit;
mod guidance;
mod law;
mod percent;
mod questions;
mod score;
mod steps;
mod strongest_and_lowest;
mod trend;
mod wording;
pub(crate) mod words;

pub use answers::{Answer, Answers, Level, Mode};
pub use change::{Direction, TopicChange, change};
pub use counts::{Counts, LEAST_COVERAGE, LEAST_SCORED};
pub use fit::FittingQuestion;
pub use guidance::{Guidance, Outcome, QuestionGuidance};
pub use law::law_cards;
pub use percent::Percent;
pub use questions::{
    Check, Dimension, LawCard, LawTrigger, Levels, Question, ResultWord, SoloWording, Topic,
};
pub use score::{CheckResult, DimensionResult, Shown, TopicResult, score};
pub use steps::{MOST_STEPS, StepKind, SuggestedStep, find_out, suggest_steps};
pub use trend::{DimensionTrend, LEAST_RESULTS, trend};
pub use wording::Wording;
pub use words::{Visit, WordPlace};
