//! The engagement log: whom an anchor meets, how often, and what came of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::measures::{Aged, Measure, Measures, measures};

/// How often an actor is to be met unless something else was agreed.
pub const DEFAULT_TARGET_DAYS: u32 = 90;
/// The least age of a log, in days, before it is called anything but new.
const LEAST_LOG_DAYS: i64 = 182;

/// One entry of the log. What was left blank is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub date: NaiveDate,
    pub actor: String,
    /// The first contact with this actor in 24 months.
    pub first_time: bool,
    pub how: How,
    pub place: Option<Place>,
    pub started_by: Option<StartedBy>,
    pub changed: Option<Changed>,
    pub told_back: Option<NaiveDate>,
    pub costs_covered: Option<Costs>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Met,
    VisitedThem,
    Call,
    Workshop,
    CoDesign,
    Shadowing,
    OnlineMeeting,
    Survey,
    Broadcast,
}

impl How {
    /// A survey or a broadcast is no meeting, and counts towards nothing.
    pub fn is_two_way(self) -> bool {
        !matches!(self, How::Survey | How::Broadcast)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    TheirPlace,
    Neutral,
    OurPlace,
    Online,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartedBy {
    Them,
    Us,
    ThirdParty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    NothingYet,
    Deciding,
    Doing,
    Done,
    WillNotAndWhy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Costs {
    PaidForTime,
    ExpensesOnly,
    NotCovered,
    NotNeeded,
}

/// Somebody to be met, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub name: String,
    pub target_days: u32,
}

/// What a log says on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    /// By name.
    pub actors: BTreeMap<String, Standing>,
    pub on_time: Measure,
    pub measures: Measures,
    pub regularity: Regularity,
    /// Who is overdue and has waited longest.
    pub longest_wait: Option<LongestWait>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Days since the last two-way contact; none where there never was one.
    pub days: Option<i64>,
    pub target_days: u32,
    pub status: ActorStatus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorStatus {
    OnTime,
    /// Past the target by half at most.
    Due,
    Overdue,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongestWait {
    pub actor: String,
    /// None where the actor was never met.
    pub days: Option<i64>,
    pub target_days: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regularity {
    /// The log is younger than half a year.
    New,
    Regular,
    Some,
    Patchy,
}

/// Reads the log as it stands on the day `today`; entries dated later are left out.
///
/// Everyone met counts as an actor, with the default target where `listed` names no other.
/// Those in `listed` count even when they were never met.
pub fn engagement(today: NaiveDate, log: &[Contact], listed: &[Actor]) -> Engagement {
    let age = |contact: &Contact| today.signed_duration_since(contact.date).num_days();
    let past = || {
        log.iter()
            .map(|contact| Aged {
                contact,
                days: age(contact),
            })
            .filter(|aged| aged.days >= 0)
    };
    let two_way: Vec<Aged<'_>> = past()
        .filter(|aged| aged.contact.how.is_two_way())
        .collect();

    let actors = standings(&two_way, listed);
    let on_time = Measure {
        part: actors
            .values()
            .filter(|standing| standing.status == ActorStatus::OnTime)
            .count(),
        whole: actors.len(),
        not_filled: 0,
    };
    let measures = measures(&two_way);
    let log_days = past().map(|aged| aged.days).max().unwrap_or(0);
    Engagement {
        regularity: regularity(log_days, &measures, on_time),
        longest_wait: longest_wait(&actors),
        actors,
        on_time,
        measures,
    }
}

fn standings(two_way: &[Aged<'_>], listed: &[Actor]) -> BTreeMap<String, Standing> {
    let met = two_way
        .iter()
        .map(|aged| (aged.contact.actor.clone(), DEFAULT_TARGET_DAYS));
    let mut targets: BTreeMap<String, u32> = met.collect();
    targets.extend(
        listed
            .iter()
            .map(|actor| (actor.name.clone(), actor.target_days)),
    );
    let with_standing = targets.into_iter().map(|(actor, target_days)| {
        let days = two_way
            .iter()
            .filter(|aged| aged.contact.actor == actor)
            .map(|aged| aged.days)
            .min();
        (
            actor,
            Standing {
                days,
                target_days,
                status: status(days, target_days),
            },
        )
    });
    with_standing.collect()
}

fn status(days: Option<i64>, target_days: u32) -> ActorStatus {
    let target = i64::from(target_days);
    match days {
        Some(days) if days <= target => ActorStatus::OnTime,
        Some(days) if 2 * days <= 3 * target => ActorStatus::Due,
        _ => ActorStatus::Overdue,
    }
}

/// Somebody never met has waited longer than anybody who was. Of equals, the first by name.
fn longest_wait(actors: &BTreeMap<String, Standing>) -> Option<LongestWait> {
    let overdue = actors
        .iter()
        .filter(|(_, standing)| standing.status == ActorStatus::Overdue);
    let (actor, standing) =
        overdue.min_by_key(|(_, standing)| standing.days.map_or(i64::MIN, |days| -days))?;
    Some(LongestWait {
        actor: actor.clone(),
        days: standing.days,
        target_days: standing.target_days,
    })
}

fn regularity(log_days: i64, measures: &Measures, on_time: Measure) -> Regularity {
    if log_days < LEAST_LOG_DAYS {
        Regularity::New
    } else if measures.rhythm.is_at_least(75)
        && measures.loop_closed.is_at_least(60)
        && on_time.is_at_least(50)
    {
        Regularity::Regular
    } else if measures.rhythm.is_at_least(50) {
        Regularity::Some
    } else {
        Regularity::Patchy
    }
}
