//! What to do next: up to three steps to pick from, and what to find out.

use std::collections::BTreeSet;

use super::{Answer, Answers, Check, FittingQuestion, Level, Mode, Question};
use crate::profile::Profile;

/// The most steps that are suggested.
pub const MOST_STEPS: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedStep {
    pub question_id: String,
    pub kind: StepKind,
}

/// Which step of a question: one that starts, a bigger one, or sharing what works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    First,
    Bigger,
    Share,
}

impl StepKind {
    /// Levels 0 and 1 suggest the first step, 2 and 3 the bigger one, 4 suggests sharing it.
    pub fn at_level(level: Level) -> StepKind {
        match level.number() {
            0 | 1 => StepKind::First,
            2 | 3 => StepKind::Bigger,
            _ => StepKind::Share,
        }
    }
}

/// Up to three steps for the person to pick from, the first to be named first.
///
/// `wanted` holds the ids of questions marked "I want to work on this". Those come before
/// all others; among equals the lower level comes first, then the order of the file. No
/// topic is named twice, and a dimension not yet named comes before one that is.
pub fn suggest_steps(
    check: &Check,
    profile: &Profile,
    answers: &Answers,
    wanted: &BTreeSet<String>,
    mode: Mode,
) -> Vec<SuggestedStep> {
    let questions = check.questions_that_fit(profile, mode);
    let at_level = |level: Level| {
        let is_at = move |fitting: &&FittingQuestion<'_>| {
            answers.get(&fitting.question.id) == Some(&Answer::Level(level))
        };
        questions
            .iter()
            .filter(is_at)
            .map(move |fitting| (fitting, level))
    };
    let (wished, others): (Vec<_>, Vec<_>) = Level::ALL
        .into_iter()
        .flat_map(at_level)
        .partition(|(fitting, _)| wanted.contains(&fitting.question.id));

    let mut picked: Vec<(&FittingQuestion<'_>, Level)> = Vec::new();
    for (candidates, may_repeat_dimension) in [
        (&wished, false),
        (&wished, true),
        (&others, false),
        (&others, true),
    ] {
        for (fitting, level) in candidates {
            let repeats_topic = picked
                .iter()
                .any(|(before, _)| before.topic.id == fitting.topic.id);
            let repeats_dimension = picked
                .iter()
                .any(|(before, _)| before.dimension.id == fitting.dimension.id);
            if picked.len() < MOST_STEPS
                && !repeats_topic
                && (may_repeat_dimension || !repeats_dimension)
            {
                picked.push((fitting, *level));
            }
        }
    }
    picked
        .into_iter()
        .map(|(fitting, level)| SuggestedStep {
            question_id: fitting.question.id.clone(),
            kind: StepKind::at_level(level),
        })
        .collect()
}

/// The questions answered "I don't know", in the order of the file.
pub fn find_out<'a>(
    check: &'a Check,
    profile: &Profile,
    answers: &Answers,
    mode: Mode,
) -> Vec<&'a Question> {
    check
        .questions_that_fit(profile, mode)
        .into_iter()
        .map(|fitting| fitting.question)
        .filter(|question| answers.get(&question.id) == Some(&Answer::DontKnow))
        .collect()
}
