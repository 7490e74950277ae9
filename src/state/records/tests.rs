//! A firm's records, written and read back through a real vault.

use chrono::NaiveDate;
use instruments::check::{Answer, Level, Mode};
use instruments::profile::{Flag, Profile, ProfileField, ProfileForm};
use vault::{DeviceKey, PathError, Replica, SealRequest, VaultId, VaultKey, open, seal};

use super::check::{self, Proof};
use super::plan::{self, StepState};
use super::{Change, free_text, profile};

/// A firm, or an anchor, with one device, as far as its records go.
pub(crate) struct Firm {
    pub(crate) replica: Replica,
    device: DeviceKey,
    batches: u8,
}

impl Firm {
    pub(crate) fn new() -> Firm {
        Firm {
            replica: Replica::new(),
            device: DeviceKey::from_seed([7; 32]),
            batches: 0,
        }
    }

    fn finishes(&mut self, id: &str, profile: &Profile, now: i64) {
        let record = check::read(&self.replica, id).unwrap();
        self.writes(check::finish(&record, profile, now));
    }

    pub(crate) fn writes(&mut self, changes: Result<Vec<Change>, PathError>) {
        self.batches += 1;
        let (vault, key, nonce) = (VaultId([1; 16]), VaultKey([2; 32]), [self.batches; 24]);
        let at = i64::from(self.batches);
        let draft = |change: Change| self.replica.draft(change.path, change.write, at);
        let ops: Vec<_> = changes.unwrap().into_iter().map(draft).collect();
        let request = SealRequest {
            vault,
            key: &key,
            device: &self.device,
            prev: None,
            ops: &ops,
        };
        for batch in seal(request, || nonce).unwrap() {
            self.replica
                .absorb(open(&batch.bytes, vault, &key).unwrap());
        }
    }

    pub(crate) fn writes_one(&mut self, change: Result<Change, PathError>) {
        self.writes(change.map(|change| vec![change]));
    }
}

fn form() -> ProfileForm {
    ProfileForm {
        version: "1".to_owned(),
        sizes: Vec::new(),
        stages: Vec::new(),
        legal_forms: Vec::new(),
        nations: Vec::new(),
        sectors: Vec::new(),
        flags: vec![Flag {
            id: "goods".to_owned(),
            ask: "Do you sell goods?".to_owned(),
        }],
        quick_swaps: Vec::new(),
    }
}

fn level(number: u8) -> Answer {
    Answer::Level(Level::new(number).unwrap())
}

#[test]
fn a_check_is_read_back_as_it_was_answered() {
    let mut firm = Firm::new();
    firm.writes(check::start("a1", "0.1", Mode::Quick, 1_000));
    firm.writes_one(check::answer("a1", "G2a", level(2)));
    firm.writes_one(check::answer("a1", "G2a", level(3)));
    firm.writes_one(check::answer("a1", "R5a", Answer::DontKnow));
    firm.writes_one(check::proof("a1", "G2a", Proof::Shown));
    firm.writes_one(check::wanted("a1", "R5a", true));

    let record = check::read(&firm.replica, "a1").unwrap();

    assert_eq!(
        record.answers.get("G2a"),
        Some(&level(3)),
        "the last tap counts"
    );
    assert_eq!(record.answers.get("R5a"), Some(&Answer::DontKnow));
    assert_eq!(record.details["G2a"].proof, Some(Proof::Shown));
    assert_eq!(record.wanted().into_iter().collect::<Vec<_>>(), ["R5a"]);
    assert_eq!(
        (record.mode, record.started, record.finished),
        (Mode::Quick, 1_000, None)
    );
}

#[test]
fn every_answer_survives_its_own_name() {
    let answers = Level::ALL
        .map(Answer::Level)
        .into_iter()
        .chain([Answer::DontKnow, Answer::NotForUs]);
    for answer in answers {
        let mut firm = Firm::new();
        firm.writes(check::start("a1", "0.1", Mode::Full, 0));
        firm.writes_one(check::answer("a1", "E1a", answer));
        assert_eq!(
            check::read(&firm.replica, "a1").unwrap().answers["E1a"],
            answer
        );
    }
}

#[test]
fn a_finished_check_keeps_the_profile_it_was_finished_with() {
    let mut firm = Firm::new();
    firm.writes_one(profile::choose(ProfileField::Size, "solo"));
    firm.writes_one(profile::switch("goods", true));
    firm.writes(check::start("a1", "0.1", Mode::Quick, 0));
    let then = profile::read(&firm.replica, &form());
    firm.finishes("a1", &then, 9);

    firm.writes_one(profile::choose(ProfileField::Size, "small"));
    firm.writes_one(profile::switch("goods", false));
    let now = profile::read(&firm.replica, &form());
    firm.finishes("a1", &now, 20);

    let record = check::read(&firm.replica, "a1").unwrap();
    assert_eq!(record.finished, Some(9), "and its day");
    assert_eq!(check::profile_of(&firm.replica, &record, &form()), then);
    assert_eq!(
        profile::read(&firm.replica, &form()).size.as_deref(),
        Some("small")
    );
}

#[test]
fn a_check_that_goes_deeper_keeps_its_answers_and_uses_the_profile_of_today() {
    let mut firm = Firm::new();
    firm.writes(check::start("a1", "0.1", Mode::Quick, 0));
    firm.writes_one(check::answer("a1", "G2a", level(2)));
    let profile = profile::read(&firm.replica, &form());
    firm.finishes("a1", &profile, 9);
    firm.writes(check::go_deeper("a1"));
    firm.writes_one(profile::choose(ProfileField::Size, "small"));

    let record = check::read(&firm.replica, "a1").unwrap();
    assert_eq!((record.mode, record.finished), (Mode::Full, None));
    assert_eq!(record.answers.len(), 1);
    assert_eq!(
        check::profile_of(&firm.replica, &record, &form())
            .size
            .as_deref(),
        Some("small")
    );
}

#[test]
fn a_repeat_is_a_record_of_its_own_and_stands_first() {
    let mut firm = Firm::new();
    firm.writes(check::start("b", "0.1", Mode::Quick, 1_000));
    firm.writes_one(check::answer("b", "G2a", level(1)));
    firm.writes(check::start("a", "0.1", Mode::Quick, 2_000));

    let ids: Vec<String> = check::all(&firm.replica)
        .into_iter()
        .map(|record| record.id)
        .collect();
    assert_eq!(ids, ["a", "b"]);
    assert!(check::read(&firm.replica, "a").unwrap().answers.is_empty());
}

#[test]
fn a_picked_step_is_two_weeks_out_across_the_turn_of_the_year() {
    let mut firm = Firm::new();
    let today = NaiveDate::from_ymd_opt(2026, 12, 24).unwrap();
    firm.writes(plan::add("s1", "Set one timer", Some("E1b"), today, 5));

    let step = plan::read(&firm.replica, "s1").unwrap();
    assert_eq!(step.due, NaiveDate::from_ymd_opt(2027, 1, 7));
    assert_eq!(step.question.as_deref(), Some("E1b"));
    assert_eq!(step.state, StepState::Open);
}

#[test]
fn a_step_without_a_date_comes_last_and_a_dropped_one_keeps_its_reason() {
    let mut firm = Firm::new();
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    firm.writes(plan::add("a", "First", None, today, 1));
    firm.writes(plan::add("b", "Second", None, today, 2));
    firm.writes_one(plan::set_due("a", None));
    firm.writes_one(plan::set_state("b", StepState::Dropped));
    firm.writes_one(Change::own_words(
        &plan::words_path("b", "reason"),
        "No time",
        Vec::new(),
    ));

    let steps = plan::all(&firm.replica);
    let titles: Vec<&str> = steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(titles, ["Second", "First"]);
    assert_eq!(
        (steps[0].state, steps[0].reason.as_str()),
        (StepState::Dropped, "No time")
    );
}

#[test]
fn two_notes_written_at_once_are_both_shown_and_can_be_put_together() {
    let path = check::note_path("a1", "G2a");
    let mut one = Firm::new();
    one.writes_one(Change::own_words(&path, "Ask the bakery", Vec::new()));
    let mut other = Firm {
        device: DeviceKey::from_seed([8; 32]),
        ..Firm::new()
    };
    other.writes_one(Change::own_words(&path, "Ask the dairy", Vec::new()));
    let entries = other.replica.register(&path).unwrap().heads().to_vec();
    let ops = vec![entries[0].op.clone()];
    let (vault, key) = (VaultId([1; 16]), VaultKey([2; 32]));
    let request = SealRequest {
        vault,
        key: &key,
        device: &other.device,
        prev: None,
        ops: &ops,
    };
    let sealed = seal(request, || [99; 24]).unwrap();
    one.replica
        .absorb(open(&sealed[0].bytes, vault, &key).unwrap());

    let texts = free_text::read(&one.replica, &path);
    assert_eq!(texts.len(), 2);
    let together = free_text::together(&texts);
    assert!(together.contains("Ask the bakery") && together.contains("Ask the dairy"));
}

#[test]
fn an_id_that_is_the_beginning_of_another_finds_its_own_record() {
    let mut firm = Firm::new();
    firm.writes(check::start("a1", "0.1", Mode::Quick, 0));
    firm.writes(check::start("a10", "0.1", Mode::Quick, 0));
    firm.writes_one(check::answer("a10", "G2a", level(4)));

    assert!(check::read(&firm.replica, "a1").unwrap().answers.is_empty());
    assert_eq!(check::all(&firm.replica).len(), 2);
}
