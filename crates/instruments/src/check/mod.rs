//! The good business check: its questions, and what follows from the answers.

mod answers;
mod questions;

pub use answers::{Answer, Answers, Level, Mode};
pub use questions::{Check, Dimension, LawCard, LawTrigger, Levels, Outcome, Question, ResultWord, SoloWording, Topic};
