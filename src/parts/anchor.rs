//! The reflection of an anchor organisation.

use leptos::prelude::*;

use crate::app::Frame;
use crate::chunk::Screens;
use crate::navigation::use_navigation;
use crate::pages::{self, anchor};
use crate::part::Part;
use crate::route::{AnchorPlace, Route};
use crate::state::{HandedOver, read_reflections, use_handed_over};

/// What an anchor begins with.
pub fn anchor() -> Frame {
    Frame {
        part: Part::Anchor,
        prepare: || {
            provide_context(read_reflections()?);
            provide_context(HandedOver::read());
            Ok(())
        },
        opened: || (),
        screen: first,
    }
}

/// The reflection itself, and what somebody outside is handed.
pub fn anchor_rest() -> Screens {
    Screens(rest)
}

fn place() -> Option<AnchorPlace> {
    match use_navigation().route() {
        Route::Anchor(path) => AnchorPlace::parse(&path),
        _ => None,
    }
}

fn first() -> Option<AnyView> {
    // The address is not even looked at while the phone is in other hands.
    if use_handed_over().handed().is_some() {
        return None;
    }
    match place() {
        Some(AnchorPlace::Home) => Some(view! { <anchor::Home /> }.into_any()),
        Some(AnchorPlace::Profile) => Some(view! { <anchor::Profile /> }.into_any()),
        Some(AnchorPlace::Reflection { .. } | AnchorPlace::Host { .. }) => None,
        // The log is another part's; no address here leads to it.
        _ => Some(view! { <pages::NotFound /> }.into_any()),
    }
}

fn rest() -> AnyView {
    // Somebody outside sees what they were handed and nothing else: the back button leaves it as it is.
    if let Some(handed) = use_handed_over().handed() {
        return anchor::handed_screen(handed);
    }
    match place() {
        Some(AnchorPlace::Reflection { id, place }) => anchor::reflection_screen(id, place),
        Some(AnchorPlace::Host {
            version,
            reflection,
        }) => view! { <anchor::Host version reflection /> }.into_any(),
        _ => view! { <pages::NotFound /> }.into_any(),
    }
}
