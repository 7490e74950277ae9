//! The petal chart, its legend marks, its table twin and the picture of it to share.

mod drawing;
pub(crate) mod geometry;
pub(crate) mod picture;
mod swatch;
mod table;
mod text;

use leptos::prelude::*;

pub(crate) use geometry::{Petal, PetalPicture, Sector};
pub(crate) use swatch::PetalSwatch;
pub(crate) use table::{ResultTable, ResultTableGroup, ResultTableRow, ResultTableWords};

use drawing::{Paint, draw, view_box};

/// The chart as one image to assistive technology, with the result in words as its name;
/// [`ResultTable`] beside it holds the numbers.
#[component]
pub(crate) fn PetalChart(
    picture: PetalPicture,
    /// The accessible name: what the picture shows, in words.
    #[prop(into)]
    name: String,
    /// Differs between charts of one page; begins every id in the drawing.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    let inside = draw(&picture, &Paint::of_page(&picture), &id);
    view! {
        <svg
            class="petal-chart"
            viewBox=view_box()
            role="img"
            aria-label=name
            inner_html=inside
        ></svg>
    }
}
