//! What is told as a name and what belongs to it: what the organisation holds, and what it promises.

use instruments::reflection::{Commitment, CommitmentField};
use leptos::prelude::*;

use super::super::reflection::{label, status_name};
use crate::components::Listed;
use crate::state::records::reflection::inventory;
use crate::state::{ReflectionView, use_session};
use crate::words::{self, Text};

/// A name, and what belongs to it in somebody's own words.
pub(super) type Pair = (Text, Text);

pub(super) fn pairs(told: Vec<Pair>) -> AnyView {
    let told = told
        .into_iter()
        .map(|(name, words)| view! { <div><dt>{name}</dt><dd>{words}</dd></div> });
    let told = told.listed();
    view! { <dl class="pairs">{told}</dl> }.into_any()
}

/// What was ticked, with how much of it; none where nothing was.
pub(super) fn holdings(view: &ReflectionView) -> Option<AnyView> {
    let id = view.record.id.as_str();
    let held = use_session().replica.with(|replica| {
        let items = view.reflection.inventory.items.iter();
        let held = items.filter(|item| inventory::holds(replica, id, &item.id));
        let held = held.map(|item| {
            let amount = inventory::amount(replica, id, &item.id);
            let amount = amount.map_or_else(words::profile::yes, Text::from);
            (item.label.as_str().into(), amount)
        });
        held.collect::<Vec<Pair>>()
    });
    (!held.is_empty()).then(|| pairs(held))
}

/// Every commitment with what was filled in; none where none was made.
pub(super) fn commitments(view: &ReflectionView) -> Option<AnyView> {
    let commitments = view.record.commitments.iter().map(|piece| {
        let fields = CommitmentField::ALL.iter();
        let fields = fields.filter_map(|field| {
            let words = value(view, &piece.what, *field);
            (!words.trim().is_empty()).then(|| (label(*field), words))
        });
        view! { <li>{pairs(fields.collect())}</li> }
    });
    let commitments = commitments.listed();
    (!commitments.is_empty())
        .then(|| view! { <ul class="plain-list">{commitments}</ul> }.into_any())
}

/// What a field of a commitment says; blank where it is.
fn value(view: &ReflectionView, commitment: &Commitment, field: CommitmentField) -> Text {
    let own = match field {
        CommitmentField::Theme => {
            let theme = view.theme(&commitment.theme);
            return theme.map_or_else(Text::default, |(_, theme)| theme.name.as_str().into());
        }
        CommitmentField::WhatWeWillDo => &commitment.what_we_will_do,
        CommitmentField::WhatPowerMovesAndToWhom => &commitment.what_power_moves_and_to_whom,
        CommitmentField::OwnerNameAndRole => &commitment.owner_name_and_role,
        CommitmentField::WhoOutsideWillCheck => &commitment.who_outside_will_check,
        CommitmentField::EvidenceOfDone => &commitment.evidence_of_done,
        CommitmentField::StartDate => {
            return commitment
                .start_date
                .map(words::full_date)
                .unwrap_or_default();
        }
        CommitmentField::CheckDate => {
            return commitment
                .check_date
                .map(words::full_date)
                .unwrap_or_default();
        }
        CommitmentField::Status => return commitment.status.map(status_name).unwrap_or_default(),
    };
    own.clone().into()
}
