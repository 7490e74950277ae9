//! What an engagement log says on one day: whom an anchor meets, how often, and who waits.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::contact::Contact;
use super::measures::{Aged, Measure, MeasureId, Measures, measures};

/// How often an actor is to be met unless something else was agreed.
pub const DEFAULT_TARGET_DAYS: u32 = 90;
/// The least age of a log, in days, before it is called anything but new.
const LEAST_LOG_DAYS: i64 = 182;
/// What a regular log reaches, in percent.
const REGULAR: [(MeasureId, u8); 3] = [
    (MeasureId::Rhythm, 75),
    (MeasureId::LoopClosed, 60),
    (MeasureId::OnTime, 50),
];
/// The rhythm, in percent, below which a log is patchy.
const LEAST_RHYTHM: u8 = 50;

/// Somebody to be met, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub name: String,
    /// None for somebody who is not to be met any more: they have no standing, and what was heard
    /// from them still counts.
    pub target_days: Option<u32>,
}

/// What a log says on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    /// By name.
    pub actors: BTreeMap<String, Standing>,
    pub measures: Measures,
    pub regularity: Regularity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Days since the last two-way contact; none where there never was one.
    pub days: Option<i64>,
    /// The place in the log of that contact.
    pub last: Option<usize>,
    pub target_days: u32,
    pub status: ActorStatus,
    /// The last day on which a contact is on time; today for somebody who was never met.
    pub due_by: NaiveDate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActorStatus {
    OnTime,
    /// Past the target by half at most.
    Due,
    Overdue,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regularity {
    /// The log is younger than half a year.
    New,
    Regular,
    Some,
    Patchy,
}

/// What a measure has to reach for a log to be regular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub measure: MeasureId,
    pub percent: u8,
    pub is_met: bool,
}

/// Reads the log as it stands on the day `today`; entries dated later are left out.
///
/// Everyone met counts as an actor, with the default target where `listed` names no other.
/// Those in `listed` count even when they were never met, and not at all without a target.
pub fn engagement(today: NaiveDate, log: &[Contact], listed: &[Actor]) -> Engagement {
    let aged = log.iter().enumerate().map(|(entry, contact)| Aged {
        entry,
        contact,
        days: today.signed_duration_since(contact.date).num_days(),
    });
    let mut past: Vec<Aged<'_>> = aged.filter(|aged| aged.days >= 0).collect();
    let log_days = past.iter().map(|aged| aged.days).max().unwrap_or(0);
    past.retain(|aged| aged.contact.how.is_two_way());

    let actors = standings(today, &past, listed);
    let measures = measures(&past, on_time(&actors));
    Engagement {
        regularity: regularity(log_days, &measures),
        actors,
        measures,
    }
}

fn standings(
    today: NaiveDate,
    two_way: &[Aged<'_>],
    listed: &[Actor],
) -> BTreeMap<String, Standing> {
    let mut last: BTreeMap<&str, (u32, Option<Aged<'_>>)> = BTreeMap::new();
    for aged in two_way {
        let (_, last) = last
            .entry(&aged.contact.actor)
            .or_insert((DEFAULT_TARGET_DAYS, None));
        if last.is_none_or(|last| aged.days < last.days) {
            *last = Some(*aged);
        }
    }
    for actor in listed {
        match actor.target_days {
            Some(days) => last.entry(&actor.name).or_default().0 = days,
            None => drop(last.remove(&*actor.name)),
        }
    }
    let standings = last.into_iter().map(|(actor, (target_days, last))| {
        let days = last.map(|last| last.days);
        let target = Days::new(target_days.into());
        let due_by = last.and_then(|last| last.contact.date.checked_add_days(target));
        let standing = Standing {
            days,
            last: last.map(|last| last.entry),
            target_days,
            status: status(days, target_days),
            due_by: due_by.unwrap_or(today),
        };
        (actor.to_owned(), standing)
    });
    standings.collect()
}

fn status(days: Option<i64>, target_days: u32) -> ActorStatus {
    let target = i64::from(target_days);
    match days {
        Some(days) if days <= target => ActorStatus::OnTime,
        Some(days) if 2 * days <= 3 * target => ActorStatus::Due,
        _ => ActorStatus::Overdue,
    }
}

/// Behind it are the last contacts with each actor; somebody never met has none.
fn on_time(actors: &BTreeMap<String, Standing>) -> Measure {
    let mut measure = Measure::default();
    for standing in actors.values() {
        let is_on_time = standing.status == ActorStatus::OnTime;
        measure.part += usize::from(is_on_time);
        measure.whole += 1;
        if is_on_time {
            measure.counted.extend(standing.last);
        } else {
            measure.not_counted.extend(standing.last);
        }
    }
    measure
}

fn regularity(log_days: i64, measures: &Measures) -> Regularity {
    if log_days < LEAST_LOG_DAYS {
        Regularity::New
    } else if limits(measures).iter().all(|limit| limit.is_met) {
        Regularity::Regular
    } else if measures.rhythm.is_at_least(LEAST_RHYTHM) {
        Regularity::Some
    } else {
        Regularity::Patchy
    }
}

fn limits(measures: &Measures) -> [Limit; 3] {
    REGULAR.map(|(measure, percent)| Limit {
        measure,
        percent,
        is_met: measures.of(measure).is_at_least(percent),
    })
}

impl Engagement {
    /// What the log has to reach to be regular, and what of it is reached.
    pub fn limits(&self) -> [Limit; 3] {
        limits(&self.measures)
    }

    /// Who is overdue, then who is due. Among these somebody never met comes first, then
    /// whoever waited longest; of equals the first by name.
    pub fn waiting(&self) -> Vec<(&str, &Standing)> {
        let actors = self
            .actors
            .iter()
            .map(|(name, standing)| (&**name, standing));
        let mut waiting: Vec<(&str, &Standing)> = actors
            .filter(|(_, standing)| standing.status != ActorStatus::OnTime)
            .collect();
        waiting.sort_by_key(|(_, standing)| {
            (
                Reverse(standing.status),
                standing.days.is_some(),
                Reverse(standing.days),
            )
        });
        waiting
    }
}
