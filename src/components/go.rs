//! A link to another place in the app.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::tap;

use crate::navigation::use_navigation;
use crate::route::Route;

/// A real link, so that it can be opened in a new tab; a plain tap stays in this page.
#[component]
pub(crate) fn Go(
    to: Route,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let navigation = use_navigation();
    let path = to.path();
    let follow = move |event: MouseEvent| {
        let opens_elsewhere =
            event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0;
        if !opens_elsewhere {
            event.prevent_default();
            navigation.go(to.clone());
        }
    };
    view! { <a href=path class=class on:click=tap(follow)>{children()}</a> }
}
