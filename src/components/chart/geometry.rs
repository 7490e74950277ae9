//! Where each petal of the chart lies, as SVG path data.
//!
//! Pure: numbers in, path data out. The drawing is centred on the origin, y points down,
//! and lengths are whole tenths of a CSS pixel at the chart's natural width of 340 px, so
//! that no path needs a decimal point.

use std::f32::consts::{FRAC_PI_2, PI, TAU};

/// Half the width and half the height of the drawing; the petals leave room for labels.
pub(crate) const HALF_SIZE: i32 = 1700;
/// Radius of the round heart that covers the point where all petals meet.
pub(crate) const HEART_RADIUS: i32 = 200;
/// Radius at which the result 0 ends. It clears the heart, so that a topic with the
/// result 0 still shows a bud and differs from a topic without an answer.
pub(crate) const ZERO_RADIUS: f32 = 340.0;
/// Radius at which the result 100 ends.
pub(crate) const OUTER_RADIUS: f32 = 1400.0;

/// The angle left free between two sectors, in radians.
const SECTOR_GAP: f32 = 0.16;
/// The angle left free between two petals of one sector, in radians.
const PETAL_GAP: f32 = 0.036;
/// The widest half of a petal, in radians: with few topics they stay petals, not fans.
const WIDEST_HALF_PETAL: f32 = 0.42;
/// Half of the arc that a label may use, in radians.
const HALF_LABEL: f32 = 1.4;
/// Baselines of the labels that read clockwise over the chart, and of those that read
/// anticlockwise under it, whose letters stand on the inside.
const UPPER_BASELINE: f32 = 1475.0;
const LOWER_BASELINE: f32 = 1580.0;

/// What the chart shows: sectors clockwise, the first at the top.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct PetalPicture {
    pub(crate) sectors: Vec<Sector>,
    /// Where firms of this size aim, 0 to 1; drawn as a dotted ring.
    pub(crate) aim: Option<f32>,
}

/// One dimension and its topics.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sector {
    /// Id of the dimension; its colour is the custom property `--<id>`.
    pub(crate) dimension_id: String,
    /// The dimension's name, set around the rim.
    pub(crate) label: String,
    pub(crate) petals: Vec<Petal>,
}

/// One topic that has a question that fits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Petal {
    pub(crate) topic_id: String,
    /// What a pointer that rests on the petal is told.
    pub(crate) title: String,
    /// The result, 0 to 1 and cut to that; none while unanswered, drawn as an outline.
    pub(crate) share: Option<f32>,
}

/// The paths of a picture, in the order of its sectors and petals.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Layout {
    pub(crate) sectors: Vec<PlacedSector>,
    pub(crate) aim_radius: Option<i32>,
}

/// The paths of one sector.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlacedSector {
    /// The arc on which the label stands, centred on the sector's middle.
    pub(crate) label_path: String,
    pub(crate) petals: Vec<PlacedPetal>,
}

/// The paths of one petal.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlacedPetal {
    /// The petal as it would be with the result 100.
    pub(crate) whole: String,
    /// The petal as it has grown; none while unanswered.
    pub(crate) grown: Option<String>,
}

/// Lays a picture out. All petals are equally wide, whatever their sector, so that no
/// topic looks larger than another with the same result; sectors without a petal take no
/// room.
pub(crate) fn lay_out(picture: &PetalPicture) -> Layout {
    let petals: usize = picture.sectors.iter().map(|s| s.petals.len()).sum();
    let grown_sectors = picture.sectors.iter().filter(|s| !s.petals.is_empty());
    let free = TAU - SECTOR_GAP * grown_sectors.count() as f32;
    let step = free / petals.max(1) as f32;

    let first = picture.sectors.first().map_or(0, |s| s.petals.len());
    let mut start = -FRAC_PI_2 - step * first as f32 / 2.0;
    let mut sectors = Vec::with_capacity(picture.sectors.len());
    for sector in &picture.sectors {
        sectors.push(place_sector(sector, start, step));
        if !sector.petals.is_empty() {
            start += step * sector.petals.len() as f32 + SECTOR_GAP;
        }
    }
    Layout {
        sectors,
        aim_radius: picture.aim.map(|aim| tip_radius(aim).round() as i32),
    }
}

/// Places one sector that begins at the angle `start` and gives each petal `step`.
fn place_sector(sector: &Sector, start: f32, step: f32) -> PlacedSector {
    let half_width = ((step - PETAL_GAP) / 2.0).min(WIDEST_HALF_PETAL);
    let petals = sector.petals.iter().enumerate().map(|(index, petal)| {
        let axis = start + step * (index as f32 + 0.5);
        PlacedPetal {
            whole: petal_path(axis, half_width, OUTER_RADIUS),
            grown: petal
                .share
                .map(|share| petal_path(axis, half_width, tip_radius(share))),
        }
    });
    PlacedSector {
        petals: petals.collect(),
        label_path: label_path(start + step * sector.petals.len() as f32 / 2.0),
    }
}

/// The radius of the tip for a result.
///
/// Length encodes the result: equal steps of the result are equal steps along the axis,
/// which the aim ring shares. The area grows faster than the length, since a petal widens
/// as it grows; that is why nothing in the chart is summed or compared by area.
fn tip_radius(share: f32) -> f32 {
    ZERO_RADIUS + (OUTER_RADIUS - ZERO_RADIUS) * share.clamp(0.0, 1.0)
}

/// A petal: two straight sides from the origin that touch a round tip.
///
/// The tip is a circle inscribed between the sides, so a petal never leaves its own wedge,
/// and every petal is the same shape at another size, so a smaller one lies within a
/// larger one.
fn petal_path(axis: f32, half_width: f32, tip: f32) -> String {
    let half_as_wide = sine(half_width);
    let to_centre = tip / (1.0 + half_as_wide);
    let round = (to_centre * half_as_wide).round() as i32;
    let to_touch = to_centre * cosine(half_width);
    let (left_x, left_y) = point(axis - half_width, to_touch);
    let (right_x, right_y) = point(axis + half_width, to_touch);
    format!("M0 0L{left_x} {left_y}A{round} {round} 0 1 1 {right_x} {right_y}Z")
}

/// The arc for a label around the angle `middle`, turned so that it never reads upside down.
fn label_path(middle: f32) -> String {
    let over_the_middle = sine(middle) < 0.2;
    let (radius, from, to, sweep) = if over_the_middle {
        (UPPER_BASELINE, middle - HALF_LABEL, middle + HALF_LABEL, 1)
    } else {
        (LOWER_BASELINE, middle + HALF_LABEL, middle - HALF_LABEL, 0)
    };
    let (from_x, from_y) = point(from, radius);
    let (to_x, to_y) = point(to, radius);
    let radius = radius.round() as i32;
    format!("M{from_x} {from_y}A{radius} {radius} 0 0 {sweep} {to_x} {to_y}")
}

fn point(angle: f32, radius: f32) -> (i32, i32) {
    let x = (radius * cosine(angle)).round() as i32;
    let y = (radius * sine(angle)).round() as i32;
    (x, y)
}

/// The sine, exact to a hundredth of the drawing's unit. The library's is exact to the last bit for
/// angles of any size, and weighs as much to download as a page.
fn sine(angle: f32) -> f32 {
    let within_a_turn = angle - TAU * (angle / TAU).round();
    let x = if within_a_turn.abs() > FRAC_PI_2 {
        PI.copysign(within_a_turn) - within_a_turn
    } else {
        within_a_turn
    };
    let square = x * x;
    x * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))))
}

fn cosine(angle: f32) -> f32 {
    sine(angle + FRAC_PI_2)
}

#[cfg(test)]
mod tests;
