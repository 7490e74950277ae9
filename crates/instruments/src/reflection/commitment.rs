//! What an anchor promises to do, and which power moves by it.

use chrono::NaiveDate;

use super::dates::{DateRefusal, ended};
use super::named::choices;

/// How many commitments a reflection may end with.
pub const MOST_COMMITMENTS: usize = 3;

/// One commitment. What was left blank is empty or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The id of a theme.
    pub theme: String,
    pub what_we_will_do: String,
    pub what_power_moves_and_to_whom: String,
    pub owner_name_and_role: String,
    pub start_date: Option<NaiveDate>,
    pub check_date: Option<NaiveDate>,
    pub who_outside_will_check: String,
    pub evidence_of_done: String,
    pub status: Option<CommitmentStatus>,
}

choices! {
    /// The fields of a commitment.
    CommitmentField {
        Theme = "theme",
        WhatWeWillDo = "what_we_will_do",
        WhatPowerMovesAndToWhom = "what_power_moves_and_to_whom",
        OwnerNameAndRole = "owner_name_and_role",
        StartDate = "start_date",
        CheckDate = "check_date",
        WhoOutsideWillCheck = "who_outside_will_check",
        EvidenceOfDone = "evidence_of_done",
        Status = "status",
    }
}

choices! {
    /// How far a commitment has come. Only somebody outside can confirm that it is done.
    CommitmentStatus {
        Planned = "planned",
        Doing = "doing",
        DoneSelfSaid = "done_self_said",
        DoneConfirmedOutside = "done_confirmed_outside",
        ChangedAndTold = "changed_and_told",
        DroppedAndTold = "dropped_and_told",
    }
}

impl CommitmentStatus {
    /// Whether it is still to be done. What was changed is; what the anchor itself calls done is not.
    pub fn is_open(self) -> bool {
        use CommitmentStatus as Status;
        match self {
            Status::Planned | Status::Doing | Status::ChangedAndTold => true,
            Status::DoneSelfSaid | Status::DoneConfirmedOutside | Status::DroppedAndTold => false,
        }
    }
}

impl Commitment {
    /// The fields that are still to be filled in, in the order of the file.
    pub fn blank_fields(&self) -> Vec<CommitmentField> {
        let is_blank = |field: &CommitmentField| match field {
            CommitmentField::Theme => self.theme.trim().is_empty(),
            CommitmentField::WhatWeWillDo => self.what_we_will_do.trim().is_empty(),
            CommitmentField::WhatPowerMovesAndToWhom => {
                self.what_power_moves_and_to_whom.trim().is_empty()
            }
            CommitmentField::OwnerNameAndRole => self.owner_name_and_role.trim().is_empty(),
            CommitmentField::StartDate => self.start_date.is_none(),
            CommitmentField::CheckDate => self.check_date.is_none(),
            CommitmentField::WhoOutsideWillCheck => self.who_outside_will_check.trim().is_empty(),
            CommitmentField::EvidenceOfDone => self.evidence_of_done.trim().is_empty(),
            CommitmentField::Status => self.status.is_none(),
        };
        CommitmentField::ALL
            .iter()
            .copied()
            .filter(is_blank)
            .collect()
    }

    /// Why the check's date cannot be kept, if it is before the start. Both may lie ahead: a
    /// commitment is a plan.
    pub fn check_date_refusal(&self) -> Option<DateRefusal> {
        ended(self.start_date?, self.check_date?)
    }
}
