//! The petal chart of a result, its legend and its table twin.

use instruments::check::{CheckResult as Scored, Shown};
use leptos::prelude::*;

use crate::components::Listed;
use crate::components::chart::{
    Petal, PetalChart, PetalPicture, PetalSwatch, ResultTable, ResultTableGroup, ResultTableRow,
    ResultTableWords, Sector,
};
use crate::state::CheckView;
use crate::words::{self, Text};

#[component]
pub(super) fn Chart(view: CheckView, result: Scored) -> impl IntoView {
    let words = ResultTableWords {
        summary: words::result::table().into_owned(),
        caption: words::result::table().into_owned(),
        topic: words::result::table_topic().into_owned(),
        result: words::result::table_result().into_owned(),
    };
    view! {
        <figure class="result-chart">
            <PetalChart picture=picture(&view, &result) name=words::result::chart_label() id="result" />
            <figcaption class="hint">{words::result::aim()}</figcaption>
        </figure>
        <Legend view=view.clone() result=result.clone() />
        <ResultTable words groups=groups(&view, &result) />
    }
}

/// What the chart draws: a sector for each dimension, a petal for each topic that fits.
pub(super) fn picture(view: &CheckView, result: &Scored) -> PetalPicture {
    let sectors = view.check.dimensions.iter().map(|dimension| {
        let topics = result
            .topics
            .iter()
            .filter(|topic| topic.dimension_id == dimension.id);
        let petals = topics.map(|topic| {
            let name = topic_name(view, &topic.topic_id);
            let title = match topic.percent {
                Some(percent) => words::result::petal(name, percent.number()),
                None => words::result::petal_none(name),
            };
            Petal {
                topic_id: topic.topic_id.clone(),
                title: title.into_owned(),
                share: topic
                    .percent
                    .map(|percent| f32::from(percent.number()) / 100.0),
            }
        });
        Sector {
            dimension_id: dimension.id.clone(),
            label: dimension.name.clone(),
            petals: petals.collect(),
        }
    });
    let aim = view.check.form.aim_level(&view.profile);
    PetalPicture {
        sectors: sectors.collect(),
        aim: aim.map(|level| f32::from(level) / 4.0),
    }
}

fn groups(view: &CheckView, result: &Scored) -> Vec<ResultTableGroup> {
    let groups = view.check.dimensions.iter().map(|dimension| {
        let topics = result
            .topics
            .iter()
            .filter(|topic| topic.dimension_id == dimension.id);
        let rows = topics.map(|topic| ResultTableRow {
            topic: topic_name(view, &topic.topic_id).to_owned(),
            result: match topic.percent {
                Some(percent) => percent.number().to_string(),
                None => words::result::table_none().into_owned(),
            },
        });
        ResultTableGroup {
            dimension: dimension.name.clone(),
            result: word_of(result, &dimension.id).into_owned(),
            rows: rows.collect(),
        }
    });
    groups.collect()
}

#[component]
fn Legend(view: CheckView, result: Scored) -> impl IntoView {
    let rows = view.check.dimensions.iter().enumerate().map(|(position, dimension)| {
        let line = result
            .dimensions
            .iter()
            .find(|scored| scored.id == dimension.id)
            .and_then(|scored| scored.word.as_ref())
            .map_or_else(|| dimension.line.clone(), |word| word.line.clone());
        view! {
            <li data-dimension=dimension.id.as_str()>
                <PetalSwatch dimension_id=dimension.id.clone() position id=format!("legend-{position}") />
                <div class="result-dimension-word">
                    <strong>{dimension.name.clone()}</strong>
                    <span>{word_of(&result, &dimension.id)}</span>
                </div>
                <p>{line}</p>
            </li>
        }
    });
    view! { <ul class="result-dimensions">{rows.listed()}</ul> }
}

/// The word for a dimension's result, marked where it rests on the quick questions alone.
pub(super) fn word_of(result: &Scored, dimension: &str) -> Text {
    let Some(scored) = result
        .dimensions
        .iter()
        .find(|scored| scored.id == dimension)
    else {
        return words::result::too_few();
    };
    match (&scored.word, scored.shown) {
        (Some(word), Shown::QuickLook(_)) => {
            Text::Owned(format!("{} ({})", word.word, words::result::quick_look()))
        }
        (Some(word), _) => Text::Owned(word.word.clone()),
        (None, _) => words::result::too_few(),
    }
}

fn topic_name<'a>(view: &'a CheckView, topic: &str) -> &'a str {
    let topics = view
        .check
        .dimensions
        .iter()
        .flat_map(|dimension| &dimension.topics);
    topics
        .into_iter()
        .find(|named| named.id == topic)
        .map_or("", |named| &named.name)
}
