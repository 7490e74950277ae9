//! The chart's twin as a table: for screen readers, for whoever likes numbers, for print.

use leptos::prelude::*;

use crate::components::Listed;

/// The words around the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ResultTableWords {
    /// What opens the table on screen.
    pub(crate) summary: String,
    pub(crate) caption: String,
    /// The heading of the column of topics.
    pub(crate) topic: String,
    /// The heading of the column of results.
    pub(crate) result: String,
}

/// A dimension and its topics.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ResultTableGroup {
    pub(crate) dimension: String,
    /// The dimension's result in words.
    pub(crate) result: String,
    pub(crate) rows: Vec<ResultTableRow>,
}

/// A topic and its result in words, which also say when there is none yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ResultTableRow {
    pub(crate) topic: String,
    pub(crate) result: String,
}

/// The table behind a disclosure on screen, and once more in the open for print.
///
/// Browsers do not print what a closed disclosure hides and older ones give a style sheet
/// no way to open it, so print has a copy of its own, which screens never show.
#[component]
pub(crate) fn ResultTable(words: ResultTableWords, groups: Vec<ResultTableGroup>) -> impl IntoView {
    let on_paper = table(&words, &groups);
    let on_screen = table(&words, &groups);
    view! {
        <details class="result-table no-print">
            <summary>{words.summary}</summary>
            {on_screen}
        </details>
        <div class="result-table print-only">{on_paper}</div>
    }
}

fn table(words: &ResultTableWords, groups: &[ResultTableGroup]) -> impl IntoView + use<> {
    let words = words.clone();
    view! {
        <table>
            <caption>{words.caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.topic}</th>
                    <th scope="col">{words.result}</th>
                </tr>
            </thead>
            {groups.iter().map(group).listed()}
        </table>
    }
}

fn group(group: &ResultTableGroup) -> impl IntoView + use<> {
    let ResultTableGroup {
        dimension,
        result,
        rows,
    } = group.clone();
    let rows = rows.into_iter().map(|row| {
        view! {
            <tr>
                <th scope="row">{row.topic}</th>
                <td>{row.result}</td>
            </tr>
        }
    });
    view! {
        <tbody>
            <tr class="result-table-dimension">
                <th scope="rowgroup">{dimension}</th>
                <td>{result}</td>
            </tr>
            {rows.listed()}
        </tbody>
    }
}
