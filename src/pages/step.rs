//! One step of the plan: its date, a note, and how it ended.

use leptos::prelude::*;

use crate::components::{
    AddToCalendar, BottomBar, Go, Page, TextArea, contested, contested_day, live, tap,
};
use crate::pages::NotFound;
use crate::route::Route;
use crate::state::records::plan::{self, PlanStep, StepState};
use crate::state::{Event, use_instruments, use_session};
use crate::words;

#[component]
pub(crate) fn Step(step: String) -> impl IntoView {
    let session = use_session();
    let id = step.clone();
    let step = Memo::new(move |_| session.replica.with(|replica| plan::read(replica, &id)));
    let is_there = Memo::new(move |_| step.with(Option::is_some));
    live(move || match (is_there.get(), step.get_untracked()) {
        (true, Some(now)) => view! { <Opened step now /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    })
}

/// `now` is the step when the screen was opened, `step` as it goes on.
#[component]
fn Opened(step: Memo<Option<PlanStep>>, now: PlanStep) -> impl IntoView {
    let (session, instruments) = (use_session(), use_instruments());
    let id = StoredValue::new(now.id.clone());
    let state = Memo::new(move |_| step.with(|step| step.as_ref().map(|step| step.state)));
    let due = move || {
        step.with(|step| step.as_ref().and_then(|step| step.due))
            .map(|due| due.to_string())
            .unwrap_or_default()
    };
    let set_due = move |event| {
        session.save_one(plan::set_due(
            &id.get_value(),
            plan::date_named(&event_target_value(&event)),
        ))
    };
    let question = now
        .question
        .as_ref()
        .and_then(|id| instruments.latest().question(id));
    let event = move || {
        let step = step.get()?;
        let (id, title, note) = (step.id, step.title, step.note);
        step.due.map(|day| Event {
            id,
            title,
            note,
            day,
        })
    };
    let endings = [
        (words::plan::open(), StepState::Open),
        (words::plan::done(), StepState::Done),
        (words::plan::dropped(), StepState::Dropped),
    ];
    let endings = endings
        .map(|(name, state)| (name, plan::set_state(&now.id, state)))
        .into_iter();
    let from = question.map(|(_, _, question)| words::step::from(&question.text));
    view! {
        <Page title=words::step::page() heading=now.title.clone() class="step">
            {from.map(|from| view! { <p class="hint">{from}</p> })}
            {live(move || state.get().map(|state| view! { <Ending step state /> }))}
            {contested(endings)}
            <div class="field">
                <label for="due">{words::step::due_label()}</label>
                <input id="due" type="date" prop:value=due on:change=set_due />
            </div>
            {contested_day(plan::set_due(&now.id, None))}
            <AddToCalendar event />
            <TextArea id="step-note" label=words::step::note_label() path=plan::words_path(&now.id, "note") />
            <TextArea id="step-title" label=words::step::title_label() path=plan::words_path(&now.id, "title") short=true needed=true />
            <BottomBar>
                <Go to=Route::Plan class="button button-main">{words::step::to_plan()}</Go>
            </BottomBar>
        </Page>
    }
}

#[component]
fn Ending(step: Memo<Option<PlanStep>>, state: StepState) -> impl IntoView {
    let session = use_session();
    let id = StoredValue::new(
        step.with_untracked(|step| step.as_ref().map(|step| step.id.clone()))
            .unwrap_or_default(),
    );
    let end = move |state| session.save_one(plan::set_state(&id.get_value(), state));
    let reopen = move || {
        view! {
            <button type="button" class="button button-quiet" on:click=tap(move |_| end(StepState::Open))>{words::step::reopen()}</button>
        }
    };
    match state {
        StepState::Open => view! {
            <div class="button-row">
                <button type="button" class="button" on:click=tap(move |_| end(StepState::Done))>{words::step::mark_done()}</button>
                <button type="button" class="button button-quiet" on:click=tap(move |_| end(StepState::Dropped))>{words::step::mark_dropped()}</button>
            </div>
        }
        .into_any(),
        StepState::Done => view! {
            <p class="well-done" role="status"><span class="tick" aria-hidden="true"></span>{words::step::well_done()}</p>
            {reopen()}
        }
        .into_any(),
        StepState::Dropped => view! {
            <p role="status">{words::step::was_dropped()}</p>
            <TextArea id="dropped-reason" label=words::step::reason_label() path=plan::words_path(&id.get_value(), "reason") short=true />
            {reopen()}
        }
        .into_any(),
    }
}
