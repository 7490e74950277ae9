//! The plan: what to do, what is done, and a step of one's own.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::components::{Go, Listed, OneLineForm, Page, Shows, live};
use crate::route::Route;
use crate::state::records::plan::{self, PlanStep, StepState};
use crate::state::{actions, today, use_session};
use crate::words::{self, Text};

const OWN: &str = "own-step";

#[component]
pub(crate) fn Plan() -> impl IntoView {
    let session = use_session();
    let steps = Memo::new(move |_| session.replica.with(plan::all));
    let is_empty = Memo::new(move |_| steps.with(Vec::is_empty));
    view! {
        <Page title=words::plan::title() class="plan">
            {live(move || is_empty.get().shows(|| view! { <p class="lead">{words::plan::empty()}</p> }))}
            <Group steps state=StepState::Open heading=words::plan::open() />
            <AddOwn />
            <Group steps state=StepState::Done heading=words::plan::done() />
            <Group steps state=StepState::Dropped heading=words::plan::dropped() />
        </Page>
    }
}

#[component]
fn Group(steps: Memo<Vec<PlanStep>>, state: StepState, heading: Text) -> impl IntoView {
    let of_group = move || {
        steps
            .get()
            .into_iter()
            .filter(|step| step.state == state)
            .collect::<Vec<_>>()
    };
    live(move || {
        let group = of_group();
        (!group.is_empty()).shows(|| {
            view! {
                <section class="plan-group">
                    <h2>{heading.clone()}</h2>
                    <ul class="rows">{group.into_iter().map(|step| view! { <Line step /> }).listed()}</ul>
                </section>
            }
        })
    })
}

#[component]
fn Line(step: PlanStep) -> impl IntoView {
    let when = match (step.state, step.due) {
        (StepState::Open, Some(due)) => Some(when_due(due)),
        (StepState::Open, None) => Some(words::plan::no_date()),
        _ => None,
    };
    let is_done = step.state == StepState::Done;
    view! {
        <li>
            <Go to=Route::Step { step: step.id } class="row">
                <strong>{is_done.shows(|| view! { <span class="tick" aria-hidden="true"></span> })} {step.title}</strong>
                <span>{when}</span>
            </Go>
        </li>
    }
}

/// `today`, `in 6 days`, `2 days late`.
pub(crate) fn when_due(due: NaiveDate) -> Text {
    let days = (due - today()).num_days();
    let count = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    match days {
        0 => words::due::today(),
        1.. => words::due::days(count),
        _ => words::due::late(count),
    }
}

#[component]
fn AddOwn() -> impl IntoView {
    let session = use_session();
    let add = move |typed: &str| {
        if typed.is_empty() {
            return Err(words::plan::add_empty());
        }
        actions::add_step(session, typed, None);
        Ok(())
    };
    view! {
        <section class="add-own no-print">
            <h2>{words::plan::own()}</h2>
            <OneLineForm id=OWN label=words::plan::own_label() button=words::plan::add() longest="200" act=Box::new(add) />
        </section>
    }
}
