//! The log of listening of an anchor organisation, and the report, which tells of the log too.

use leptos::prelude::*;

use crate::app::Frame;
use crate::chunk::Screens;
use crate::navigation::use_navigation;
use crate::pages::{self, anchor};
use crate::part::Part;
use crate::route::{AnchorPlace, Route};
use crate::state::read_reflections;

/// What a meeting is written down with.
pub fn log() -> Frame {
    Frame {
        part: Part::Log,
        prepare: || {
            provide_context(read_reflections()?);
            Ok(())
        },
        opened: || (),
        screen: first,
    }
}

/// What tells of many meetings, and the report.
pub fn log_rest() -> Screens {
    Screens(rest)
}

fn place() -> Option<AnchorPlace> {
    match use_navigation().route() {
        Route::Anchor(path) => AnchorPlace::parse(&path),
        _ => None,
    }
}

fn first() -> Option<AnyView> {
    match place() {
        Some(AnchorPlace::Report { .. }) => None,
        Some(AnchorPlace::Log(place)) => anchor::log::first(place),
        _ => Some(view! { <pages::NotFound /> }.into_any()),
    }
}

fn rest() -> AnyView {
    match place() {
        Some(AnchorPlace::Report { reflection }) => {
            view! { <anchor::Report reflection /> }.into_any()
        }
        Some(AnchorPlace::Log(place)) => anchor::log::rest(place),
        _ => view! { <pages::NotFound /> }.into_any(),
    }
}
