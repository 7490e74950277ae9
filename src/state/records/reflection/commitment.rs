//! What an anchor promises at the end of a reflection, field by field.

use chrono::NaiveDate;
use instruments::reflection::{Commitment, CommitmentField, CommitmentStatus};
use vault::{PathError, Value};

use super::super::Change;
use super::super::plan::date_named;
use super::pieces::MADE;

pub(super) fn blank() -> Commitment {
    Commitment {
        theme: String::new(),
        what_we_will_do: String::new(),
        what_power_moves_and_to_whom: String::new(),
        owner_name_and_role: String::new(),
        start_date: None,
        check_date: None,
        who_outside_will_check: String::new(),
        evidence_of_done: String::new(),
        status: None,
    }
}

pub(super) fn take_in(commitment: &mut Commitment, field: &str, value: &Value) {
    let (Some(field), Value::Text(text)) = (CommitmentField::from_id(field), value) else {
        return;
    };
    let words = match field {
        CommitmentField::Theme => &mut commitment.theme,
        CommitmentField::WhatWeWillDo => &mut commitment.what_we_will_do,
        CommitmentField::WhatPowerMovesAndToWhom => &mut commitment.what_power_moves_and_to_whom,
        CommitmentField::OwnerNameAndRole => &mut commitment.owner_name_and_role,
        CommitmentField::WhoOutsideWillCheck => &mut commitment.who_outside_will_check,
        CommitmentField::EvidenceOfDone => &mut commitment.evidence_of_done,
        CommitmentField::StartDate => return commitment.start_date = date_named(text),
        CommitmentField::CheckDate => return commitment.check_date = date_named(text),
        CommitmentField::Status => return commitment.status = CommitmentStatus::from_id(text),
    };
    words.clone_from(text);
}

/// Where a field of a commitment is kept.
pub(crate) fn path(id: &str, commitment: &str, field: CommitmentField) -> String {
    format!("reflection/{id}/commitment/{commitment}/{}", field.id())
}

/// A new commitment, planned, for a theme.
pub(crate) fn add(
    id: &str,
    commitment: &str,
    theme: &str,
    now: i64,
) -> Result<Vec<Change>, PathError> {
    Ok(vec![
        Change::text(&path(id, commitment, CommitmentField::Theme), theme)?,
        set_status(id, commitment, CommitmentStatus::Planned)?,
        Change::number(&made_path(id, commitment), now)?,
    ])
}

pub(crate) fn set_status(
    id: &str,
    commitment: &str,
    status: CommitmentStatus,
) -> Result<Change, PathError> {
    Change::text(&path(id, commitment, CommitmentField::Status), status.id())
}

/// Sets the start or the check date.
pub(crate) fn set_day(
    id: &str,
    commitment: &str,
    field: CommitmentField,
    day: Option<NaiveDate>,
) -> Result<Change, PathError> {
    Change::day(&path(id, commitment, field), day)
}

pub(crate) fn remove(id: &str, commitment: &str) -> Result<Vec<Change>, PathError> {
    let fields = CommitmentField::ALL.iter();
    let mut changes = fields
        .map(|field| Change::remove(&path(id, commitment, *field)))
        .collect::<Result<Vec<_>, _>>()?;
    changes.push(Change::remove(&made_path(id, commitment))?);
    Ok(changes)
}

fn made_path(id: &str, commitment: &str) -> String {
    format!("reflection/{id}/commitment/{commitment}/{MADE}")
}
