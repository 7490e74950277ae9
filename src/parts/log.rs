//! The log of listening of an anchor organisation, and the report, which tells of the log too.

use leptos::prelude::*;

use crate::app::{self, Frame};
use crate::navigation::use_navigation;
use crate::pages::{self, anchor};
use crate::part::Part;
use crate::route::{AnchorPlace, Route};
use crate::state::read_reflections;

/// Starts the log's part in the page.
pub fn start() {
    app::start(Frame {
        part: Part::Log,
        prepare: || {
            provide_context(read_reflections()?);
            Ok(())
        },
        opened: || (),
        screen,
    });
}

fn screen() -> AnyView {
    let place = match use_navigation().route() {
        Route::Anchor(path) => AnchorPlace::parse(&path),
        _ => None,
    };
    match place {
        Some(AnchorPlace::Report { reflection }) => {
            view! { <anchor::Report reflection /> }.into_any()
        }
        Some(AnchorPlace::Log(place)) => anchor::log::screen(place),
        _ => view! { <pages::NotFound /> }.into_any(),
    }
}
