//! A check with everything that its screens need, worked out from what is saved.

use instruments::check::{Check, CheckResult, FittingQuestion, score};
use instruments::profile::Profile;
use leptos::prelude::*;
use vault::Replica;

use super::instruments::{Instruments, use_instruments};
use super::records::check::{self, CheckRecord};
use super::records::in_order;
use super::session::use_session;

/// One check beside its questions and its profile.
#[derive(Clone, Debug)]
pub(crate) struct CheckView {
    pub(crate) record: CheckRecord,
    /// The version that the answers were given to.
    pub(crate) check: &'static Check,
    pub(crate) profile: Profile,
}

/// A version is read once, so that it is the same where its place is: every word of every question
/// need not be compared at each tap.
impl PartialEq for CheckView {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.check, other.check)
            && self.record == other.record
            && self.profile == other.profile
    }
}

impl CheckView {
    /// The questions that fit, in the order of the file.
    pub(crate) fn questions(&self) -> Vec<FittingQuestion<'static>> {
        self.check
            .questions_that_fit(&self.profile, self.record.mode)
    }

    pub(crate) fn result(&self) -> CheckResult {
        score(
            self.check,
            &self.profile,
            &self.record.answers,
            self.record.mode,
        )
    }

    /// How many of the questions that fit have an answer of any kind.
    pub(crate) fn answered(&self) -> usize {
        let questions = self.questions();
        questions
            .iter()
            .filter(|fitting| self.record.answers.contains_key(&fitting.question.id))
            .count()
    }

    /// Where to go on: the first question without an answer, else the first of all.
    pub(crate) fn next_open(&self) -> Option<&'static str> {
        let questions = self.questions();
        let open = questions
            .iter()
            .find(|fitting| !self.record.answers.contains_key(&fitting.question.id));
        open.or(questions.first())
            .map(|fitting| fitting.question.id.as_str())
    }
}

/// The check of that id; none where it is not on this device or needs a newer app.
pub(crate) fn check_view(
    replica: &Replica,
    instruments: Instruments,
    id: &str,
) -> Option<CheckView> {
    beside_its_questions(replica, instruments, check::read(replica, id)?)
}

/// The check of that id as it goes on, for a screen of its own.
pub(crate) fn use_check_view(id: String) -> Memo<Option<CheckView>> {
    let (session, instruments) = (use_session(), use_instruments());
    Memo::new(move |_| {
        session
            .replica
            .with(|replica| check_view(replica, instruments, &id))
    })
}

/// Every finished check, the oldest first.
pub(crate) fn finished_views(replica: &Replica, instruments: Instruments) -> Vec<CheckView> {
    let finished = check::all(replica)
        .into_iter()
        .filter(|record| record.finished.is_some());
    let views = finished.filter_map(|record| beside_its_questions(replica, instruments, record));
    in_order(views, |one, other| {
        one.record.finished < other.record.finished
    })
}

fn beside_its_questions(
    replica: &Replica,
    instruments: Instruments,
    record: CheckRecord,
) -> Option<CheckView> {
    let check = instruments.version(&record.version)?;
    let profile = check::profile_of(replica, &record, &check.form);
    Some(CheckView {
        record,
        check,
        profile,
    })
}
