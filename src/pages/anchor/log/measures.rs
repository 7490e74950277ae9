//! How regular the listening is: the word, what it needs, and every measure.

use instruments::reflection::{Limit, Measure, MeasureId, Regularity};
use leptos::prelude::*;

use super::home::regularity;
use crate::components::{Disclosure, Go, Listed, Page, Shows, live};
use crate::route::LogPlace;
use crate::state::{LogView, use_log, use_reflections};
use crate::words::{self, Text};

#[component]
pub(super) fn Measures() -> impl IntoView {
    let view = use_log();
    let form = &use_reflections().latest().log;
    let shown = move || {
        view.with(|view| {
            let lines = form.measures.iter().map(|words| {
                let share = share(view.engagement.measures.of(words.measure));
                let to = LogPlace::Measure(words.measure);
                view! { <li><Go to class="row"><strong>{words.name.clone()}</strong><span>{share}</span></Go></li> }
            });
            let lines = lines.listed();
            let is_new = view.engagement.regularity == Regularity::New;
            view! {
                <p class="log-word">{regularity(view)}</p>
                {is_new.shows(|| view! { <p>{words::log::new_about()}</p> })}
                {needs(view)}
                <section>
                    <h2>{words::log_measures::listed()}</h2>
                    <ul class="rows">{lines}</ul>
                </section>
            }
        })
    };
    view! {
        <Page title=words::log_measures::title() class="log-measures">
            {live(shown)}
            <Disclosure summary=words::log_measures::how_counted()>
                <p>{form.measures_note.clone()}</p>
            </Disclosure>
        </Page>
    }
}

/// What the best word needs, and what of it is reached.
fn needs(view: &LogView) -> AnyView {
    let form = &use_reflections().latest().log;
    let line = |limit: Limit| {
        let need = words::log_measures::need(name(limit.measure), limit.percent);
        let (state, mark) = if limit.is_met {
            (words::log_measures::reached(), "tick")
        } else {
            (words::log_measures::not_reached(), "open-mark")
        };
        view! { <li><span class=mark aria-hidden="true"></span><span>{need}</span><span class="hint">{state}</span></li> }
    };
    let lines = view.engagement.limits().into_iter().map(line).listed();
    let best = form
        .regularity_word(Regularity::Regular)
        .unwrap_or_default();
    view! {
        <p>{words::log_measures::needs(best)}</p>
        <ul class="plain-list log-needs">{lines}</ul>
    }
    .into_any()
}

/// The instrument's name of a measure.
pub(super) fn name(measure: MeasureId) -> &'static str {
    let words = use_reflections().latest().log.measure(measure);
    words.map_or("", |words| &words.name)
}

/// `3 of 4`, or that there is nothing yet.
pub(in super::super) fn share(measure: &Measure) -> Text {
    match measure.whole {
        0 => words::log_measures::not_yet(),
        whole => words::log_measures::share(measure.part, whole),
    }
}

/// How many entries a measure leaves out, where there are any.
pub(in super::super) fn left_out(measure: &Measure) -> Option<Text> {
    let left_out = measure.not_filled.len();
    (left_out > 0).then(|| words::log_measures::left_out_count(left_out))
}
