//! One commitment, field by field: what is done, which power moves, who answers for it, and when
//! somebody outside checks.

use chrono::NaiveDate;
use instruments::reflection::{Commitment, CommitmentField, CommitmentStatus};
use leptos::prelude::*;

use super::Opened;
use crate::components::{
    AddToCalendar, BottomBar, Choice, ChoiceStyle, DateField, Disclosure, Go, Listed, Page,
    TextArea, contested, contested_day, live, tap,
};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::records::reflection::commitment;
use crate::state::{Event, use_session};
use crate::words::{self, Text};

#[component]
pub(super) fn CommitmentScreen(opened: Opened, commitment: String) -> impl IntoView {
    let (view, id) = (opened.view, commitment.clone());
    let record = Memo::new(move |_| {
        view.with(|view| {
            let mut made = view.iter().flat_map(|view| &view.record.commitments);
            made.find(|made| made.id == id)
                .map(|made| made.what.clone())
        })
    });
    let is_there = Memo::new(move |_| record.with(Option::is_some));
    let is_saved = use_session().is_idle();
    live(move || match is_there.get() {
        true => view! { <Fields opened=opened.clone() id=commitment.clone() record /> }.into_any(),
        false if is_saved => view! { <NotFound /> }.into_any(),
        false => ().into_any(),
    })
}

#[component]
fn Fields(opened: Opened, id: String, record: Memo<Option<Commitment>>) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let reflection = StoredValue::new(opened.now.record.id.clone());
    let path = |field| commitment::path(&reflection.get_value(), &id, field);
    let words_of = |field: CommitmentField| {
        view! { <TextArea id=field.id() label=label(field) path=path(field) /> }
    };
    let first = words_of(CommitmentField::WhatWeWillDo);
    let more = [
        CommitmentField::WhatPowerMovesAndToWhom,
        CommitmentField::OwnerNameAndRole,
        CommitmentField::WhoOutsideWillCheck,
    ]
    .map(words_of);
    let done = words_of(CommitmentField::EvidenceOfDone);
    let made = StoredValue::new(id);
    let set = move |field, day| {
        session.save_one(commitment::set_day(
            &reflection.get_value(),
            &made.get_value(),
            field,
            day,
        ));
    };
    let day = move |of: fn(&Commitment) -> Option<NaiveDate>| {
        Signal::derive(move || record.with(|record| record.as_ref().and_then(of)))
    };
    let start = day(|commitment| commitment.start_date);
    let check = day(|commitment| commitment.check_date);
    // The commitment as it would be with that day.
    let refusal = move |change: &dyn Fn(&mut Commitment)| {
        let mut changed = record.get()?;
        change(&mut changed);
        changed.check_date_refusal()
    };
    let refuse_start = move |day: NaiveDate| {
        let refused = refusal(&|commitment| commitment.start_date = Some(day));
        refused.map(|_| words::reflection_commitment::start_after_check())
    };
    let refuse_check = move |day: NaiveDate| {
        let refused = refusal(&|commitment| commitment.check_date = Some(day));
        refused.map(|_| words::reflection_commitment::check_before_start())
    };
    let event = move || {
        let commitment = record.get()?;
        Some(Event {
            id: made.get_value(),
            title: words::reflection_commitment::event(commitment.what_we_will_do.trim())
                .into_owned(),
            note: commitment.who_outside_will_check,
            day: commitment.check_date?,
        })
    };
    let statuses = CommitmentStatus::ALL.iter().map(|status| {
        let status = *status;
        let chosen = move || record.with(|record| record.as_ref().and_then(|record| record.status) == Some(status));
        let choose = move |()| {
            session.save_one(commitment::set_status(&reflection.get_value(), &made.get_value(), status));
        };
        view! { <Choice name="status" label=status_name(status) chosen=Signal::derive(chosen) choose style=ChoiceStyle::Card /> }
    });
    let statuses = statuses.listed();
    let several = CommitmentStatus::ALL.iter().map(|status| {
        let change = commitment::set_status(&reflection.get_value(), &made.get_value(), *status);
        (status_name(*status), change)
    });
    let several = contested(several);
    let several_days = |field| {
        contested_day(commitment::set_day(
            &reflection.get_value(),
            &made.get_value(),
            field,
            None,
        ))
    };
    let several_starts = several_days(CommitmentField::StartDate);
    let several_checks = several_days(CommitmentField::CheckDate);
    let theme = record.with_untracked(|record| record.as_ref().map(|record| record.theme.clone()));
    let theme = theme
        .and_then(|theme| opened.now.theme(&theme))
        .map(|(_, theme)| theme);
    let example = theme.map(|theme| {
        view! { <p class="hint">{words::reflection_commitment::example(&theme.commitment)}</p> }
    });
    let name = theme.map(|theme| theme.name.as_str()).unwrap_or_default();
    let above = move || view! { <p class="topic-line">{name}</p> };
    let back = AnchorPlace::reflection(&reflection.get_value(), ReflectionPlace::Commitments);
    let to = back.clone();
    let take_out = move |_| {
        session.save(commitment::remove(
            &reflection.get_value(),
            &made.get_value(),
        ));
        navigation.go_instead(to.clone());
    };
    let still_blank = move || {
        let blank = record.with(|record| {
            record
                .as_ref()
                .map_or(0, |record| record.blank_fields().len())
        });
        (blank > 0).then(|| words::reflection_commitment::still_blank(blank))
    };
    view! {
        <Page title=words::reflection_commitment::title() class="question" above>
            {first}
            {example}
            {more.into_iter().listed()}
            <DateField id="start-date" label=label(CommitmentField::StartDate) day=start refuse=refuse_start
                set=move |day| set(CommitmentField::StartDate, day) />
            {several_starts}
            <DateField id="check-date" label=label(CommitmentField::CheckDate) day=check refuse=refuse_check
                set=move |day| set(CommitmentField::CheckDate, day) />
            {several_checks}
            <AddToCalendar event />
            <fieldset><legend class="field-legend">{label(CommitmentField::Status)}</legend>{statuses}</fieldset>
            {several}
            {done}
            <p class="hint" role="status">{live(still_blank)}</p>
            <Disclosure summary=words::reflection_commitment::remove()>
                <p>{words::reflection_commitment::remove_about()}</p>
                <button type="button" class="button button-quiet button-small" on:click=tap(take_out)>{words::reflection::take_out()}</button>
            </Disclosure>
            <BottomBar>
                <Go to=back class="button button-main">{words::reflection_commitment::done()}</Go>
            </BottomBar>
        </Page>
    }
}

/// What is asked of a field.
pub(in super::super) fn label(field: CommitmentField) -> Text {
    match field {
        CommitmentField::Theme => words::reflection_commitment::theme(),
        CommitmentField::WhatWeWillDo => words::reflection_commitment::what_we_will_do(),
        CommitmentField::WhatPowerMovesAndToWhom => {
            words::reflection_commitment::what_power_moves()
        }
        CommitmentField::OwnerNameAndRole => words::reflection_commitment::owner(),
        CommitmentField::StartDate => words::reflection_commitment::start_date(),
        CommitmentField::CheckDate => words::reflection_commitment::check_date(),
        CommitmentField::WhoOutsideWillCheck => words::reflection_commitment::who_outside(),
        CommitmentField::EvidenceOfDone => words::reflection_commitment::evidence_of_done(),
        CommitmentField::Status => words::reflection_commitment::status(),
    }
}

pub(in super::super) fn status_name(status: CommitmentStatus) -> Text {
    match status {
        CommitmentStatus::Planned => words::reflection_commitment::planned(),
        CommitmentStatus::Doing => words::reflection_commitment::doing(),
        CommitmentStatus::DoneSelfSaid => words::reflection_commitment::done_self_said(),
        CommitmentStatus::DoneConfirmedOutside => {
            words::reflection_commitment::done_confirmed_outside()
        }
        CommitmentStatus::ChangedAndTold => words::reflection_commitment::changed_and_told(),
        CommitmentStatus::DroppedAndTold => words::reflection_commitment::dropped_and_told(),
    }
}
