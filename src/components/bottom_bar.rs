//! The bar at the thumb: the way on, and the way back.

use leptos::prelude::*;

/// Stays at the bottom of the screen; the page keeps room below, so that it hides nothing.
#[component]
pub(crate) fn BottomBar(children: Children) -> impl IntoView {
    view! { <div class="bottom-bar">{children()}</div> }
}
