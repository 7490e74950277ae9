//! An engagement log rewards listening, on any day of any year.

use chrono::{Days, NaiveDate};
use instruments::reflection::{
    Actor, ActorStatus, Changed, Contact, Engagement, How, Measure, MeasureId, Regularity,
    engagement,
};
use proptest::prelude::*;

const ACTORS: [&str; 4] = ["Carers", "Market traders", "Tenants", "Youth council"];

/// Any day of seven years, and half of the time one around the turn of a year.
fn today() -> impl Strategy<Value = NaiveDate> {
    let any = (2023..2030, 1..=365_u32).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day));
    let turn = (2023..2030, 0..=6_u64).prop_map(|(year, day)| {
        NaiveDate::from_ymd_opt(year, 12, 28)?.checked_add_days(Days::new(day))
    });
    prop_oneof![any, turn].prop_map(|day| day.unwrap())
}

fn contact(today: NaiveDate, days: impl Strategy<Value = u64>) -> impl Strategy<Value = Contact> {
    (
        days,
        proptest::sample::select(ACTORS.to_vec()),
        proptest::sample::select(How::ALL.to_vec()),
        proptest::option::of(any::<bool>()),
        proptest::option::of(proptest::sample::select(Changed::ALL.to_vec())),
        any::<bool>(),
    )
        .prop_map(move |(days, actor, how, first_time, changed, is_told)| {
            let date = today.checked_sub_days(Days::new(days)).unwrap();
            Contact {
                date,
                actor: actor.to_owned(),
                actor_kind: None,
                first_time,
                how,
                place: None,
                started_by: None,
                themes: Vec::new(),
                heard: String::new(),
                changed,
                changed_note: String::new(),
                told_back: is_told.then_some(date),
                costs_covered: None,
                next_date: None,
                agreed: None,
            }
        })
}

/// A day, a log of up to two years before it, and who is to be met how often.
fn logs() -> impl Strategy<Value = (NaiveDate, Vec<Contact>, Vec<Actor>)> {
    let listed = proptest::collection::vec(
        (proptest::sample::select(ACTORS.to_vec()), 1..200_u32),
        0..4,
    );
    (today(), listed).prop_flat_map(|(today, listed)| {
        let listed = listed.into_iter().map(|(name, target_days)| Actor {
            name: name.to_owned(),
            target_days: Some(target_days),
        });
        (
            Just(today),
            proptest::collection::vec(contact(today, 0..730_u64), 0..14),
            Just(listed.collect()),
        )
    })
}

/// The words for rhythm, worst first; a log that is too young has none.
fn rank(regularity: Regularity) -> Option<u8> {
    match regularity {
        Regularity::New => None,
        Regularity::Patchy => Some(0),
        Regularity::Some => Some(1),
        Regularity::Regular => Some(2),
    }
}

fn with(log: &[Contact], contact: Contact) -> Vec<Contact> {
    log.iter().cloned().chain([contact]).collect()
}

/// Whether the word with one more entry is no worse.
fn is_no_worse(before: &Engagement, after: &Engagement) -> bool {
    match (rank(before.regularity), rank(after.regularity)) {
        (Some(before), Some(after)) => after >= before,
        (before, after) => before == after,
    }
}

proptest! {
    #[test]
    fn a_meeting_of_the_last_29_days_never_makes_the_word_worse(
        ((today, log, listed), new) in logs()
            .prop_flat_map(|logs| (Just(logs.clone()), contact(logs.0, 0..30_u64))),
        target in 30..200_u32,
    ) {
        // No answer is due yet, and whoever was met is on time: so too with somebody new to the log.
        let listed: Vec<Actor> = listed
            .into_iter()
            .map(|actor| Actor { target_days: actor.target_days.max(Some(target)), ..actor })
            .collect();
        let before = engagement(today, &log, &listed);
        let after = engagement(today, &with(&log, new), &listed);
        prop_assert!(is_no_worse(&before, &after), "{before:?}\n{after:?}");
    }

    #[test]
    fn a_meeting_with_an_answer_told_back_never_makes_the_word_worse(
        ((today, log, listed), new, of) in logs()
            .prop_filter("somebody was met", |(_, log, _)| log.iter().any(|old| old.how.is_two_way()))
            .prop_flat_map(|logs| (Just(logs.clone()), contact(logs.0, 0..730_u64), any::<prop::sample::Index>())),
    ) {
        // With somebody of the log, and no older than its first entry: that would make it older.
        let met: Vec<&Contact> = log.iter().filter(|old| old.how.is_two_way()).collect();
        let first = log.iter().map(|old| old.date).min().unwrap();
        let date = new.date.max(first);
        let new = Contact {
            actor: of.get(&met).actor.clone(),
            date,
            told_back: Some(date),
            ..new
        };
        let before = engagement(today, &log, &listed);
        let after = engagement(today, &with(&log, new), &listed);
        prop_assert!(is_no_worse(&before, &after), "{before:?}\n{after:?}");
    }

    #[test]
    fn a_survey_or_a_broadcast_changes_no_measure_and_no_actor(
        ((today, log, listed), new) in logs()
            .prop_flat_map(|logs| (Just(logs.clone()), contact(logs.0, 0..730_u64))),
        how in proptest::sample::select(vec![How::Survey, How::Broadcast]),
    ) {
        let before = engagement(today, &log, &listed);
        let after = engagement(today, &with(&log, Contact { how, ..new }), &listed);
        prop_assert_eq!(before.measures, after.measures);
        prop_assert_eq!(before.actors, after.actors);
    }

    #[test]
    fn every_measure_is_a_share_and_stands_on_two_way_entries_each_named_once(
        (today, log, listed) in logs(),
    ) {
        let result = engagement(today, &log, &listed);
        for id in MeasureId::ALL {
            let Measure { part, whole, counted, not_counted, not_filled } = result.measures.of(*id);
            prop_assert!(part <= whole, "{id:?}");
            let mut behind: Vec<usize> = [counted, not_counted, not_filled].into_iter().flatten().copied().collect();
            prop_assert!(behind.iter().all(|entry| log[*entry].how.is_two_way()), "{id:?}");
            let named = behind.len();
            behind.sort_unstable();
            behind.dedup();
            prop_assert_eq!(behind.len(), named, "{:?}", id);
        }
    }

    #[test]
    fn whoever_waits_is_past_the_day_they_were_due_by_and_nobody_else_is(
        (today, log, listed) in logs(),
    ) {
        let result = engagement(today, &log, &listed);
        let waiting = result.waiting();
        for (name, standing) in &result.actors {
            let waits = waiting.iter().any(|(other, _)| other == name);
            let past = standing.days.is_none() || standing.due_by < today;
            prop_assert_eq!(waits, past, "{} {:?}", name, standing);
            prop_assert_eq!(waits, standing.status != ActorStatus::OnTime);
        }
    }

    #[test]
    fn a_log_says_the_same_when_every_date_is_moved_to_another_year(
        (today, log, listed) in logs(), days in 1..3000_u64,
    ) {
        let later = |date: NaiveDate| date.checked_add_days(Days::new(days)).unwrap();
        let moved: Vec<Contact> = log
            .iter()
            .map(|old| Contact { date: later(old.date), told_back: old.told_back.map(later), ..old.clone() })
            .collect();
        let before = engagement(today, &log, &listed);
        let after = engagement(later(today), &moved, &listed);
        prop_assert_eq!(before.measures, after.measures);
        prop_assert_eq!(before.regularity, after.regularity);
    }
}
