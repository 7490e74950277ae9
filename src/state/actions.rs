//! What a person does that makes a new record or ends one, and where that leads.

use instruments::check::Mode;
use instruments::reflection::LogField;

use super::clock;
use super::identifiers::fresh_id;
use super::instruments::Instruments;
use super::records::log::entry;
use super::records::{check, plan};
use super::session::Session;
use super::views::CheckView;
use crate::route::{LogPlace, Route};

/// Begins a check; leads to its first question, or to the list of topics.
pub(crate) fn start_check(
    session: Session,
    instruments: Instruments,
    mode: Mode,
    first: &str,
) -> Route {
    let id = fresh_id();
    session.save(check::start(
        &id,
        &instruments.latest().version,
        mode,
        clock::now(),
    ));
    match mode {
        Mode::Quick => Route::Question {
            check: id,
            question: first.to_owned(),
        },
        Mode::Full => Route::Tasks { check: id },
    }
}

/// Leads on in a check that was begun.
pub(crate) fn go_on(view: &CheckView) -> Route {
    let check = view.record.id.clone();
    match (view.record.mode, view.next_open()) {
        (Mode::Quick, Some(question)) if view.answered() < view.questions().len() => {
            Route::Question {
                check,
                question: question.to_owned(),
            }
        }
        (Mode::Quick, _) => Route::Review { check },
        (Mode::Full, _) => Route::Tasks { check },
    }
}

/// Goes on with a quick check as the full one.
pub(crate) fn go_deeper(session: Session, view: &CheckView) -> Route {
    session.save(check::go_deeper(&view.record.id));
    Route::Tasks {
        check: view.record.id.clone(),
    }
}

/// Ends a check, with the profile it was answered for; leads to its result.
pub(crate) fn finish(session: Session, view: &CheckView) -> Route {
    session.save(check::finish(&view.record, &view.profile, clock::now()));
    Route::CheckResult {
        check: view.record.id.clone(),
    }
}

/// Puts a step into the plan, two weeks out, and gives its id.
pub(crate) fn add_step(session: Session, title: &str, question: Option<&str>) -> String {
    let id = fresh_id();
    session.save(plan::add(
        &id,
        title,
        question,
        clock::today(),
        clock::now(),
    ));
    id
}

/// Begins an entry of the log, of today and perhaps with somebody known; leads to the four things
/// that are asked for at once.
pub(crate) fn begin_entry(session: Session, with: Option<&str>) -> Route {
    let id = fresh_id();
    let who = with.map(|actor| entry::choose(&id, LogField::Who, actor));
    let begun = entry::begin(&id, clock::today(), clock::now());
    session.save(begun.and_then(|mut changes| {
        changes.extend(who.transpose()?);
        Ok(changes)
    }));
    LogPlace::Quick { entry: id }.into()
}
