//! How far a person is: a bar of three parts on a phone, the topics by name on a wide screen.

use leptos::prelude::*;

use crate::components::{Go, Listed};
use crate::route::Route;
use crate::state::CheckView;
use crate::words;

/// A part for each dimension, filled up to this question.
#[component]
pub(super) fn Progress(view: CheckView, question: &'static str) -> impl IntoView {
    let questions = view.questions();
    let here = questions
        .iter()
        .position(|fitting| fitting.question.id == question)
        .unwrap_or_default();
    let parts = view.check.dimensions.iter().map(|dimension| {
        let places: Vec<usize> = (0..questions.len()).filter(|place| questions[*place].dimension.id == dimension.id).collect();
        let passed = places.iter().filter(|place| **place <= here).count();
        view! { <progress class="progress-part" data-dimension=dimension.id.as_str() max=places.len() value=passed aria-hidden="true"></progress> }
    });
    let told = words::question::progress(here + 1, questions.len());
    view! {
        <div class="progress" role="group" aria-label=words::question::progress_label()>
            <span class="visually-hidden">{told}</span>
            {parts.listed()}
        </div>
    }
}

/// Beside the question where the screen is wide: every topic, a tick where it is answered.
#[component]
pub(super) fn TopicList(view: CheckView, question: &'static str) -> impl IntoView {
    let questions = view.questions();
    let here = questions
        .iter()
        .find(|fitting| fitting.question.id == question)
        .map(|fitting| fitting.topic.id.as_str());
    let topics = view.check.dimensions.iter().map(|dimension| {
        let rows = dimension.topics.iter().filter_map(|topic| {
            let of_topic: Vec<_> = questions
                .iter()
                .filter(|fitting| fitting.topic.id == topic.id)
                .collect();
            let first = of_topic.first()?.question.id.clone();
            let answered = of_topic
                .iter()
                .filter(|fitting| view.record.answers.contains_key(&fitting.question.id))
                .count();
            let current = (here == Some(topic.id.as_str())).then_some("step");
            let to = Route::Question {
                check: view.record.id.clone(),
                question: first,
            };
            let count = words::tasks::answered(answered, of_topic.len());
            Some(view! {
                <li aria-current=current class:is-done=(answered == of_topic.len())>
                    <Go to>{topic.name.clone()}</Go>
                    <span class="count">{count}</span>
                </li>
            })
        });
        view! {
            <section data-dimension=dimension.id.as_str()>
                <h2>{dimension.name.clone()}</h2>
                <ul>{rows.listed()}</ul>
            </section>
        }
    });
    view! { <nav class="topic-list" aria-label=words::question::topics()>{topics.listed()}</nav> }
}
