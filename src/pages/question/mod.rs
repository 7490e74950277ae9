//! One question on one screen.

mod beside;
mod levels;
mod progress;

use instruments::check::{FittingQuestion, Mode};
use leptos::prelude::*;

use self::beside::Beside;
use self::levels::Levels;
use self::progress::{Progress, TopicList};
use crate::components::{BottomBar, Go, Page, live, tap};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::route::Route;
use crate::state::{CheckView, use_check_view, use_session};
use crate::words;

#[component]
pub(crate) fn Question(check: String, question: String) -> impl IntoView {
    // The record is saved a moment after this screen is reached when the check is new.
    let view = use_check_view(check);
    let is_there = Memo::new(move |_| view.with(Option::is_some));
    let is_saved = use_session().is_idle();
    live(move || match (is_there.get(), view.get_untracked()) {
        (true, Some(now)) => match now
            .questions()
            .into_iter()
            .find(|fitting| fitting.question.id == question)
        {
            Some(fitting) => view! { <Asked view fitting now /> }.into_any(),
            None => view! { <Gone now /> }.into_any(),
        },
        _ if is_saved => view! { <NotFound /> }.into_any(),
        _ => ().into_any(),
    })
}

/// The question as it is asked. `now` is the check when the screen was opened, `view` as it
/// goes on.
#[component]
fn Asked(
    view: Memo<Option<CheckView>>,
    fitting: FittingQuestion<'static>,
    now: CheckView,
) -> impl IntoView {
    let wording = fitting.question.wording(&now.profile);
    let topic_line = words::question::topic_line(&fitting.dimension.name, &fitting.topic.name);
    let dimension = fitting.dimension.id.as_str();
    let heading = wording.text.to_owned();
    let inside = now.clone();
    let above_view = now.clone();
    let above = move || {
        view! {
            <Progress view=above_view.clone() question=fitting.question.id.as_str() />
            <p class="topic-line">{topic_line.clone()}</p>
        }
    };
    view! {
        <div class="with-aside" data-dimension=dimension>
            <Page title=heading class="question" above>
                {fitting.question.note.clone().map(|note| view! { <p class="hint">{note}</p> })}
                <Levels view fitting now=inside.clone() />
                <Beside view fitting now=inside.clone() />
                <WayOn fitting now=inside />
            </Page>
            <TopicList view=now question=fitting.question.id.as_str() />
        </div>
    }
}

#[component]
fn WayOn(fitting: FittingQuestion<'static>, now: CheckView) -> impl IntoView {
    let navigation = use_navigation();
    let back = place_before(&now, fitting);
    let on = place_after(&now, fitting);
    view! {
        <BottomBar>
            <Go to=back class="button button-quiet">{words::app::back()}</Go>
            <button type="button" class="button button-main" on:click=tap(move |_| navigation.go(on.clone()))>
                {words::app::continue_on()}
            </button>
        </BottomBar>
    }
}

/// The question before; from the first of them, the profile or the list of topics.
fn place_before(view: &CheckView, fitting: FittingQuestion<'static>) -> Route {
    let siblings = siblings(view, fitting);
    let here = siblings.iter().position(|id| *id == fitting.question.id);
    match (here.and_then(|here| here.checked_sub(1)), view.record.mode) {
        (Some(before), _) => question_place(view, siblings[before]),
        (None, Mode::Quick) => Route::Profile,
        (None, Mode::Full) => Route::Tasks {
            check: view.record.id.clone(),
        },
    }
}

/// The question after; from the last of them, the answers or the list of topics.
fn place_after(view: &CheckView, fitting: FittingQuestion<'static>) -> Route {
    let siblings = siblings(view, fitting);
    let here = siblings.iter().position(|id| *id == fitting.question.id);
    match (
        here.and_then(|here| siblings.get(here + 1)),
        view.record.mode,
    ) {
        (Some(after), _) => question_place(view, after),
        (None, Mode::Quick) => Route::Review {
            check: view.record.id.clone(),
        },
        (None, Mode::Full) => Route::Tasks {
            check: view.record.id.clone(),
        },
    }
}

/// The questions that are asked in one go: all of the quick check, a topic of the full one.
fn siblings(view: &CheckView, fitting: FittingQuestion<'static>) -> Vec<&'static str> {
    let all = view.questions().into_iter();
    let in_one_go =
        all.filter(|other| view.record.mode == Mode::Quick || other.topic.id == fitting.topic.id);
    in_one_go.map(|other| other.question.id.as_str()).collect()
}

fn question_place(view: &CheckView, question: &str) -> Route {
    Route::Question {
        check: view.record.id.clone(),
        question: question.to_owned(),
    }
}

/// The profile was changed, and this question does not fit any more.
#[component]
fn Gone(now: CheckView) -> impl IntoView {
    view! {
        <Page title=words::app::name() heading=words::question::gone() class="gone">
            <Go to=crate::state::actions::go_on(&now) class="button">{words::question::gone_go_on()}</Go>
        </Page>
    }
}
