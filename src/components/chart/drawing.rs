//! The chart as SVG markup, the same for the screen, for print and for the shared picture.
//!
//! Every shape carries its colour as an attribute, which a picture without a style sheet
//! needs, and a class, by which the style sheets repaint it for print and forced colours.

use std::f32::consts::TAU;
use std::fmt::Write;

use super::geometry::{HALF_SIZE, HEART_RADIUS, PetalPicture, PlacedPetal, lay_out};
use super::text::{ems, escape};

/// The colours of a drawing, as anything that CSS takes for a colour.
#[derive(Clone, Debug)]
pub(super) struct Paint {
    /// One for each sector.
    pub(super) sectors: Vec<String>,
    /// What is still to grow of an answered petal, within the line of an edge.
    pub(super) track: &'static str,
    /// The line around a whole petal, dashed while it is unanswered.
    pub(super) edge: &'static str,
    pub(super) ink: &'static str,
    pub(super) paper: &'static str,
}

impl Paint {
    /// The colours of the page, whichever theme it has.
    pub(super) fn of_page(picture: &PetalPicture) -> Self {
        let sectors = picture.sectors.iter();
        Self {
            sectors: sectors
                .map(|sector| format!("var(--{})", escape(&sector.dimension_id)))
                .collect(),
            track: "var(--track)",
            edge: "var(--edge)",
            ink: "var(--ink)",
            paper: "var(--paper)",
        }
    }
}

/// What an SVG element of the chart needs as its `viewBox`.
pub(super) fn view_box() -> String {
    let size = 2 * HALF_SIZE;
    format!("-{HALF_SIZE} -{HALF_SIZE} {size} {size}")
}

/// Draws the inside of the chart's SVG element. `id` begins every id in it and must differ
/// between charts of one page.
pub(super) fn draw(picture: &PetalPicture, paint: &Paint, id: &str) -> String {
    let id = escape(id);
    let layout = lay_out(picture);
    let textures = (0..TEXTURES.len()).map(|position| texture(position, paint.paper, &id));
    let mut svg = format!("<defs>{}</defs>", textures.collect::<String>());
    for (index, (sector, placed)) in picture.sectors.iter().zip(&layout.sectors).enumerate() {
        let colour = paint.sectors.get(index).map_or(paint.ink, String::as_str);
        let texture = format!("url(#{id}-texture-{})", index % TEXTURES.len());
        svg.push_str("<g class=\"petal-sector\">");
        for (petal, paths) in sector.petals.iter().zip(&placed.petals) {
            let title = escape(&petal.title);
            let shapes = petal_shapes(paths, paint, colour, &texture);
            push(
                &mut svg,
                format_args!("<g class=\"petal\"><title>{title}</title>{shapes}</g>"),
            );
        }
        svg.push_str("</g>");
    }
    if let Some(radius) = layout.aim_radius {
        svg.push_str(&aim_ring(radius, paint));
    }
    svg.push_str(&heart(paint));
    for (index, (sector, placed)) in picture.sectors.iter().zip(&layout.sectors).enumerate() {
        if !sector.petals.is_empty() {
            let id = format!("{id}-label-{index}");
            svg.push_str(&label(&sector.label, &placed.label_path, paint, &id));
        }
    }
    svg
}

/// Draws a legend's mark for the sector at `position`, in a square of 220: a petal in the
/// sector's colour and texture. `id` must differ between marks of one page.
pub(super) fn draw_mark(colour: &str, paper: &str, position: usize, id: &str) -> String {
    let (colour, id) = (escape(colour), escape(id));
    let petal = "M110 214C-10 168 0 10 110 6C220 10 230 168 110 214Z";
    let texture = texture(position, paper, &id);
    let number = position % TEXTURES.len();
    format!(
        "<defs>{texture}</defs><path class=\"petal-fill\" d=\"{petal}\" fill=\"{colour}\"/>\
         <path class=\"petal-texture\" d=\"{petal}\" fill=\"url(#{id}-texture-{number})\"/>"
    )
}

/// One petal: the whole of it palely and the grown part over it, or a dashed outline.
fn petal_shapes(paths: &PlacedPetal, paint: &Paint, colour: &str, texture: &str) -> String {
    let PlacedPetal { whole, grown } = paths;
    let Paint { track, edge, .. } = paint;
    match grown {
        None => format!(
            "<path class=\"petal-open\" d=\"{whole}\" fill=\"none\" stroke=\"{edge}\" \
             stroke-width=\"16\" stroke-dasharray=\"40 40\"/>"
        ),
        Some(grown) => format!(
            "<path class=\"petal-track\" d=\"{whole}\" fill=\"{track}\" stroke=\"{edge}\" \
             stroke-width=\"8\"/>\
             <g class=\"petal-grown\"><path class=\"petal-fill\" d=\"{grown}\" fill=\"{colour}\"/>\
             <path class=\"petal-texture\" d=\"{grown}\" fill=\"{texture}\"/></g>"
        ),
    }
}

/// About how far apart the dots of the aim ring are.
const AIM_DOT_DISTANCE: f32 = 80.0;

/// The insides of the three textures, which tell the sectors apart without colour: dots,
/// lines and a hatch, each in a square of 90.
const TEXTURES: [&str; 3] = [
    "<path d=\"M22 22h0M67 67h0\" stroke-width=\"30\" stroke-linecap=\"round\"/>",
    "<path d=\"M0 22h90M0 67h90\" stroke-width=\"14\"/>",
    "<path d=\"M0 0L90 90M90 0L0 90\" stroke-width=\"11\"/>",
];

/// One texture as a pattern, in the colour of the paper.
fn texture(position: usize, paper: &str, id: &str) -> String {
    let number = position % TEXTURES.len();
    let marks = TEXTURES[number];
    format!(
        "<pattern id=\"{id}-texture-{number}\" width=\"90\" height=\"90\" \
         patternUnits=\"userSpaceOnUse\"><g class=\"petal-texture-mark\" fill=\"none\" \
         stroke=\"{paper}\" stroke-opacity=\"0.3\">{marks}</g></pattern>"
    )
}

/// The dotted ring. Each dot has a rim of paper, so that it shows on a petal as well.
fn aim_ring(radius: i32, paint: &Paint) -> String {
    let Paint { ink, paper, .. } = paint;
    let around = TAU * radius as f32;
    let dots = (around / AIM_DOT_DISTANCE).round().max(1.0);
    // The distance in tenths, so that the last dot does not run into the first.
    let tenths = (10.0 * around / dots).round() as i32;
    let ring = format!(
        "r=\"{radius}\" fill=\"none\" stroke-linecap=\"round\" \
         stroke-dasharray=\"0 {}.{}\"",
        tenths / 10,
        tenths % 10
    );
    format!(
        "<circle class=\"petal-aim-rim\" {ring} stroke=\"{paper}\" stroke-width=\"52\"/>\
         <circle class=\"petal-aim\" {ring} stroke=\"{ink}\" stroke-width=\"27\"/>"
    )
}

/// The heart, with a rim of paper between it and the petals.
fn heart(paint: &Paint) -> String {
    let Paint { ink, paper, .. } = paint;
    format!(
        "<circle class=\"petal-heart\" r=\"{HEART_RADIUS}\" fill=\"{ink}\" stroke=\"{paper}\" \
         stroke-width=\"40\"/>"
    )
}

/// The size of a label, and the longest that one may be, so that it does not run into the
/// next; a longer one gets smaller letters.
const LABEL_SIZE: f32 = 150.0;
const LONGEST_LABEL: f32 = 2900.0;

/// A sector's name on its arc. The legend beside the chart says it too, at the size of
/// text that the person has set.
fn label(words: &str, path: &str, paint: &Paint, id: &str) -> String {
    let size = LABEL_SIZE.min(LONGEST_LABEL / ems(words).max(1.0)) as i32;
    let words = escape(words);
    let ink = paint.ink;
    format!(
        "<path id=\"{id}\" d=\"{path}\" fill=\"none\"/>\
         <text class=\"petal-label\" fill=\"{ink}\" font-size=\"{size}\" font-weight=\"600\" \
         text-anchor=\"middle\"><textPath href=\"#{id}\" startOffset=\"50%\">{words}</textPath></text>"
    )
}

/// Appends to a string, which cannot fail.
fn push(svg: &mut String, markup: std::fmt::Arguments<'_>) {
    let _ = svg.write_fmt(markup);
}

#[cfg(test)]
mod tests;
