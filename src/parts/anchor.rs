//! The reflection and the log of an anchor organisation.

use leptos::prelude::*;

use crate::app::{self, Frame};
use crate::pages::{self, anchor};
use crate::part::Part;
use crate::route::{AnchorPlace, Route};
use crate::state::read_reflections;

/// Starts the anchor part in the page.
pub fn start() {
    app::start(Frame {
        part: Part::Anchor,
        prepare: || {
            provide_context(read_reflections()?);
            Ok(())
        },
        opened: || (),
        screen,
    });
}

fn screen(route: Route) -> AnyView {
    let Route::Anchor(place) = route else {
        return view! { <pages::NotFound /> }.into_any();
    };
    match place {
        AnchorPlace::Home => view! { <anchor::Home /> }.into_any(),
        AnchorPlace::Profile => view! { <anchor::Profile /> }.into_any(),
        AnchorPlace::Log(place) => anchor::log::screen(place),
    }
}
