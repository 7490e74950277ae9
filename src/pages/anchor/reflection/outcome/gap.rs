//! The gap as a line from "Not seen" to "Shifted", with our view on it as a square. What it shows
//! stands in words beneath, so a screen reader passes it by.

use instruments::check::Level;
use instruments::reflection::RoundSummary;
use leptos::prelude::*;

use crate::components::Listed;
use crate::words;

/// Units of the drawing from one level to the next, and from its edge to the first.
const APART: u16 = 96;
const EDGE: u16 = 18;
const HALF_HEIGHT: u16 = 18;
const SQUARE: u16 = 22;

/// One theme's line: our view as a square where we gave one, and theirs as a ring where the community
/// was heard. A level that is a draft, or that nobody outside has confirmed, is an outline.
#[component]
pub(super) fn GapLine(
    own: Option<Level>,
    is_sure: bool,
    theirs: Option<RoundSummary>,
) -> impl IntoView {
    let length = 4 * APART + 2 * EDGE;
    let view_box = format!("0 0 {length} {}", 2 * HALF_HEIGHT);
    let ticks = Level::ALL.map(|level| {
        view! { <circle class="gap-tick" cx=place_of(level) cy=HALF_HEIGHT r="3" /> }
    });
    let track = format!("M{EDGE} {HALF_HEIGHT}H{}", length - EDGE);
    let theirs = theirs.map(half_way);
    let own = own.map(place_of);
    let between = own.zip(theirs).map(|(own, theirs)| {
        view! { <path class="gap-between" d=format!("M{own} {HALF_HEIGHT}H{theirs}") /> }
    });
    view! {
        <svg class="gap-line" viewBox=view_box aria-hidden="true">
            <path class="gap-track" d=track />
            {ticks.into_iter().listed()}
            {between}
            {own.map(|own| square(own, HALF_HEIGHT, is_sure))}
            {theirs.map(|theirs| ring(theirs, HALF_HEIGHT))}
        </svg>
    }
}

fn place_of(level: Level) -> u16 {
    EDGE + APART * u16::from(level.number())
}

/// Where the median lies, which may be half way between two levels.
fn half_way(theirs: RoundSummary) -> u16 {
    EDGE + APART * u16::from(theirs.doubled_median) / 2
}

/// The mark of their view, around a point.
fn ring(x: u16, y: u16) -> AnyView {
    view! { <circle class="gap-theirs" cx=x cy=y r="7" /> }.into_any()
}

/// The mark of our view, around a point.
fn square(x: u16, y: u16, is_sure: bool) -> AnyView {
    let class = match is_sure {
        true => "gap-own",
        false => "gap-own gap-unsure",
    };
    let half = SQUARE / 2;
    view! { <rect class=class x=x - half y=y - half width=SQUARE height=SQUARE rx="5" /> }
        .into_any()
}

/// What the marks mean.
#[component]
pub(super) fn GapLegend(has_theirs: bool) -> impl IntoView {
    let marks = [
        (
            square(HALF_HEIGHT, HALF_HEIGHT, true),
            words::reflection_outcome::our_view(),
        ),
        (
            square(HALF_HEIGHT, HALF_HEIGHT, false),
            words::reflection_outcome::not_sure(),
        ),
    ];
    let theirs = has_theirs.then(|| {
        (
            ring(HALF_HEIGHT, HALF_HEIGHT),
            words::reflection_outcome::their_view(),
        )
    });
    let marks = marks.into_iter().chain(theirs).map(|(mark, name)| {
        view! {
            <li><svg class="gap-mark" viewBox="0 0 36 36" aria-hidden="true">{mark}</svg>{name}</li>
        }
    });
    view! { <ul class="gap-legend">{marks.listed()}</ul> }
}
