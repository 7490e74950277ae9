//! The petal chart, its legend marks, its table twin and the picture of it to share.

mod drawing;
pub mod geometry;
pub mod picture;
mod swatch;
mod table;
mod text;

use leptos::prelude::*;

pub use geometry::{Petal, PetalPicture, Sector};
pub use swatch::PetalSwatch;
pub use table::{ResultTable, ResultTableGroup, ResultTableRow, ResultTableWords};

use drawing::{Paint, draw, view_box};

/// The chart as one image to assistive technology, with the result in words as its name;
/// [`ResultTable`] beside it holds the numbers.
#[component]
pub fn PetalChart(
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
