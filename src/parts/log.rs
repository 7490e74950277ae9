//! The log of listening of an anchor organisation.

use leptos::prelude::*;

use crate::app::{self, Frame};
use crate::pages::{self, anchor};
use crate::part::Part;
use crate::platform::page;
use crate::route::{AnchorPlace, Route};
use crate::state::{HandedOver, read_reflections};

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

fn screen(route: Route) -> AnyView {
    // Wherever the address bar is, somebody outside sees the voice form and nothing else.
    if HandedOver::read().reflection().is_some() {
        page::open(&Route::anchor_home().path());
        return ().into_any();
    }
    let place = match &route {
        Route::Anchor(path) => AnchorPlace::parse(path),
        _ => None,
    };
    match place {
        Some(AnchorPlace::Log(place)) => anchor::log::screen(place),
        _ => view! { <pages::NotFound /> }.into_any(),
    }
}
