//! Every finished check, what changed between the last two, and the trend from three on.

use instruments::check::{CheckResult, Direction, Mode, change, trend};
use leptos::prelude::*;

use crate::components::{Go, Listed, Page, Shows, live};
use crate::route::Route;
use crate::state::{CheckView, date_of, finished_views, use_instruments, use_session};
use crate::words::{self, Text};

#[component]
pub(crate) fn History() -> impl IntoView {
    let (session, instruments) = (use_session(), use_instruments());
    let views = Memo::new(move |_| {
        session
            .replica
            .with(|replica| finished_views(replica, instruments))
    });
    live(move || {
        let views = views.get();
        let newest_first = views
            .iter()
            .rev()
            .map(|view| view! { <Line view=view.clone() /> })
            .listed();
        view! {
            <Page title=words::history::title() class="history">
                {views.is_empty().shows(|| view! { <p class="lead">{words::history::empty()}</p> })}
                <ul class="rows">{newest_first}</ul>
                {if let [.., before, after] = views.as_slice() {
                    view! { <Compared before=before.clone() after=after.clone() /> }.into_any()
                } else {
                    ().into_any()
                }}
                {(views.len() >= 3).shows(|| view! { <Trend views=views.clone() /> })}
            </Page>
        }
    })
}

fn finished_on(view: &CheckView) -> Text {
    words::full_date(date_of(view.record.finished.unwrap_or(view.record.started)))
}

#[component]
fn Line(view: CheckView) -> impl IntoView {
    let name = match view.record.mode {
        Mode::Quick => words::home::quick(),
        Mode::Full => words::home::full(),
    };
    view! {
        <li>
            <Go to=Route::CheckResult { check: view.record.id.clone() } class="row">
                <strong>{name}</strong>
                <span>{finished_on(&view)}</span>
            </Go>
        </li>
    }
}

#[component]
fn Compared(before: CheckView, after: CheckView) -> impl IntoView {
    let changes = change(&before.result(), &after.result());
    let rows = changes.into_iter().map(|change| {
        let topics = after
            .check
            .dimensions
            .iter()
            .flat_map(|dimension| &dimension.topics);
        let name = topics
            .into_iter()
            .find(|topic| topic.id == change.topic_id)
            .map(|topic| topic.name.clone());
        let (word, mark) = match change.direction {
            Direction::Up => (words::history::up(), "up"),
            Direction::Same => (words::history::same(), "same"),
            Direction::Down => (words::history::down(), "down"),
            Direction::New => (words::history::new(), "new"),
        };
        let earlier = change.before.map_or_else(words::history::none, |percent| {
            percent.number().to_string().into()
        });
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{earlier}</td>
                <td class="number">{change.after.number()}</td>
                <td><span class="change" data-direction=mark>{word}</span></td>
            </tr>
        }
    });
    let rows = rows.listed();
    view! {
        <section>
            <h2>{words::history::compare()}</h2>
            <p class="hint">{words::history::compare_about(finished_on(&before), finished_on(&after))}</p>
            <div class="table-scroll" tabindex="0" role="group" aria-label=words::history::compare()>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words::history::topic()}</th>
                            <th scope="col">{words::history::before()}</th>
                            <th scope="col">{words::history::now()}</th>
                            <th scope="col">{words::history::compare()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Trend(views: Vec<CheckView>) -> impl IntoView {
    let results: Vec<CheckResult> = views.iter().map(CheckView::result).collect();
    let dimensions = trend(&results);
    let names = views
        .last()
        .map(|view| &view.check.dimensions)
        .into_iter()
        .flatten();
    let heads = names
        .map(|dimension| view! { <th scope="col">{dimension.name.clone()}</th> })
        .listed();
    let rows = views.iter().enumerate().map(|(place, view)| {
        let cells = dimensions.iter().map(|dimension| {
            let percent = dimension.results.get(place).copied().flatten();
            let told = percent.map_or_else(words::history::none, |percent| percent.number().to_string().into());
            let length = percent.map_or(0, |percent| percent.number());
            view! {
                <td class="number" data-dimension=dimension.dimension_id.clone()>
                    {told}
                    <meter class="trend-bar" min="0" max="100" value=length aria-hidden="true"></meter>
                </td>
            }
        });
        view! { <tr><th scope="row">{finished_on(view)}</th>{cells.listed()}</tr> }
    });
    let rows = rows.listed();
    view! {
        <section>
            <h2>{words::history::trend()}</h2>
            <div class="table-scroll trend" tabindex="0" role="group" aria-label=words::history::trend()>
                <table>
                    <thead><tr><th scope="col">{words::history::trend_date()}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}
