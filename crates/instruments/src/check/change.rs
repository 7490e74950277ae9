//! What has changed between checks.

use super::{CheckResult, Percent};

/// How a topic stands against the check before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicChange {
    pub topic_id: String,
    pub direction: Direction,
    /// None where the check before had no result for this topic.
    pub before: Option<Percent>,
    pub after: Percent,
    /// How many scored answers each result rests on: a quick check and a full one differ.
    pub scored_before: usize,
    pub scored_after: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    Up,
    Same,
    Down,
    /// There is nothing to compare with.
    New,
}

/// The change of each topic that has a result now, in the order of the later check.
pub fn change(before: &CheckResult, after: &CheckResult) -> Vec<TopicChange> {
    let now = after
        .topics
        .iter()
        .filter_map(|topic| Some((topic, topic.percent?)));
    now.map(|(topic, percent)| {
        let earlier = before
            .topics
            .iter()
            .find(|earlier| earlier.topic_id == topic.topic_id);
        let earlier_percent = earlier.and_then(|earlier| earlier.percent);
        TopicChange {
            topic_id: topic.topic_id.clone(),
            direction: match earlier_percent {
                None => Direction::New,
                Some(earlier) if percent > earlier => Direction::Up,
                Some(earlier) if percent < earlier => Direction::Down,
                Some(_) => Direction::Same,
            },
            before: earlier_percent,
            after: percent,
            scored_before: earlier.map_or(0, |earlier| earlier.counts.scored),
            scored_after: topic.counts.scored,
        }
    })
    .collect()
}
