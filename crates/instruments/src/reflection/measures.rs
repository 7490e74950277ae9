//! The measures of an engagement log, each a share of what was filled in, with the entries
//! behind it.

use std::collections::BTreeSet;

use super::contact::{Changed, Contact, Costs, Place, StartedBy};
use super::named::choices;
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

choices! {
    MeasureId {
        Rhythm = "rhythm",
        OnTime = "on_time",
        LoopClosed = "loop",
        SomethingChanged = "change",
        HonestAnswer = "answered",
        NewVoices = "new_voices",
        TheirGround = "their_ground",
        StartedByThem = "their_start",
        CostsCovered = "costs",
    }
}

/// So many out of so many; nothing out of nothing shows "not yet".
///
/// Rhythm counts windows, on time and new voices count actors, the others entries. The entries
/// behind it are named by their places in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    pub part: usize,
    pub whole: usize,
    /// The entries that the part rests on.
    pub counted: Vec<usize>,
    /// The other entries that were looked at.
    pub not_counted: Vec<usize>,
    /// The entries that were left out because the field was blank.
    pub not_filled: Vec<usize>,
}

impl Measure {
    pub fn share(&self) -> Option<Fraction> {
        Fraction::new(self.part as u128, self.whole as u128)
    }

    pub(super) fn is_at_least(&self, percent: u8) -> bool {
        self.share()
            .is_some_and(|share| share.is_at_least(percent.into()))
    }

    /// Counts entries by a field: blank ones are left out, and `true` ones make the part.
    fn of<'a>(
        contacts: impl Iterator<Item = &'a Aged<'a>>,
        field: impl Fn(&Contact) -> Option<bool>,
    ) -> Measure {
        let mut measure = Measure::default();
        for aged in contacts {
            let entries = match field(aged.contact) {
                Some(true) => &mut measure.counted,
                Some(false) => &mut measure.not_counted,
                None => &mut measure.not_filled,
            };
            entries.push(aged.entry);
        }
        measure.part = measure.counted.len();
        measure.whole = measure.part + measure.not_counted.len();
        measure
    }
}

/// A contact, its place in the log and how many days ago it was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aged<'a> {
    pub(super) entry: usize,
    pub(super) contact: &'a Contact,
    pub(super) days: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures {
    pub rhythm: Measure,
    pub on_time: Measure,
    pub loop_closed: Measure,
    pub something_changed: Measure,
    pub honest_answer: Measure,
    pub new_voices: Measure,
    pub their_ground: Measure,
    pub started_by_them: Measure,
    pub costs_covered: Measure,
}

impl Measures {
    pub fn of(&self, measure: MeasureId) -> &Measure {
        match measure {
            MeasureId::Rhythm => &self.rhythm,
            MeasureId::OnTime => &self.on_time,
            MeasureId::LoopClosed => &self.loop_closed,
            MeasureId::SomethingChanged => &self.something_changed,
            MeasureId::HonestAnswer => &self.honest_answer,
            MeasureId::NewVoices => &self.new_voices,
            MeasureId::TheirGround => &self.their_ground,
            MeasureId::StartedByThem => &self.started_by_them,
            MeasureId::CostsCovered => &self.costs_covered,
        }
    }
}

/// Takes two-way contacts only, none of them in the future.
pub(super) fn measures(two_way: &[Aged<'_>], on_time: Measure) -> Measures {
    let year = || two_way.iter().filter(|aged| aged.days < LAST_YEAR);
    let aged = |least: i64| year().filter(move |aged| aged.days >= least);
    Measures {
        rhythm: rhythm(two_way),
        on_time,
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

/// Counts windows that have a contact, rather than contacts.
fn rhythm(two_way: &[Aged<'_>]) -> Measure {
    let recent = || {
        two_way
            .iter()
            .filter(|aged| aged.days < WINDOWS * WINDOW_DAYS)
    };
    let windows: BTreeSet<i64> = recent().map(|aged| aged.days / WINDOW_DAYS).collect();
    Measure {
        part: windows.len(),
        whole: WINDOWS as usize,
        ..Measure::of(recent(), |_| Some(true))
    }
}

/// Counts actors rather than entries. One of whom no entry says whether it was the first is left
/// out.
fn new_voices<'a>(year: impl Iterator<Item = &'a Aged<'a>> + Clone) -> Measure {
    let actors = |first: &[bool]| {
        let said = year.clone().filter(|aged| {
            let said = aged.contact.first_time;
            said.is_some_and(|said| first.contains(&said))
        });
        let actors: BTreeSet<&str> = said.map(|aged| &*aged.contact.actor).collect();
        actors.len()
    };
    Measure {
        part: actors(&[true]),
        whole: actors(&[true, false]),
        ..Measure::of(year.clone(), |contact| contact.first_time)
    }
}
