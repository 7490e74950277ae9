//! How many answers there are, of which kind, and whether they are enough.

use super::{Answer, Answers, FittingQuestion};

/// The least number of scored answers before a dimension shows any result.
pub const LEAST_SCORED: usize = 3;
/// The least coverage, in percent, before a dimension shows its full result.
pub const LEAST_COVERAGE: usize = 60;

/// How the questions that fit were answered. The first four add up to `fitting`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub scored: usize,
    pub dont_know: usize,
    pub not_for_us: usize,
    pub unanswered: usize,
    pub fitting: usize,
}

impl Counts {
    pub(super) fn of(questions: &[FittingQuestion<'_>], answers: &Answers) -> Counts {
        let mut counts = Counts {
            fitting: questions.len(),
            ..Counts::default()
        };
        for fitting in questions {
            match answers.get(&fitting.question.id) {
                Some(Answer::Level(_)) => counts.scored += 1,
                Some(Answer::DontKnow) => counts.dont_know += 1,
                Some(Answer::NotForUs) => counts.not_for_us += 1,
                None => counts.unanswered += 1,
            }
        }
        counts
    }

    /// What coverage is counted over: all that fit but those said to be not for us.
    pub fn covered_from(&self) -> usize {
        self.scored + self.dont_know + self.unanswered
    }

    /// Whether enough is answered for a full result: 60 % coverage and three scored answers.
    pub fn are_enough(&self) -> bool {
        self.scored >= LEAST_SCORED && self.scored * 100 >= LEAST_COVERAGE * self.covered_from()
    }
}
