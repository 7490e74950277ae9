//! A council's log, written and read back through a real vault.

use chrono::{Days, NaiveDate};
use instruments::reflection::{
    ActorKind, ActorStatus, Changed, DateRefusal, How, LogField, Place, Regularity, engagement,
};

use super::super::tests::Firm;
use super::{Log, entry, open_questions, read};
use crate::state::records::{Change, actor};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// An anchor with one device, as far as its log goes.
struct Council(Firm);

impl Council {
    fn that_knows(actors: &[&str]) -> Council {
        let mut council = Council(Firm::new());
        for name in actors {
            council
                .0
                .writes_one(actor::name(&name.replace(' ', "-"), name));
        }
        council
    }

    /// The four things that are asked for at once.
    fn notes(&mut self, id: &str, date: NaiveDate, who: &str, how: How, heard: &str) {
        let heard_path = entry::path(id, LogField::Heard);
        self.0.writes(entry::begin(id, date, 1_000));
        self.0.writes_one(entry::choose(id, LogField::Who, who));
        self.0
            .writes_one(entry::choose(id, LogField::How, how.id()));
        self.0
            .writes_one(Change::own_words(&heard_path, heard, Vec::new()));
    }

    fn log(&self) -> Log {
        read(&self.0.replica)
    }
}

#[test]
fn an_entry_counts_once_it_says_when_who_how_and_what_was_heard() {
    let mut council = Council::that_knows(&["Tenant panel"]);
    let firm = &mut council.0;
    firm.writes(entry::begin("e1", day(2026, 11, 23), 5));
    assert_eq!(
        read(&firm.replica),
        Log {
            actors: read(&firm.replica).actors,
            ..Log::default()
        },
        "a day alone is nothing to go on with"
    );

    firm.writes_one(entry::choose("e1", LogField::Who, "Tenant-panel"));
    firm.writes_one(entry::choose("e1", LogField::How, How::Met.id()));
    let half = read(&firm.replica);
    assert_eq!((half.contacts.len(), half.half_written.len()), (0, 1));

    let heard = entry::path("e1", LogField::Heard);
    firm.writes_one(Change::own_words(&heard, "The lifts are out", Vec::new()));
    let whole = read(&firm.replica);
    assert_eq!((whole.contacts.len(), whole.half_written.len()), (1, 0));
    assert_eq!(whole.contacts[0].heard, "The lifts are out");
    assert_eq!(whole.contacts[0].date, day(2026, 11, 23));
}

#[test]
fn every_field_is_read_back_as_it_was_written() {
    let mut council = Council::that_knows(&["a1"]);
    council.notes(
        "e1",
        day(2026, 12, 30),
        "a1",
        How::VisitedThem,
        "Too few buses",
    );
    let choices = [
        (LogField::Place, "their_place"),
        (LogField::StartedBy, "them"),
        (LogField::Changed, "will_not_and_why"),
        (LogField::CostsCovered, "expenses_only"),
        (LogField::Agreed, "not_asked"),
        (LogField::ChangedNote, "No money this year"),
        (LogField::Themes, "buses, young people"),
    ];
    for (field, choice) in choices {
        council.0.writes_one(entry::choose("e1", field, choice));
    }
    let dates = [
        (LogField::ToldBack, day(2026, 12, 31)),
        (LogField::NextDate, day(2027, 1, 4)),
    ];
    for (field, date) in dates {
        council
            .0
            .writes_one(entry::set_date("e1", field, Some(date)));
    }
    council.0.writes_one(entry::first_time("e1", true));
    council.0.writes_one(entry::theme("e1", "P5", true));
    council.0.writes_one(entry::theme("e1", "P2", true));
    council.0.writes_one(entry::theme("e1", "P2", false));
    council
        .0
        .writes_one(actor::kind("a1", ActorKind::FaithGroup));

    let log = council.log();
    let contact = &log.contacts[0];
    assert_eq!(open_questions(contact), []);
    assert_eq!(contact.place, Some(Place::TheirPlace));
    assert_eq!(contact.changed, Some(Changed::WillNotAndWhy));
    assert_eq!(contact.themes, ["P5", "buses", "young people"]);
    assert_eq!(contact.told_back, Some(day(2026, 12, 31)));
    assert_eq!(contact.next_date, Some(day(2027, 1, 4)));
    assert_eq!(contact.actor_kind, Some(ActorKind::FaithGroup));
    assert_eq!(contact.first_time, Some(true));
}

#[test]
fn what_can_wait_is_asked_for_later_and_only_what_fits() {
    let mut council = Council::that_knows(&["a1"]);
    council.notes("met", day(2026, 11, 3), "a1", How::Met, "Rents");
    council.notes("sent", day(2026, 11, 2), "a1", How::Survey, "Rents again");

    let log = council.log();
    use LogField::{
        ActorKind, Agreed, Changed, CostsCovered, FirstTime, Place, StartedBy, Themes, ToldBack,
    };
    let of_meeting = [
        ActorKind,
        FirstTime,
        Place,
        StartedBy,
        Themes,
        Changed,
        ToldBack,
        CostsCovered,
        Agreed,
    ];
    assert_eq!(open_questions(&log.contacts[0]), of_meeting);
    assert_eq!(
        open_questions(&log.contacts[1]),
        [ActorKind, Themes, Changed, ToldBack]
    );
    assert_eq!(log.with_open_questions(), [0, 1]);

    council.0.writes_one(entry::choose("met", Changed, "doing"));
    let asked = open_questions(&council.log().contacts[0]);
    assert!(
        asked.contains(&LogField::ChangedNote),
        "what is being done is asked for"
    );
}

#[test]
fn the_newest_stands_first_and_of_one_day_the_one_written_last() {
    let mut council = Council::that_knows(&["a1"]);
    council.notes("c", day(2026, 12, 31), "a1", How::Met, "Old year");
    council.notes("a", day(2027, 1, 1), "a1", How::Met, "New year");
    council.notes("b", day(2026, 12, 31), "a1", How::Met, "Old year, later");
    council
        .0
        .writes(entry::begin("b", day(2026, 12, 31), 2_000));
    assert_eq!(council.log().ids, ["a", "b", "c"]);
}

#[test]
fn an_entry_that_was_taken_out_counts_nowhere_and_can_be_put_back() {
    let mut council = Council::that_knows(&["a1"]);
    council.notes("e1", day(2026, 11, 3), "a1", How::Met, "Rents");
    council.0.writes_one(entry::take_out("e1", true));
    let log = council.log();
    assert!(log.contacts.is_empty() && log.half_written.is_empty());
    assert_eq!(log.taken_out[0].id, "e1");

    council.0.writes_one(entry::take_out("e1", false));
    assert_eq!(council.log().ids, ["e1"]);
}

#[test]
fn a_group_address_is_nobody_to_meet_until_somebody_says_so() {
    let mut council = Council::that_knows(&["All contacts", "Bus users", "Traders"]);
    let today = day(2026, 11, 23);
    council.notes(
        "e1",
        today,
        "All-contacts",
        How::Broadcast,
        "We wrote to all",
    );
    council.notes("e2", today, "Traders", How::Met, "Parking");
    let names =
        |log: &Log| -> Vec<String> { log.listed().into_iter().map(|actor| actor.name).collect() };
    assert_eq!(
        names(&council.log()),
        ["Traders"],
        "the others are names so far"
    );
    council.0.writes_one(actor::is_to_be_met("Bus-users", true));
    assert_eq!(names(&council.log()), ["Bus-users", "Traders"]);

    council
        .0
        .writes_one(actor::is_to_be_met("All-contacts", true));
    assert_eq!(names(&council.log()).len(), 3);
    council
        .0
        .writes_one(actor::is_to_be_met("Bus-users", false));
    assert_eq!(names(&council.log()), ["All-contacts", "Traders"]);

    council.0.writes_one(actor::is_to_be_met("Traders", false));
    let log = council.log();
    let standings = engagement(today, &log.contacts, &log.listed()).actors;
    let waiting: Vec<&String> = standings.keys().collect();
    assert_eq!(
        waiting,
        ["All-contacts"],
        "nor is somebody met before whom the person does not mean to meet again"
    );
}

#[test]
fn somebody_met_in_the_last_two_years_is_no_new_voice() {
    let mut council = Council::that_knows(&["a1", "a2"]);
    council.notes("e1", day(2024, 12, 31), "a1", How::Met, "Rents");
    council.notes("e2", day(2026, 1, 1), "a2", How::Broadcast, "A letter");
    council.notes("e3", day(2026, 12, 31), "a1", How::Call, "Rents again");
    council.notes("e4", day(2026, 12, 31), "a1", How::Met, "On the same day");
    council.notes(
        "e5",
        day(2026, 6, 1),
        "a2",
        How::Met,
        "What they thought of it",
    );
    council.notes("e6", day(2029, 1, 1), "a1", How::Met, "Much later");
    let first_time = |log: &Log, id: &str| log.contact(id).unwrap().first_time;
    let log = council.log();
    assert_eq!(first_time(&log, "e1"), None, "nothing is known of before");
    assert_eq!(first_time(&log, "e3"), Some(false), "two years to the day");
    assert_eq!(first_time(&log, "e4"), Some(false));
    assert_eq!(first_time(&log, "e5"), None, "a letter is no meeting");
    assert_eq!(first_time(&log, "e6"), None, "two years and a day");

    council
        .0
        .writes_one(entry::choose("e3", LogField::Who, "a2"));
    council.0.writes_one(entry::first_time("e4", true));
    let log = council.log();
    assert_eq!(first_time(&log, "e3"), Some(false), "a2 was met in June");
    assert_eq!(first_time(&log, "e4"), Some(true), "a person's word counts");
}

#[test]
fn the_measures_name_the_entries_behind_them_by_their_place_in_the_log() {
    let mut council = Council::that_knows(&["a1", "a2"]);
    let today = day(2027, 1, 10);
    council.notes("old", day(2026, 3, 1), "a1", How::Met, "Rents");
    council.notes("new", day(2026, 12, 30), "a2", How::Call, "Bins");
    council.0.writes_one(actor::target_days("a2", 10));
    council.0.writes_one(entry::set_date(
        "old",
        LogField::ToldBack,
        Some(day(2026, 3, 9)),
    ));

    let log = council.log();
    let engagement = engagement(today, &log.contacts, &log.listed());
    assert_eq!(engagement.regularity, Regularity::Some);
    assert_eq!(engagement.actors["a2"].status, ActorStatus::Due);
    assert_eq!(engagement.actors["a2"].due_by, day(2027, 1, 9));
    let loop_closed = &engagement.measures.loop_closed;
    let behind: Vec<&str> = loop_closed
        .counted
        .iter()
        .map(|place| &*log.ids[*place])
        .collect();
    assert_eq!(behind, ["old"]);
    assert_eq!(log.with("a2"), [0]);
}

#[test]
fn a_name_is_found_again_however_it_is_written() {
    let mut council = Council::that_knows(&[]);
    council
        .0
        .writes_one(actor::name("a1", "Mill Street tenants"));
    council.0.writes_one(actor::name("a2", "bus users"));
    let log = council.log();
    let found = actor::named(&log.actors, "  mill street TENANTS ");
    assert_eq!(found.map(|actor| &*actor.id), Some("a1"));
    assert!(actor::named(&log.actors, "Mill Street").is_none());
    assert_eq!(log.actors[0].name, "bus users", "by name, not by capitals");

    council.0.writes_one(actor::take_back("a2"));
    assert_eq!(council.log().actors.len(), 1);
}

#[test]
fn a_log_of_two_thousand_entries_is_read_whole() {
    let mut council = Council::that_knows(&["a0", "a1", "a2"]);
    let first = day(2021, 1, 1);
    let mut changes = Vec::new();
    for number in 0..2_000_u64 {
        let id = format!("{:04x}", (number * 7919) % 65_536);
        let date = first + Days::new(number % 1_800);
        changes.extend(entry::begin(&id, date, 0).unwrap());
        changes.push(entry::choose(&id, LogField::Who, &format!("a{}", number % 3)).unwrap());
        changes.push(entry::choose(&id, LogField::How, How::Met.id()).unwrap());
        changes.push(entry::choose(&id, LogField::Heard, "Said in their words").unwrap());
    }
    council.0.writes(Ok(changes));
    let log = council.log();
    assert_eq!(log.contacts.len(), 2_000);
    assert!(
        log.contacts
            .windows(2)
            .all(|pair| pair[0].date >= pair[1].date)
    );
}

#[test]
fn a_day_that_cannot_be_is_refused_with_its_reason_and_one_that_can_is_not() {
    let mut council = Council::that_knows(&["a1"]);
    let today = day(2027, 1, 1);
    council.notes("e1", day(2026, 12, 30), "a1", How::Met, "Rents");
    let told = entry::set_date("e1", LogField::ToldBack, Some(day(2026, 12, 31)));
    council.0.writes_one(told);
    let entry = entry::read(&council.0.replica, "e1").unwrap();
    let refused = |field, day| entry.refusal(field, day, today);

    use DateRefusal::{BeforeStart, InFuture};
    use LogField::{Date, NextDate, ToldBack};
    assert_eq!(refused(Date, day(2027, 1, 2)), Some((Date, InFuture)));
    assert_eq!(
        refused(Date, today),
        Some((ToldBack, BeforeStart)),
        "told before they met"
    );
    assert_eq!(
        refused(Date, day(2026, 12, 31)),
        None,
        "told on the same day"
    );
    assert_eq!(
        refused(ToldBack, day(2027, 1, 2)),
        Some((ToldBack, InFuture))
    );
    assert_eq!(
        refused(ToldBack, day(2026, 12, 29)),
        Some((ToldBack, BeforeStart))
    );
    assert_eq!(refused(ToldBack, today), None);
    assert_eq!(
        refused(NextDate, day(2026, 12, 29)),
        Some((NextDate, BeforeStart))
    );
    assert_eq!(
        refused(NextDate, day(2027, 6, 30)),
        None,
        "it is still to come"
    );
}

#[test]
fn a_name_that_is_typed_bit_by_bit_makes_one_actor() {
    let mut council = Council::that_knows(&["Traders"]);
    council.0.writes(entry::begin("e1", day(2026, 11, 23), 1));
    let mut made = None;
    for (typed, fresh) in [
        ("Ten", "f1"),
        ("Tenant panle", "f2"),
        ("tenant panel", "f3"),
        ("Tenant panel", "f4"),
    ] {
        let actors = council.log().actors;
        let (now_made, changes) =
            entry::who_typed("e1", typed, &actors, made, fresh.to_owned()).unwrap();
        council.0.writes(Ok(changes));
        made = now_made;
    }
    let names = |log: &Log| -> Vec<String> { log.actors.iter().map(|a| a.name.clone()).collect() };
    assert_eq!(names(&council.log()), ["Tenant panel", "Traders"]);
    assert_eq!(council.log().half_written[0].who.as_deref(), Some("f1"));

    let actors = council.log().actors;
    let (made, changes) =
        entry::who_typed("e1", "traders", &actors, made, "f5".to_owned()).unwrap();
    council.0.writes(Ok(changes));
    assert_eq!(made, None);
    assert_eq!(
        names(&council.log()),
        ["Traders"],
        "the misspelt one is gone"
    );
    assert_eq!(
        council.log().half_written[0].who.as_deref(),
        Some("Traders")
    );
}
