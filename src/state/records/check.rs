//! A check: `check/<id>/mode`, `check/<id>/answer/<question>` and so on.
//!
//! A check that is going on uses the profile as it stands now; a finished one keeps the
//! profile it was finished with, so that its result never changes behind a person's back.

use std::collections::{BTreeMap, BTreeSet};

use instruments::check::{Answer, Answers, Level, Mode};
use instruments::profile::{Profile, ProfileForm};
use vault::{PathError, Replica};

use super::{Change, ids, in_order, number, profile, text};

/// Everything of one check but its questions.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CheckRecord {
    pub(crate) id: String,
    /// The version of the instrument that its answers were given to.
    pub(crate) version: String,
    pub(crate) mode: Mode,
    /// Milliseconds since 1970.
    pub(crate) started: i64,
    /// Milliseconds since 1970; none while it is going on.
    pub(crate) finished: Option<i64>,
    pub(crate) answers: Answers,
    pub(crate) details: BTreeMap<String, Details>,
}

/// What stands beside an answer and never changes the score.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Details {
    pub(crate) reason: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) proof: Option<Proof>,
    /// "Come back to this": the answer is unfinished.
    pub(crate) come_back: bool,
    /// "I want to work on this": a wish, which moves its step up.
    pub(crate) wanted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    Said,
    Shown,
    Checked,
}

impl Proof {
    pub(crate) const ALL: [Proof; 3] = [Proof::Said, Proof::Shown, Proof::Checked];
}

impl CheckRecord {
    /// The questions that the person wants to work on.
    pub(crate) fn wanted(&self) -> BTreeSet<String> {
        let wanted = self.details.iter().filter(|(_, details)| details.wanted);
        // Put in one by one: collecting would sort, and a sort is heavy to download.
        let mut questions = BTreeSet::new();
        questions.extend(wanted.map(|(question, _)| question.clone()));
        questions
    }
}

/// Every check, the newest first.
pub(crate) fn all(replica: &Replica) -> Vec<CheckRecord> {
    let ids = ids(replica, "check/");
    let checks = ids.iter().filter_map(|id| read(replica, id));
    in_order(checks, |one, other| {
        (one.started, &one.id) > (other.started, &other.id)
    })
}

/// The check of that id, or none where there is none.
pub(crate) fn read(replica: &Replica, id: &str) -> Option<CheckRecord> {
    let root = format!("check/{id}");
    let mut record = CheckRecord {
        id: id.to_owned(),
        version: text(replica, &format!("{root}/version"))?,
        mode: mode_named(&text(replica, &format!("{root}/mode"))?)?,
        started: number(replica, &format!("{root}/started"))?,
        finished: number(replica, &format!("{root}/finished")),
        answers: Answers::new(),
        details: BTreeMap::new(),
    };
    let prefix = format!("{root}/");
    for (path, register) in replica.under(&prefix) {
        let Some((field, question)) = path.as_str()[prefix.len()..].split_once('/') else {
            continue;
        };
        let Some(value) = register.value() else {
            continue;
        };
        record.take_in(field, question, value);
    }
    Some(record)
}

impl CheckRecord {
    fn take_in(&mut self, field: &str, question: &str, value: &vault::Value) {
        use vault::Value::{Flag, Text};
        if let ("answer", Text(name)) = (field, value) {
            if let Some(answer) = answer_named(name) {
                self.answers.insert(question.to_owned(), answer);
            }
            return;
        }
        let details = || Details::default();
        let mut details_of = |change: &dyn Fn(&mut Details)| {
            change(
                self.details
                    .entry(question.to_owned())
                    .or_insert_with(details),
            );
        };
        match (field, value) {
            ("reason", Text(text)) => details_of(&|details| details.reason = Some(text.clone())),
            ("note", Text(text)) => details_of(&|details| details.note = Some(text.clone())),
            ("proof", Text(name)) => details_of(&|details| details.proof = proof_named(name)),
            ("come_back", Flag(on)) => details_of(&|details| details.come_back = *on),
            ("wanted", Flag(on)) => details_of(&|details| details.wanted = *on),
            _ => {}
        }
    }
}

/// The profile that fits the questions of a check: its own once it is finished.
pub(crate) fn profile_of(replica: &Replica, record: &CheckRecord, form: &ProfileForm) -> Profile {
    match record.finished {
        Some(_) => profile::read_under(replica, &format!("check/{}/profile", record.id), form),
        None => profile::read(replica, form),
    }
}

/// A new check begins.
pub(crate) fn start(
    id: &str,
    version: &str,
    mode: Mode,
    now: i64,
) -> Result<Vec<Change>, PathError> {
    Ok(vec![
        Change::text(&format!("check/{id}/version"), version)?,
        Change::text(&format!("check/{id}/mode"), mode_name(mode))?,
        Change::number(&format!("check/{id}/started"), now)?,
    ])
}

/// The quick check goes on as the full one, with the answers it has.
pub(crate) fn go_deeper(id: &str) -> Result<Vec<Change>, PathError> {
    Ok(vec![
        Change::text(&format!("check/{id}/mode"), mode_name(Mode::Full))?,
        Change::remove(&format!("check/{id}/finished"))?,
    ])
}

/// The person asked for the result; the profile is kept with it. One that was finished before keeps
/// its day, however often its answers are looked through again.
pub(crate) fn finish(
    record: &CheckRecord,
    profile: &Profile,
    now: i64,
) -> Result<Vec<Change>, PathError> {
    if record.finished.is_some() {
        return Ok(Vec::new());
    }
    let id = &record.id;
    let mut changes = profile::keep_under(&format!("check/{id}/profile"), profile)?;
    changes.push(Change::number(&format!("check/{id}/finished"), now)?);
    Ok(changes)
}

pub(crate) fn answer(id: &str, question: &str, answer: Answer) -> Result<Change, PathError> {
    Change::text(
        &format!("check/{id}/answer/{question}"),
        answer_name(answer),
    )
}

/// Where the line is kept that says why a question is not for this firm.
pub(crate) fn reason_path(id: &str, question: &str) -> String {
    format!("check/{id}/reason/{question}")
}

/// Where the note beside an answer is kept.
pub(crate) fn note_path(id: &str, question: &str) -> String {
    format!("check/{id}/note/{question}")
}

pub(crate) fn proof(id: &str, question: &str, proof: Proof) -> Result<Change, PathError> {
    Change::text(&format!("check/{id}/proof/{question}"), proof_name(proof))
}

pub(crate) fn come_back(id: &str, question: &str, on: bool) -> Result<Change, PathError> {
    Change::flag(&format!("check/{id}/come_back/{question}"), on)
}

pub(crate) fn wanted(id: &str, question: &str, on: bool) -> Result<Change, PathError> {
    Change::flag(&format!("check/{id}/wanted/{question}"), on)
}

fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Quick => "quick",
        Mode::Full => "full",
    }
}

fn mode_named(name: &str) -> Option<Mode> {
    [Mode::Quick, Mode::Full]
        .into_iter()
        .find(|mode| mode_name(*mode) == name)
}

fn answer_name(answer: Answer) -> String {
    match answer {
        Answer::Level(level) => level.number().to_string(),
        Answer::DontKnow => "dont_know".to_owned(),
        Answer::NotForUs => "not_for_us".to_owned(),
    }
}

fn answer_named(name: &str) -> Option<Answer> {
    match name {
        "dont_know" => Some(Answer::DontKnow),
        "not_for_us" => Some(Answer::NotForUs),
        number => number.parse().ok().and_then(Level::new).map(Answer::Level),
    }
}

fn proof_name(proof: Proof) -> &'static str {
    match proof {
        Proof::Said => "said",
        Proof::Shown => "shown",
        Proof::Checked => "checked",
    }
}

fn proof_named(name: &str) -> Option<Proof> {
    Proof::ALL
        .into_iter()
        .find(|proof| proof_name(*proof) == name)
}
