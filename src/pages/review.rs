//! Check your answers: each line leads to its question.

use instruments::check::{Answer, FittingQuestion};
use leptos::prelude::*;

use crate::components::{BottomBar, Go, Listed, Page, Shows, live, tap};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::route::Route;
use crate::state::{CheckView, actions, use_check_view, use_session};
use crate::words::{self, Text};

#[component]
pub(crate) fn Review(check: String) -> impl IntoView {
    let view = use_check_view(check);
    live(move || match view.get() {
        Some(view) => view! { <Reviewed view /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    })
}

#[component]
fn Reviewed(view: CheckView) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let unanswered = view.result().counts.unanswered;
    let sections = view.check.dimensions.iter().map(|dimension| {
        let rows = view
            .questions()
            .into_iter()
            .filter(|fitting| fitting.dimension.id == dimension.id);
        let rows = rows
            .map(|fitting| view! { <Line view=view.clone() fitting /> })
            .listed();
        view! {
            <section data-dimension=dimension.id.as_str()>
                <h2>{dimension.name.clone()}</h2>
                <ul class="rows answers">{rows}</ul>
            </section>
        }
    });
    let sections = sections.listed();
    let back = actions::go_on(&view);
    let back = if matches!(back, Route::Review { .. }) {
        last_question(&view)
    } else {
        back
    };
    let see_result = move |_| navigation.go(actions::finish(session, &view));
    view! {
        <Page title=words::review::title() class="review">
            <p class="lead">{words::review::lead()}</p>
            {(unanswered > 0).shows(|| view! { <p class="hint">{words::review::missing(unanswered)}</p> })}
            {sections}
            <BottomBar>
                <Go to=back class="button button-quiet">{words::app::back()}</Go>
                <button type="button" class="button button-main" on:click=tap(see_result)>{words::review::result()}</button>
            </BottomBar>
        </Page>
    }
}

fn last_question(view: &CheckView) -> Route {
    let last = view
        .questions()
        .last()
        .map(|fitting| fitting.question.id.clone())
        .unwrap_or_default();
    Route::Question {
        check: view.record.id.clone(),
        question: last,
    }
}

#[component]
fn Line(view: CheckView, fitting: FittingQuestion<'static>) -> impl IntoView {
    let wording = fitting.question.wording(&view.profile);
    let id = &fitting.question.id;
    let given = match view.record.answers.get(id) {
        Some(Answer::Level(level)) => {
            Text::Owned(wording.levels[usize::from(level.number())].to_owned())
        }
        Some(Answer::DontKnow) => Text::Owned(view.check.dont_know.clone()),
        Some(Answer::NotForUs) => Text::Owned(view.check.not_for_us.clone()),
        None => words::review::none(),
    };
    let is_open = !view.record.answers.contains_key(id);
    let come_back = view
        .record
        .details
        .get(id)
        .is_some_and(|details| details.come_back);
    let to = Route::Question {
        check: view.record.id.clone(),
        question: id.clone(),
    };
    view! {
        <li>
            <Go to class="answer-line">
                <strong>{wording.text.to_owned()}</strong>
                <span class:is-open=is_open>{given}</span>
                {come_back.shows(|| view! { <span class="tag">{words::review::come_back()}</span> })}
            </Go>
        </li>
    }
}
