//! The result of a check. There is no total score.

use super::counts::LEAST_SCORED;
use super::strongest_and_lowest::strongest_and_lowest;
use super::{Answer, Answers, Check, Counts, FittingQuestion, Mode, Percent, ResultWord};
use crate::profile::Profile;

/// What the answers come to, by dimension and by topic, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckResult {
    pub dimensions: Vec<DimensionResult>,
    /// Only topics with a question that fits.
    pub topics: Vec<TopicResult>,
    /// Ids. The lowest is none where all are equal, both are none where nothing is scored.
    pub strongest_topic: Option<String>,
    pub lowest_topic: Option<String>,
    /// Ids, out of the dimensions that show a result.
    pub strongest_dimension: Option<String>,
    pub lowest_dimension: Option<String>,
    /// Over the whole check, in the mode asked for.
    pub counts: Counts,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DimensionResult {
    pub id: String,
    pub counts: Counts,
    pub shown: Shown,
    /// None while there are too few answers.
    pub word: Option<ResultWord>,
}

/// What a dimension may show, by how much of it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    TooFew,
    /// From the questions of the quick check alone.
    QuickLook(Percent),
    /// From every answer.
    Full(Percent),
}

impl Shown {
    pub fn percent(self) -> Option<Percent> {
        match self {
            Shown::TooFew => None,
            Shown::QuickLook(percent) | Shown::Full(percent) => Some(percent),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct TopicResult {
    pub dimension_id: String,
    pub topic_id: String,
    pub counts: Counts,
    /// None while nothing is scored.
    pub percent: Option<Percent>,
}

/// Scores the answers to the questions that fit; answers to hidden questions change nothing.
///
/// Quick answers carry over into the full check by scoring the same answers in
/// [`Mode::Full`]: a dimension then keeps its quick look until its full coverage is enough.
pub fn score(check: &Check, profile: &Profile, answers: &Answers, mode: Mode) -> CheckResult {
    let asked = check.questions_that_fit(profile, mode);
    let quick = check.questions_that_fit(profile, Mode::Quick);
    let mut dimensions = Vec::new();
    let mut topics = Vec::new();
    for dimension in &check.dimensions {
        let of_dimension = only(&asked, |fitting| fitting.dimension.id == dimension.id);
        let quick_of_dimension = only(&quick, |fitting| fitting.dimension.id == dimension.id);
        let counts = Counts::of(&of_dimension, answers);
        let shown = shown(&of_dimension, &quick_of_dimension, counts, answers, mode);
        let word = shown
            .percent()
            .and_then(|percent| check.result_word(percent))
            .cloned();
        dimensions.push(DimensionResult {
            id: dimension.id.clone(),
            counts,
            shown,
            word,
        });
        for topic in &dimension.topics {
            let of_topic = only(&of_dimension, |fitting| fitting.topic.id == topic.id);
            if !of_topic.is_empty() {
                topics.push(TopicResult {
                    dimension_id: dimension.id.clone(),
                    topic_id: topic.id.clone(),
                    counts: Counts::of(&of_topic, answers),
                    percent: percent(&of_topic, answers),
                });
            }
        }
    }
    let (strongest_topic, lowest_topic) =
        strongest_and_lowest(topics.iter().map(|topic| (&*topic.topic_id, topic.percent)));
    let (strongest_dimension, lowest_dimension) = strongest_and_lowest(
        dimensions
            .iter()
            .map(|dimension| (&*dimension.id, dimension.shown.percent())),
    );
    CheckResult {
        counts: Counts::of(&asked, answers),
        strongest_topic,
        lowest_topic,
        strongest_dimension,
        lowest_dimension,
        dimensions,
        topics,
    }
}

fn only<'a>(
    questions: &[FittingQuestion<'a>],
    belongs: impl Fn(&FittingQuestion<'a>) -> bool,
) -> Vec<FittingQuestion<'a>> {
    questions
        .iter()
        .filter(|fitting| belongs(fitting))
        .copied()
        .collect()
}

fn shown(
    asked: &[FittingQuestion<'_>],
    quick: &[FittingQuestion<'_>],
    counts: Counts,
    answers: &Answers,
    mode: Mode,
) -> Shown {
    let full = (mode == Mode::Full && counts.are_enough())
        .then(|| percent(asked, answers))
        .flatten();
    let quick_look = (Counts::of(quick, answers).scored >= LEAST_SCORED)
        .then(|| percent(quick, answers))
        .flatten();
    match (full, quick_look) {
        (Some(percent), _) => Shown::Full(percent),
        (None, Some(percent)) => Shown::QuickLook(percent),
        (None, None) => Shown::TooFew,
    }
}

fn percent(questions: &[FittingQuestion<'_>], answers: &Answers) -> Option<Percent> {
    Percent::of_levels(questions.iter().filter_map(
        |fitting| match answers.get(&fitting.question.id) {
            Some(Answer::Level(level)) => Some(*level),
            _ => None,
        },
    ))
}

impl Check {
    /// The words for a result of this size.
    pub fn result_word(&self, percent: Percent) -> Option<&ResultWord> {
        self.result_words
            .iter()
            .find(|word| (word.from..=word.to).contains(&percent.number()))
    }
}
