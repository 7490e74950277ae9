//! One measure, with the entries behind it.

use instruments::reflection::MeasureId;
use leptos::prelude::*;

use super::actors;
use super::entries::{lines, when_and_how};
use super::measures::{left_out, name, share};
use crate::components::{BottomBar, Disclosure, Go, Page, Shows, live};
use crate::route::LogPlace;
use crate::state::{LogView, use_log, use_reflections};
use crate::words::{self, Text, log_measure_about};

#[component]
pub(super) fn OneMeasure(measure: MeasureId) -> impl IntoView {
    let view = use_log();
    let formula = use_reflections().latest().log.measure(measure);
    let formula = formula.map(|words| words.formula.clone());
    let behind = move || {
        let counts = view.with(|view| view.engagement.measures.of(measure).clone());
        let never_met = if measure == MeasureId::OnTime {
            view.with(never_met)
        } else {
            Vec::new()
        };
        view! {
            <p class="log-word">{share(&counts)}</p>
            {left_out(&counts).map(|told| view! { <p class="hint">{told}</p> })}
            {entries(view, words::log_measures::counted(), counts.counted)}
            {entries(view, words::log_measures::not_counted(), counts.not_counted)}
            {(!never_met.is_empty()).shows(|| view! {
                <section>
                    <h2>{words::log_measures::never_met()}</h2>
                    {actors::lines(view, never_met)}
                </section>
            })}
            {entries(view, words::log_measures::left_out(), counts.not_filled)}
        }
    };
    view! {
        <Page title=name(measure) class="log-measure">
            <p class="lead">{about(measure)}</p>
            {live(behind)}
            <Disclosure summary=words::log_measures::how_counted()>
                <p>{formula}</p>
            </Disclosure>
            <BottomBar>
                <Go to=LogPlace::Measures class="button button-main">{words::log_measures::to_measures()}</Go>
            </BottomBar>
        </Page>
    }
}

/// What a measure tells, in plain words; its formula says it exactly.
pub(in super::super) fn about(measure: MeasureId) -> Text {
    match measure {
        MeasureId::Rhythm => log_measure_about::rhythm(),
        MeasureId::OnTime => log_measure_about::on_time(),
        MeasureId::LoopClosed => log_measure_about::loop_closed(),
        MeasureId::SomethingChanged => log_measure_about::something_changed(),
        MeasureId::HonestAnswer => log_measure_about::honest_answer(),
        MeasureId::NewVoices => log_measure_about::new_voices(),
        MeasureId::TheirGround => log_measure_about::their_ground(),
        MeasureId::StartedByThem => log_measure_about::started_by_them(),
        MeasureId::CostsCovered => log_measure_about::costs_covered(),
    }
}

fn entries(view: Memo<LogView>, heading: Text, places: Vec<usize>) -> Option<AnyView> {
    (!places.is_empty()).shows(|| {
        view! {
            <section>
                <h2>{heading}</h2>
                {lines(view, places, when_and_how)}
            </section>
        }
    })
}

/// Actors who are to be met and have no entry that could stand behind a measure.
fn never_met(view: &LogView) -> Vec<String> {
    let actors = view.engagement.actors.iter();
    let never = actors.filter(|(_, standing)| standing.last.is_none());
    never.map(|(id, _)| id.clone()).collect()
}
