//! The mark of a dimension in a legend.

use leptos::prelude::*;

use super::drawing::draw_mark;

/// A small petal in the colour and the texture that a dimension has in the chart, for the
/// legend beside it. Decoration: the words next to it say which dimension it is.
#[component]
pub(crate) fn PetalSwatch(
    #[prop(into)] dimension_id: String,
    /// The sector's place in the chart, from 0, which decides its texture.
    position: usize,
    /// Differs between swatches of one page.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    let inside = draw_mark(
        &format!("var(--{dimension_id})"),
        "var(--paper)",
        position,
        &id,
    );
    view! {
        <svg
            class="petal-swatch"
            viewBox="0 0 220 220"
            aria-hidden="true"
            inner_html=inside
        ></svg>
    }
}
