//! The measures of an engagement log, each a share of what was filled in.

use std::collections::BTreeSet;

use super::engagement::{Changed, Contact, Costs, Place, StartedBy};
use crate::fraction::Fraction;

/// How far back all measures but rhythm and on time look, in days.
const LAST_YEAR: i64 = 365;
/// The age, in days, from which an answer is due.
const ANSWER_DUE: i64 = 30;
/// The age, in days, from which a change is due.
const CHANGE_DUE: i64 = 90;
/// How many windows rhythm looks at, and how many days each has.
const WINDOWS: i64 = 4;
const WINDOW_DAYS: i64 = 91;

/// So many out of so many; nothing out of nothing shows "not yet".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    pub part: usize,
    pub whole: usize,
    /// How many entries were left out because the field was blank.
    pub not_filled: usize,
}

impl Measure {
    pub fn share(&self) -> Option<Fraction> {
        Fraction::new(self.part as u128, self.whole as u128)
    }

    pub(super) fn is_at_least(&self, percent: u128) -> bool {
        self.share().is_some_and(|share| share.is_at_least(percent))
    }

    /// Counts entries by a field: blank ones are left out, and `true` ones make the part.
    fn of<'a>(
        contacts: impl Iterator<Item = &'a Aged<'a>>,
        field: impl Fn(&Contact) -> Option<bool>,
    ) -> Measure {
        let mut measure = Measure {
            part: 0,
            whole: 0,
            not_filled: 0,
        };
        for aged in contacts {
            match field(aged.contact) {
                Some(counts) => {
                    measure.part += usize::from(counts);
                    measure.whole += 1;
                }
                None => measure.not_filled += 1,
            }
        }
        measure
    }
}

/// A two-way contact and how many days ago it was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aged<'a> {
    pub(super) contact: &'a Contact,
    pub(super) days: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measures {
    pub rhythm: Measure,
    pub loop_closed: Measure,
    pub something_changed: Measure,
    pub honest_answer: Measure,
    pub new_voices: Measure,
    pub their_ground: Measure,
    pub started_by_them: Measure,
    pub costs_covered: Measure,
}

/// Takes two-way contacts only, none of them in the future.
pub(super) fn measures(two_way: &[Aged<'_>]) -> Measures {
    let year = || two_way.iter().filter(|aged| aged.days < LAST_YEAR);
    let aged = |least: i64| year().filter(move |aged| aged.days >= least);
    Measures {
        rhythm: rhythm(two_way),
        loop_closed: Measure::of(aged(ANSWER_DUE), |contact| {
            Some(contact.told_back.is_some())
        }),
        something_changed: Measure::of(aged(CHANGE_DUE), |contact| {
            Some(matches!(contact.changed?, Changed::Doing | Changed::Done))
        }),
        honest_answer: Measure::of(aged(CHANGE_DUE), |contact| {
            Some(matches!(
                contact.changed?,
                Changed::Doing | Changed::Done | Changed::WillNotAndWhy
            ))
        }),
        new_voices: new_voices(year()),
        their_ground: Measure::of(
            year().filter(|aged| aged.contact.place != Some(Place::Online)),
            |contact| Some(matches!(contact.place?, Place::TheirPlace | Place::Neutral)),
        ),
        started_by_them: Measure::of(year(), |contact| {
            Some(contact.started_by? == StartedBy::Them)
        }),
        costs_covered: Measure::of(
            year().filter(|aged| aged.contact.costs_covered != Some(Costs::NotNeeded)),
            |contact| {
                Some(matches!(
                    contact.costs_covered?,
                    Costs::PaidForTime | Costs::ExpensesOnly
                ))
            },
        ),
    }
}

fn rhythm(two_way: &[Aged<'_>]) -> Measure {
    let windows: BTreeSet<i64> = two_way.iter().map(|aged| aged.days / WINDOW_DAYS).collect();
    let part = windows.range(0..WINDOWS).count();
    Measure {
        part,
        whole: WINDOWS as usize,
        not_filled: 0,
    }
}

fn new_voices<'a>(year: impl Iterator<Item = &'a Aged<'a>> + Clone) -> Measure {
    let actors: BTreeSet<&str> = year.clone().map(|aged| &*aged.contact.actor).collect();
    let new: BTreeSet<&str> = year
        .filter(|aged| aged.contact.first_time)
        .map(|aged| &*aged.contact.actor)
        .collect();
    Measure {
        part: new.len(),
        whole: actors.len(),
        not_filled: 0,
    }
}
