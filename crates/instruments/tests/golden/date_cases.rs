//! Dates that cannot be kept as they were typed, and fields that are still to be filled in.

use chrono::NaiveDate;
use instruments::reflection::{
    Commitment, CommitmentField, CommitmentStatus, Confirmation, Contact, DateRefusal, How,
    LogField,
};

fn day(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

/// A contact noted in under a minute: date, who, how and what was heard.
fn noted(date: &str) -> Contact {
    Contact {
        date: day(date),
        actor: "Tenants panel".to_owned(),
        actor_kind: None,
        first_time: None,
        how: How::Met,
        place: None,
        started_by: None,
        themes: Vec::new(),
        heard: "The lift is still out.".to_owned(),
        changed: None,
        changed_note: String::new(),
        told_back: None,
        costs_covered: None,
        next_date: None,
        agreed: None,
    }
}

#[test]
fn new_years_day_is_in_the_future_on_new_years_eve_and_not_a_day_later() {
    let contact = noted("2027-01-01");
    let refused = contact.date_refusals(day("2026-12-31"));
    assert_eq!(refused, [(LogField::Date, DateRefusal::InFuture)]);
    assert_eq!(contact.date_refusals(day("2027-01-01")), []);
}

#[test]
fn they_are_told_the_answer_on_the_day_or_later_and_not_in_the_future() {
    let told = |date: &str| Contact {
        told_back: Some(day(date)),
        ..noted("2026-12-31")
    };
    let today = day("2027-01-02");
    assert_eq!(told("2026-12-31").date_refusals(today), []);
    assert_eq!(told("2027-01-02").date_refusals(today), []);
    assert_eq!(
        told("2026-12-30").date_refusals(today),
        [(LogField::ToldBack, DateRefusal::BeforeStart)]
    );
    assert_eq!(
        told("2027-01-03").date_refusals(today),
        [(LogField::ToldBack, DateRefusal::InFuture)]
    );
}

#[test]
fn the_next_date_may_lie_ahead_but_not_before_the_meeting() {
    let next = |date: &str| Contact {
        next_date: Some(day(date)),
        ..noted("2028-02-29")
    };
    let today = day("2028-03-01");
    assert_eq!(next("2029-02-28").date_refusals(today), []);
    assert_eq!(
        next("2028-02-28").date_refusals(today),
        [(LogField::NextDate, DateRefusal::BeforeStart)]
    );
}

#[test]
fn every_wrong_date_of_an_entry_is_named_at_once() {
    let contact = Contact {
        told_back: Some(day("2026-12-30")),
        next_date: Some(day("2026-12-30")),
        ..noted("2027-01-01")
    };
    assert_eq!(
        contact.date_refusals(day("2026-12-31")),
        [
            (LogField::Date, DateRefusal::InFuture),
            (LogField::ToldBack, DateRefusal::BeforeStart),
            (LogField::NextDate, DateRefusal::BeforeStart),
        ]
    );
}

#[test]
fn a_voice_cannot_have_spoken_tomorrow() {
    let spoke = |date: Option<&str>| Confirmation {
        voice: "independent".to_owned(),
        organisation: String::new(),
        said_on: date.map(day),
        how: None,
        saw_wording: None,
        not_liked: String::new(),
    };
    let today = day("2026-12-31");
    assert_eq!(spoke(None).date_refusal(today), None);
    assert_eq!(spoke(Some("2026-12-31")).date_refusal(today), None);
    assert_eq!(
        spoke(Some("2027-01-01")).date_refusal(today),
        Some(DateRefusal::InFuture)
    );
}

#[test]
fn what_was_not_said_after_the_meeting_is_asked_for_later() {
    let asked_later = noted("2026-12-31").blank_fields();
    let said = [
        LogField::Date,
        LogField::Who,
        LogField::How,
        LogField::Heard,
    ];
    assert!(said.iter().all(|field| !asked_later.contains(field)));
    assert_eq!(asked_later.len() + said.len(), LogField::ALL.len());
    let silent = Contact {
        actor: " ".to_owned(),
        heard: String::new(),
        ..noted("2026-12-31")
    };
    assert_eq!(silent.blank_fields()[0], LogField::Who);
    assert!(silent.blank_fields().contains(&LogField::Heard));
}

#[test]
fn a_commitment_is_whole_when_all_nine_fields_are_filled_in_and_it_ends_after_it_starts() {
    let mut commitment = Commitment {
        theme: "P2".to_owned(),
        what_we_will_do: "Start four meetings from their agenda".to_owned(),
        what_power_moves_and_to_whom: "Choosing the topic, to the traders".to_owned(),
        owner_name_and_role: "Head of markets".to_owned(),
        start_date: Some(day("2026-12-31")),
        check_date: Some(day("2026-12-31")),
        who_outside_will_check: "Market traders group".to_owned(),
        evidence_of_done: "Four agendas".to_owned(),
        status: Some(CommitmentStatus::Planned),
    };
    assert_eq!(commitment.blank_fields(), []);
    assert_eq!(commitment.check_date_refusal(), None);
    commitment.start_date = Some(day("2027-01-01"));
    assert_eq!(
        commitment.check_date_refusal(),
        Some(DateRefusal::BeforeStart)
    );
    commitment.check_date = None;
    commitment.who_outside_will_check = " ".to_owned();
    assert_eq!(commitment.check_date_refusal(), None);
    assert_eq!(
        commitment.blank_fields(),
        [
            CommitmentField::CheckDate,
            CommitmentField::WhoOutsideWillCheck
        ]
    );
}
