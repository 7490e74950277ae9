//! The result: the picture, what is strong, what is low, and where to start.

mod chart;
mod headline;
mod more;
mod steps;
mod take_home;

use instruments::check::{CheckResult as Scored, Mode};
use leptos::prelude::*;

use self::chart::Chart;
use self::headline::headline;
use self::more::More;
use self::steps::StartHere;
use self::take_home::TakeHome;
use crate::components::{BottomBar, Go, Listed, Page, Shows, live, tap};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::route::Route;
use crate::state::{
    CheckView, actions, date_of, now, use_check_view, use_instruments, use_session,
};
use crate::words::{self, Text};

#[component]
pub(crate) fn CheckResult(check: String) -> impl IntoView {
    let view = use_check_view(check);
    live(move || match view.get() {
        Some(view) => view! { <Shown view /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    })
}

#[component]
fn Shown(view: CheckView) -> impl IntoView {
    let result = view.result();
    let date = words::full_date(date_of(view.record.finished.unwrap_or_else(now)));
    let eyebrow = match view.record.mode {
        Mode::Quick => words::result::eyebrow_quick(date),
        Mode::Full => words::result::eyebrow_full(date),
    };
    let heading = headline(&result);
    let counts = result.counts;
    let coverage = words::result::coverage(counts.scored, counts.covered_from());
    let above = move || view! { <p class="eyebrow">{eyebrow.clone()}</p> };
    view! {
        <Page title=words::result::page() heading class="result" above>
            <div class="result-first">
                <Chart view=view.clone() result=result.clone() />
                <div class="result-words">
                    <Extremes view=view.clone() result=result.clone() />
                    <p class="hint">{coverage}</p>
                </div>
            </div>
            <StartHere view=view.clone() />
            <More view=view.clone() />
            <Onwards view=view.clone() />
            <TakeHome view=view.clone() result=result.clone() />
            <p class="not-a-certificate">{words::result::not_a_certificate()}</p>
            <BottomBar>
                <Go to=Route::Plan class="button button-main">{words::result::see_plan()}</Go>
            </BottomBar>
        </Page>
    }
}

/// The strongest topic first, and always the lowest: a strong area must not hide a weak one.
#[component]
fn Extremes(view: CheckView, result: Scored) -> impl IntoView {
    let told = [
        (words::result::strongest(), &result.strongest_topic, true),
        (words::result::lowest(), &result.lowest_topic, false),
    ];
    let told = told.into_iter().filter_map(|(what, topic, is_strongest)| {
        let topic = topic.as_ref()?;
        let (dimension, named) = view.check.dimensions.iter().find_map(|dimension| {
            dimension.topics.iter().find(|named| named.id == *topic).map(|named| (dimension, named))
        })?;
        let because = words::result::because_level(level_that_tells(&view, topic, is_strongest)?);
        Some(view! {
            <div class="extreme" data-dimension=dimension.id.as_str()>
                <dt>{what}</dt>
                <dd><strong>{named.name.clone()}</strong>" "<span class="because">{because}</span></dd>
            </div>
        })
    });
    view! { <dl class="extremes">{told.listed()}</dl> }
}

/// The words of the answer that makes a topic strong or low.
fn level_that_tells(view: &CheckView, topic: &str, is_strongest: bool) -> Option<String> {
    let of_topic = view
        .questions()
        .into_iter()
        .filter(|fitting| fitting.topic.id == topic);
    let levels =
        of_topic.filter_map(
            |fitting| match view.record.answers.get(&fitting.question.id)? {
                instruments::check::Answer::Level(level) => Some((*level, fitting)),
                _ => None,
            },
        );
    let levels: Vec<_> = levels.collect();
    let tells = if is_strongest {
        levels.iter().rev().max_by_key(|(level, _)| *level)
    } else {
        levels.iter().min_by_key(|(level, _)| *level)
    };
    let (level, fitting) = tells?;
    Some(fitting.question.wording(&view.profile).levels[usize::from(level.number())].to_owned())
}

/// Where to go from here: deeper, back to the answers, or to the check before.
#[component]
fn Onwards(view: CheckView) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let is_quick = view.record.mode == Mode::Quick;
    let finished = session
        .replica
        .with(|replica| crate::state::finished_views(replica, use_instruments()).len());
    let (review, tasks) = (
        Route::Review {
            check: view.record.id.clone(),
        },
        Route::Tasks {
            check: view.record.id.clone(),
        },
    );
    let deeper = move |_| navigation.go(actions::go_deeper(session, &view));
    let further: Text = words::result::go_deeper();
    view! {
        <section class="onwards no-print">
            {is_quick.shows(|| view! { <button type="button" class="button button-quiet" on:click=tap(deeper)>{further}</button> })}
            {(!is_quick).shows(|| view! { <Go to=tasks class="button button-quiet">{words::result::to_tasks()}</Go> })}
            <Go to=review class="button button-quiet">{words::result::change_answers()}</Go>
            {(finished > 1).shows(|| view! { <Go to=Route::History class="button button-quiet">{words::result::compare()}</Go> })}
        </section>
    }
}
