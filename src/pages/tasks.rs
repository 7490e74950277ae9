//! The full check as a list of topics, in any order.

use instruments::check::Mode;
use leptos::prelude::*;

use crate::components::{BottomBar, Go, Listed, Page, Shows, live, tap};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::route::Route;
use crate::state::{CheckView, actions, use_check_view, use_session};
use crate::words;

#[component]
pub(crate) fn Tasks(check: String) -> impl IntoView {
    let session = use_session();
    let view = use_check_view(check);
    // A check that was just begun, or is going deeper, is listed once that is saved.
    let is_saved = session.is_idle();
    live(move || match view.get() {
        Some(view) if is_saved || view.record.mode == Mode::Full => {
            view! { <Listed view /> }.into_any()
        }
        None if is_saved => view! { <NotFound /> }.into_any(),
        _ => ().into_any(),
    })
}

#[component]
fn Listed(view: CheckView) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let questions = view.questions();
    let counts = view.result().counts;
    let coverage = words::tasks::coverage(counts.scored + counts.dont_know, counts.covered_from());
    let sections = view.check.dimensions.iter().map(|dimension| {
        let rows = dimension.topics.iter().filter_map(|topic| {
            let of_topic: Vec<_> = questions
                .iter()
                .filter(|fitting| fitting.topic.id == topic.id)
                .collect();
            let is_open = |id: &String| !view.record.answers.contains_key(id);
            let first = of_topic
                .iter()
                .find(|fitting| is_open(&fitting.question.id))
                .or(of_topic.first())?;
            let to = Route::Question {
                check: view.record.id.clone(),
                question: first.question.id.clone(),
            };
            let answered = of_topic
                .iter()
                .filter(|fitting| !is_open(&fitting.question.id))
                .count();
            let come_back = of_topic
                .iter()
                .filter(|fitting| {
                    view.record
                        .details
                        .get(&fitting.question.id)
                        .is_some_and(|details| details.come_back)
                })
                .count();
            let state = match answered {
                0 => words::tasks::not_started(),
                all if all == of_topic.len() => words::tasks::done(),
                some => words::tasks::answered(some, of_topic.len()),
            };
            let come_back = (come_back > 0)
                .shows(|| view! { <span class="tag">{words::tasks::come_back(come_back)}</span> });
            Some(view! {
                <li>
                    <Go to class="row">
                        <strong>{topic.name.clone()}</strong>
                        <span>{come_back} {state}</span>
                    </Go>
                </li>
            })
        });
        view! {
            <section data-dimension=dimension.id.as_str() class="task-group">
                <h2>{dimension.name.clone()}</h2>
                <p class="hint">{dimension.line.clone()}</p>
                <ul class="rows">{rows.listed()}</ul>
            </section>
        }
    });
    let sections = sections.listed();
    let review = Route::Review {
        check: view.record.id.clone(),
    };
    let see_result = {
        let view = view.clone();
        move |_| navigation.go(actions::finish(session, &view))
    };
    view! {
        <Page title=words::tasks::title() class="tasks">
            <p class="lead">{words::tasks::lead()}</p>
            <p>{coverage}</p>
            {sections}
            <BottomBar>
                <Go to=review class="button button-quiet">{words::tasks::review()}</Go>
                <button type="button" class="button button-main" on:click=tap(see_result)>{words::tasks::result()}</button>
            </BottomBar>
        </Page>
    }
}
