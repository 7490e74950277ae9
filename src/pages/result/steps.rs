//! Up to three steps to pick from.

use instruments::check::{Guidance, StepKind, SuggestedStep, suggest_steps};
use leptos::prelude::*;

use crate::components::{Disclosure, Listed, Shows, later, live, tap};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::state::records::plan;
use crate::state::{CheckView, Session, actions, use_instruments, use_session};
use crate::words::{self, Text};

#[component]
pub(super) fn StartHere(view: CheckView) -> impl IntoView {
    let steps = suggest_steps(
        view.check,
        &view.profile,
        &view.record.answers,
        &view.record.wanted(),
        view.record.mode,
    );
    (!steps.is_empty()).shows(|| {
        let version = view.check.version.as_str();
        let cards =
            move |guidance| view! { <Cards view=view.clone() guidance steps=steps.clone() /> };
        view! {
            <section class="result-steps">
                <h2>{words::result::start_here()}</h2>
                <p class="hint no-print">{words::result::start_here_about()}</p>
                {later(use_instruments().guidance, version, cards)}
            </section>
        }
    })
}

#[component]
fn Cards(view: CheckView, guidance: &'static Guidance, steps: Vec<SuggestedStep>) -> impl IntoView {
    let session = use_session();
    let is_picked = |step| {
        titled(&view, guidance, step).is_some_and(|(_, title)| is_planned(session, step, &title))
    };
    // A picked step is printed alone.
    let has_picked = steps.iter().any(is_picked);
    let cards = steps
        .into_iter()
        .map(|step| view! { <Suggested view=view.clone() guidance step /> })
        .listed();
    view! { <div class:has-picked=has_picked>{cards}</div> }
}

/// Which of a question's steps it is, and what it says; none where the question is gone.
fn titled(view: &CheckView, guidance: &Guidance, step: &SuggestedStep) -> Option<(Text, String)> {
    let (_, topic, _) = view.check.question(&step.question_id)?;
    let said = guidance.question(&step.question_id)?;
    let profile = &view.profile;
    Some(match step.kind {
        StepKind::First => (
            words::result::step_first(),
            said.first_for(profile).to_owned(),
        ),
        StepKind::Bigger => (
            words::result::step_bigger(),
            said.bigger_for(profile).to_owned(),
        ),
        StepKind::Share => (
            words::result::step_share(),
            words::result::share_step(&topic.name).into_owned(),
        ),
    })
}

fn is_planned(session: Session, step: &SuggestedStep, title: &str) -> bool {
    let from = Some(&step.question_id);
    let steps = session.replica.with(plan::all);
    steps
        .iter()
        .any(|planned| planned.question.as_ref() == from && planned.title == title)
}

#[component]
fn Suggested(view: CheckView, guidance: &'static Guidance, step: SuggestedStep) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let (dimension, topic, question) = view.check.question(&step.question_id)?;
    let (kind, title) = titled(&view, guidance, &step)?;
    let said = guidance.question(&step.question_id)?;
    let question_id = question.id.as_str();
    let planned = {
        let title = title.clone();
        move || is_planned(session, &step, &title)
    };
    let class = if planned() {
        "step-card is-picked"
    } else {
        "step-card"
    };
    let pick = {
        let title = title.clone();
        move |_| {
            actions::add_step(session, &title, Some(question_id));
            navigation.go(Route::Plan);
        }
    };
    let action = move || {
        if planned() {
            view! { <p class="picked">{words::result::picked()}</p> }.into_any()
        } else {
            view! { <button type="button" class="button button-small" on:click=tap(pick.clone())>{words::result::pick()}</button> }.into_any()
        }
    };
    let source = said.sideways_source.as_ref().map(words::question::source);
    Some(view! {
        <article class=class data-dimension=dimension.id.as_str()>
            <p class="step-kind">{kind}" · "{topic.name.clone()}</p>
            <h3>{title}</h3>
            <div class="no-print">
                {live(action)}
                <Disclosure summary=words::result::sideways()>
                    <p>{said.sideways.clone()}</p>
                    {source.map(|source| view! { <p class="hint">{source}</p> })}
                </Disclosure>
            </div>
        </article>
    })
}
