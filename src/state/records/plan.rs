//! The plan: `plan/<id>/title`, `plan/<id>/due` and so on, a record for each step.

use chrono::{Days, NaiveDate};
use vault::{PathError, Replica};

use super::{Change, ids, in_order, number, text};

/// How many days out a picked step is set, until the person sets another date.
const DAYS_OUT: u64 = 14;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlanStep {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The question it came from; none for a step of the person's own.
    pub(crate) question: Option<String>,
    pub(crate) due: Option<NaiveDate>,
    pub(crate) note: String,
    pub(crate) state: StepState,
    /// Why it was dropped, where the person said so.
    pub(crate) reason: String,
    /// Milliseconds since 1970.
    pub(crate) made: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepState {
    Open,
    Done,
    Dropped,
}

/// Every step, those that are due first at the front.
pub(crate) fn all(replica: &Replica) -> Vec<PlanStep> {
    fn rank(step: &PlanStep) -> (bool, Option<NaiveDate>, i64) {
        (step.due.is_none(), step.due, step.made)
    }
    let ids = ids(replica, "plan/");
    let steps = ids.iter().filter_map(|id| read(replica, id));
    in_order(steps, |one, other| rank(one) < rank(other))
}

/// The step of that id, or none where there is none.
pub(crate) fn read(replica: &Replica, id: &str) -> Option<PlanStep> {
    let field = |name: &str| text(replica, &format!("plan/{id}/{name}"));
    Some(PlanStep {
        id: id.to_owned(),
        title: field("title")?,
        question: field("question"),
        due: field("due").and_then(|date| date_named(&date)),
        note: field("note").unwrap_or_default(),
        state: state_named(&field("state").unwrap_or_default()),
        reason: field("reason").unwrap_or_default(),
        made: number(replica, &format!("plan/{id}/made")).unwrap_or_default(),
    })
}

/// The person picked a step that a question suggests, or wrote one of their own.
pub(crate) fn add(
    id: &str,
    title: &str,
    question: Option<&str>,
    today: NaiveDate,
    now: i64,
) -> Result<Vec<Change>, PathError> {
    let mut changes = vec![
        Change::text(&format!("plan/{id}/title"), title)?,
        Change::number(&format!("plan/{id}/made"), now)?,
    ];
    if let Some(question) = question {
        changes.push(Change::text(&format!("plan/{id}/question"), question)?);
    }
    if let Some(due) = today.checked_add_days(Days::new(DAYS_OUT)) {
        changes.push(set_due(id, Some(due))?);
    }
    Ok(changes)
}

/// Where a step's own words are kept: its `title`, its `note`, or the `reason` it was dropped.
pub(crate) fn words_path(id: &str, field: &str) -> String {
    format!("plan/{id}/{field}")
}

pub(crate) fn set_due(id: &str, due: Option<NaiveDate>) -> Result<Change, PathError> {
    Change::day(&format!("plan/{id}/due"), due)
}

pub(crate) fn set_state(id: &str, state: StepState) -> Result<Change, PathError> {
    Change::text(&format!("plan/{id}/state"), state_name(state))
}

/// The date that `2026-12-07` names: chrono's own reader knows every format there is, and
/// weighs 8 kB for it.
pub(crate) fn date_named(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    NaiveDate::from_ymd_opt(year, month, day)
}

fn state_name(state: StepState) -> &'static str {
    match state {
        StepState::Open => "open",
        StepState::Done => "done",
        StepState::Dropped => "dropped",
    }
}

fn state_named(name: &str) -> StepState {
    match name {
        "done" => StepState::Done,
        "dropped" => StepState::Dropped,
        _ => StepState::Open,
    }
}
