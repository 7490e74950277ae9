//! An anchor reflects, and its records are read back through a real vault.

use chrono::NaiveDate;
use instruments::check::Level;
use instruments::reflection::{
    ClosedRound, CommitmentField, CommitmentStatus, DateRefusal, EvidenceKind, OnlyDraft,
    OpenRound, SaidHow, Voice, Voices,
};

use super::super::Change;
use super::super::tests::Firm;
use super::round::RoundOf;
use super::theme::{self, ThemeState, VoiceWords};
use super::{ReflectionRecord, all, commitment, finish, read, round, start};

fn council() -> Firm {
    let mut council = Firm::new();
    council.writes(start("r1", "0.1", 1_000));
    council
}

fn level(number: u8) -> Level {
    Level::new(number).unwrap()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

impl Firm {
    fn types(&mut self, path: &str, words: &str) {
        self.writes_one(Change::own_words(path, words, Vec::new()));
    }

    fn agrees(&mut self, reflection: &str, theme: &str, number: u8) {
        let said = read(&self.replica, reflection).unwrap().theme(theme);
        self.writes(theme::agree(reflection, theme, &said, level(number)));
    }

    fn hears(&mut self, round: &str, said: &[(&str, u8, &str)], on: NaiveDate, now: i64) {
        self.writes(round::keep(
            &RoundOf::Own("r1".to_owned()),
            round,
            &closed(said, on),
            now,
        ));
    }

    fn reflection(&self) -> ReflectionRecord {
        read(&self.replica, "r1").unwrap()
    }
}

#[test]
fn a_theme_grows_from_facts_to_a_level_that_is_final() {
    let mut council = council();
    let state = |council: &Firm| council.reflection().theme("P1").state();
    assert_eq!(state(&council), ThemeState::Untouched);

    council.types(&theme::answer_path("r1", "P1", "1"), "The bus route");
    council.types(&theme::answer_path("r1", "P1", "la"), "None of 40");
    assert_eq!(state(&council), ThemeState::Begun);

    council.agrees("r1", "P1", 2);
    council.writes_one(theme::set_final("r1", "P1", true));
    assert_eq!(
        council.reflection().theme("P1").may_be_final(),
        Err(OnlyDraft::NoEvidence)
    );
    assert_eq!(state(&council), ThemeState::Draft, "nothing shows it yet");

    council.writes(theme::add_evidence(
        "r1",
        "P1",
        "e1",
        EvidenceKind::Decision,
        5,
    ));
    assert_eq!(state(&council), ThemeState::Draft, "the piece is blank");
    council.types(&theme::evidence_path("r1", "P1", "e1"), "Cabinet, 4 March");
    assert_eq!(state(&council), ThemeState::Final);

    let told = council.reflection().theme("P1");
    assert_eq!(
        (told.answers["1"].as_str(), told.answers["la"].as_str()),
        ("The bus route", "None of 40")
    );
    assert_eq!(told.evidence[0].what.kind, EvidenceKind::Decision);
    assert_eq!(
        council.reflection().theme("P2").state(),
        ThemeState::Untouched
    );
}

#[test]
fn a_final_theme_whose_evidence_is_taken_out_is_a_draft_again() {
    let mut council = council();
    council.writes(theme::add_evidence(
        "r1",
        "P3",
        "e1",
        EvidenceKind::Number,
        5,
    ));
    council.types(&theme::evidence_path("r1", "P3", "e1"), "41 days to pay");
    council.agrees("r1", "P3", 4);
    council.writes_one(theme::set_final("r1", "P3", true));
    assert_eq!(council.reflection().theme("P3").state(), ThemeState::Final);

    council.writes(theme::remove_evidence("r1", "P3", "e1"));

    let told = council.reflection().theme("P3");
    assert_eq!((told.state(), told.evidence.len()), (ThemeState::Draft, 0));
}

#[test]
fn evidence_and_voices_stand_in_the_order_they_came() {
    let mut council = council();
    for (id, made) in [("z", 1), ("a", 2), ("m", 3)] {
        council.writes(theme::add_evidence(
            "r1",
            "P1",
            id,
            EvidenceKind::Document,
            made,
        ));
        council.writes(theme::add_voice("r1", "P1", id, "funded", made));
    }
    let told = council.reflection().theme("P1");
    let evidence: Vec<&str> = told
        .evidence
        .iter()
        .map(|piece| piece.id.as_str())
        .collect();
    let voices: Vec<&str> = told.voices.iter().map(|voice| voice.id.as_str()).collect();
    assert_eq!(
        (evidence, voices),
        (vec!["z", "a", "m"], vec!["z", "a", "m"])
    );
}

#[test]
fn a_voice_is_kept_with_all_that_is_asked_of_it() {
    let mut council = council();
    council.writes(theme::add_voice("r1", "P1", "v1", "none", 5));
    council.writes_one(theme::set_voice_who("r1", "P1", "v1", "independent"));
    council.types(
        &theme::voice_path("r1", "P1", "v1", VoiceWords::Organisation),
        "Mosque kitchen",
    );
    council.types(
        &theme::voice_path("r1", "P1", "v1", VoiceWords::NotLiked),
        "Too slow",
    );
    council.writes_one(theme::set_voice_day(
        "r1",
        "P1",
        "v1",
        Some(day(2026, 12, 31)),
    ));
    council.writes_one(theme::set_voice_how("r1", "P1", "v1", SaidHow::Met));
    council.writes_one(theme::set_voice_saw_wording("r1", "P1", "v1", true));

    let told = council.reflection().theme("P1").confirmations().remove(0);
    assert_eq!(
        (told.voice.as_str(), told.organisation.as_str()),
        ("independent", "Mosque kitchen")
    );
    assert_eq!(
        (
            told.said_on,
            told.how,
            told.saw_wording,
            told.not_liked.as_str()
        ),
        (
            Some(day(2026, 12, 31)),
            Some(SaidHow::Met),
            Some(true),
            "Too slow"
        )
    );

    council.writes(theme::remove_voice("r1", "P1", "v1"));
    assert!(council.reflection().theme("P1").voices.is_empty());
}

#[test]
fn another_level_is_a_draft_and_the_same_one_again_stays_final() {
    let mut council = council();
    council.agrees("r1", "P1", 0);
    council.writes_one(theme::set_final("r1", "P1", true));
    council.agrees("r1", "P1", 0);
    assert_eq!(council.reflection().theme("P1").state(), ThemeState::Final);

    council.agrees("r1", "P1", 1);
    assert_eq!(council.reflection().theme("P1").state(), ThemeState::Draft);
    council.agrees("r1", "P1", 0);
    let told = council.reflection().theme("P1");
    assert_eq!(told.state(), ThemeState::Draft, "nobody has said it anew");
}

#[test]
fn single_views_are_kept_without_a_name_and_shown_once_they_are_opened_together() {
    let mut council = council();
    for (view, number) in [("x", 0), ("y", 3), ("z", 4)] {
        council.writes_one(theme::add_view("r1", "P2", view, level(number)));
    }
    council.writes_one(theme::take_back_view("r1", "P2", "z"));
    let told = council.reflection().theme("P2");
    assert_eq!((told.views.len(), told.spread()), (2, None));

    council.writes_one(theme::open_views("r1", "P2"));
    let told = council.reflection().theme("P2");
    let spread = told.spread().unwrap();
    assert_eq!((spread.lowest, spread.highest), (level(0), level(3)));
    assert!(spread.is_wide());
    assert_eq!(told.level, None, "nobody has agreed on anything yet");
    assert_eq!(council.reflection().theme("P1").spread(), None);
}

#[test]
fn a_commitment_holds_every_field_and_a_check_before_its_start_is_noticed() {
    let mut council = council();
    council.writes(commitment::add("r1", "c1", "P3", 5));
    let path = |field| commitment::path("r1", "c1", field);
    for (field, words) in [
        (CommitmentField::WhatWeWillDo, "Cut the form to two pages"),
        (
            CommitmentField::WhatPowerMovesAndToWhom,
            "Who can bid, to small firms",
        ),
        (CommitmentField::OwnerNameAndRole, "Head of buying"),
        (CommitmentField::WhoOutsideWillCheck, "The traders' group"),
    ] {
        council.types(&path(field), words);
    }
    let start = CommitmentField::StartDate;
    council.writes_one(commitment::set_day(
        "r1",
        "c1",
        start,
        Some(day(2027, 1, 4)),
    ));
    let check = CommitmentField::CheckDate;
    council.writes_one(commitment::set_day(
        "r1",
        "c1",
        check,
        Some(day(2026, 12, 30)),
    ));

    let made = council.reflection().commitments[0].what.clone();
    assert_eq!(made.check_date_refusal(), Some(DateRefusal::BeforeStart));
    assert_eq!(made.status, Some(CommitmentStatus::Planned));
    assert_eq!(made.blank_fields(), [CommitmentField::EvidenceOfDone]);

    council.types(&path(CommitmentField::EvidenceOfDone), "The new form");
    let made = council.reflection().commitments[0].what.clone();
    assert_eq!(made.blank_fields(), []);

    council.writes(commitment::remove("r1", "c1"));
    assert!(council.reflection().commitments.is_empty());
}

#[test]
fn a_commitment_goes_through_all_six_states_and_is_open_until_it_is_done_or_dropped() {
    let mut council = council();
    council.writes(commitment::add("r1", "c1", "P3", 5));
    let mut open = Vec::new();
    for status in CommitmentStatus::ALL {
        council.writes_one(commitment::set_status("r1", "c1", *status));
        let told = council.reflection();
        assert_eq!(told.commitments[0].what.status, Some(*status));
        open.extend(told.open_commitments().map(|_| *status));
    }
    assert_eq!(CommitmentStatus::ALL.len(), 6);
    let still_to_do = [
        CommitmentStatus::Planned,
        CommitmentStatus::Doing,
        CommitmentStatus::ChangedAndTold,
    ];
    assert_eq!(open, still_to_do);
}

#[test]
fn a_repeat_is_a_reflection_of_its_own_and_leaves_the_first_alone() {
    let mut council = council();
    council.agrees("r1", "P1", 3);
    council.writes_one(finish("r1", 2_000));
    council.writes(start("r0", "0.1", 9_000));
    council.agrees("r0", "P1", 1);

    let ids: Vec<String> = all(&council.replica)
        .into_iter()
        .map(|record| record.id)
        .collect();
    assert_eq!(ids, ["r0", "r1"]);
    let first = council.reflection();
    assert_eq!(
        (first.finished, first.theme("P1").level),
        (Some(2_000), Some(level(3)))
    );
}

/// A round in which each of these people said one level of one theme, and what they wish for.
fn closed(said: &[(&str, u8, &str)], on: NaiveDate) -> ClosedRound {
    let mut round = OpenRound::default();
    for (theme, number, words) in said {
        round.take_in(Voice {
            levels: [((*theme).to_owned(), Some(level(*number)))].into(),
            words: (*words).to_owned(),
        });
    }
    round.close(on)
}

#[test]
fn a_closed_round_keeps_a_few_numbers_and_says_nothing_of_who_said_what() {
    let said = [
        ("P1", 0, "Pay on time"),
        ("P1", 1, "Ask us first"),
        ("P1", 3, "Come to us"),
        ("P2", 4, ""),
        ("P2", 4, ""),
    ];
    let mut turned = said;
    turned.reverse();
    let on = day(2026, 12, 31);
    let registers = [said, turned].map(|said| {
        let mut council = council();
        council.writes(round::keep(
            &RoundOf::Own("r1".to_owned()),
            "q1",
            &closed(&said, on),
            5,
        ));
        let under = council.replica.under("reflection/r1/round");
        let kept = under.map(|(path, register)| (path.clone(), register.value().cloned()));
        (kept.collect::<Vec<_>>(), council.reflection())
    });
    assert_eq!(registers[0].0, registers[1].0, "the order leaves no trace");
    assert_eq!(
        registers[0].0.len(),
        8,
        "two of the round, three of P1, three wishes"
    );

    let kept = registers[0].1.rounds[0].what.clone();
    assert_eq!(kept, closed(&said, on));
    assert_eq!(kept.voices("P2"), Voices::TooFew);
    assert!(matches!(kept.voices("P1"), Voices::Heard(summary) if summary.is_wide));
}

#[test]
fn the_latest_round_comes_last_and_half_a_round_is_none() {
    let mut council = council();
    let (spring, autumn) = (day(2027, 4, 1), day(2027, 10, 1));
    council.hears("z", &[("P1", 1, ""); 3], spring, 5);
    council.hears("a", &[("P1", 3, ""); 3], autumn, 9);
    council.writes_one(Change::number("reflection/r1/round/m/answered/P1", 7));

    let rounds = council.reflection().rounds;
    let days: Vec<NaiveDate> = rounds.iter().map(|round| round.what.closed_on()).collect();
    assert_eq!(days, [spring, autumn]);
}

#[test]
fn a_later_round_takes_the_place_of_what_it_has_and_hides_nothing_else() {
    let mut council = council();
    assert_eq!(council.reflection().voices("P1"), Voices::NotAsked);
    let (spring, autumn) = (day(2027, 4, 1), day(2027, 10, 1));
    let first = [
        ("P1", 1, "Pay on time"),
        ("P1", 1, "Ask us"),
        ("P1", 1, "Come"),
    ];
    council.hears(
        "q1",
        &[first.as_slice(), &[("P2", 2, ""); 3]].concat(),
        spring,
        5,
    );
    council.hears("q2", &[("P2", 4, ""); 3], autumn, 9);

    let told = council.reflection();
    let heard = |theme| {
        let round = told.heard(theme)?;
        match round.voices(theme) {
            Voices::Heard(summary) => Some((round.closed_on(), summary.doubled_median)),
            Voices::NotAsked | Voices::TooFew => None,
        }
    };
    assert_eq!(heard("P1"), Some((spring, 2)), "nobody was asked again");
    assert_eq!(heard("P2"), Some((autumn, 8)));
    assert_eq!((heard("P3"), told.voices("P3")), (None, Voices::TooFew));
    assert_eq!(told.wishes().map(ClosedRound::closed_on), Some(spring));
}
