//! What else follows from the answers: what to find out, help with the law, and what the
//! topics do for the place.

use instruments::check::{Answer, Guidance, find_out, law_cards};
use leptos::prelude::*;

use crate::components::{Disclosure, Go, Listed, Shows, later};
use crate::route::Route;
use crate::state::{CheckView, use_instruments};
use crate::words;

#[component]
pub(super) fn More(view: CheckView) -> impl IntoView {
    view! {
        <FindOut view=view.clone() />
        <GoodToKnow view=view.clone() />
        <Outcomes view />
    }
}

#[component]
fn FindOut(view: CheckView) -> impl IntoView {
    let unknown = find_out(
        view.check,
        &view.profile,
        &view.record.answers,
        view.record.mode,
    );
    let rows = unknown.iter().map(|question| {
        let to = Route::Question {
            check: view.record.id.clone(),
            question: question.id.clone(),
        };
        let text = question.wording(&view.profile).text.to_owned();
        view! { <li><Go to>{text}</Go></li> }
    });
    let rows = rows.listed();
    (!unknown.is_empty()).shows(|| {
        view! {
            <section class="find-out">
                <h2>{words::result::find_out()}</h2>
                <p class="hint">{words::result::find_out_about()}</p>
                <ul>{rows}</ul>
            </section>
        }
    })
}

#[component]
fn GoodToKnow(view: CheckView) -> impl IntoView {
    let cards = law_cards(
        view.check,
        &view.profile,
        &view.record.answers,
        view.record.mode,
    );
    let rows = cards.iter().map(|card| {
        let place = card.source_for(&view.profile).to_owned();
        view! {
            <li>
                <p>{card.text.clone()}</p>
                <p class="hint">{words::result::help_about(place)}</p>
            </li>
        }
    });
    (!cards.is_empty()).shows(|| {
        view! {
            <section class="card help-cards no-print">
                <h2>{words::result::help()}</h2>
                <ul class="plain-list">{rows.listed()}</ul>
            </section>
        }
    })
}

/// The outcomes of the place that the answered topics feed, by outcome.
#[component]
fn Outcomes(view: CheckView) -> impl IntoView {
    let version = view.check.version.as_str();
    let outcomes = move |guidance| view! { <OutcomeList view=view.clone() guidance /> };
    view! {
        <section class="no-print">
            <Disclosure summary=words::result::outcomes()>
                <p class="hint">{words::result::outcomes_about()}</p>
                {later(use_instruments().guidance, version, outcomes)}
            </Disclosure>
        </section>
    }
}

#[component]
fn OutcomeList(view: CheckView, guidance: &'static Guidance) -> impl IntoView {
    let questions = view.questions().into_iter();
    let answered: Vec<_> = questions
        .filter(|fitting| {
            matches!(
                view.record.answers.get(&fitting.question.id),
                Some(Answer::Level(_))
            )
        })
        .filter_map(|fitting| Some((fitting.topic, guidance.question(&fitting.question.id)?)))
        .collect();
    let rows = guidance.outcomes.iter().filter_map(|outcome| {
        let mut topics: Vec<&str> = answered
            .iter()
            .filter(|(_, said)| said.outcomes.contains(&outcome.id))
            .map(|(topic, _)| topic.name.as_str())
            .collect();
        topics.dedup();
        (!topics.is_empty()).shows(|| {
            let topics = topics.join(" · ");
            view! { <li><strong>{outcome.text.clone()}</strong><br /><span class="hint">{topics}</span></li> }
        })
    });
    view! { <ul class="plain-list">{rows.listed()}</ul> }
}
