//! A long list, a part at a time: a log can have thousands of entries.

use leptos::prelude::*;

use crate::components::{Listed, Shows, live, tap};
use crate::words;

/// How many lines are drawn at first, and how many more at each tap.
const PART: usize = 20;

/// Draws a line of the list.
pub(super) type Line<T> = Box<dyn Fn(&T) -> AnyView + Send>;

pub(super) fn in_parts<T: Send + 'static>(
    class: &'static str,
    items: Vec<T>,
    line: Line<T>,
) -> AnyView {
    let of = items.len();
    let shown = RwSignal::new(PART.min(of));
    let lines = live(move || {
        let lines = items.iter().take(shown.get()).map(&line);
        view! { <ul class=class>{lines.listed()}</ul> }
    });
    let more = move |_| shown.update(|shown| *shown = (*shown + PART).min(of));
    let is_part = Memo::new(move |_| shown.get() < of);
    let rest = live(move || {
        is_part.get().shows(|| {
            view! {
                <p class="hint" role="status">{live(move || words::log::shown(shown.get(), of))}</p>
                <button type="button" class="button button-quiet button-small" on:click=tap(more)>{words::log::more()}</button>
            }
        })
    });
    view! { {lines}{rest} }.into_any()
}
