//! The reflection of an anchor organisation.

use leptos::prelude::*;

use crate::app::{self, Frame};
use crate::navigation::use_navigation;
use crate::pages::{self, anchor};
use crate::part::Part;
use crate::route::{AnchorPlace, Route};
use crate::state::{HandedOver, read_reflections, use_handed_over};

/// Starts the anchor part in the page.
pub fn start() {
    app::start(Frame {
        part: Part::Anchor,
        prepare: || {
            provide_context(read_reflections()?);
            provide_context(HandedOver::read());
            Ok(())
        },
        opened: || (),
        screen,
    });
}

fn screen() -> AnyView {
    // Somebody outside sees what they were handed and nothing else. The address is not even looked at:
    // the back button leaves the form as it is.
    if let Some(handed) = use_handed_over().handed() {
        return anchor::handed_screen(handed);
    }
    let place = match use_navigation().route() {
        Route::Anchor(path) => AnchorPlace::parse(&path),
        _ => None,
    };
    let Some(place) = place else {
        return view! { <pages::NotFound /> }.into_any();
    };
    match place {
        AnchorPlace::Home => view! { <anchor::Home /> }.into_any(),
        AnchorPlace::Profile => view! { <anchor::Profile /> }.into_any(),
        // Another part's; no address here leads to it.
        AnchorPlace::Log(_) | AnchorPlace::Report { .. } => {
            view! { <pages::NotFound /> }.into_any()
        }
        AnchorPlace::Reflection { id, place } => anchor::reflection_screen(id, place),
        AnchorPlace::Host {
            version,
            reflection,
        } => view! { <anchor::Host version reflection /> }.into_any(),
    }
}
