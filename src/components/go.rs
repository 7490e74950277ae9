//! A link to another place in the app.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::tap;

use crate::navigation::use_navigation;
use crate::route::Route;

/// A real link, so that it can be opened in a new tab; a plain tap stays in this page where the
/// place is in the same part.
#[component]
pub(crate) fn Go(
    #[prop(into)] to: Route,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let navigation = use_navigation();
    let path = to.path();
    let window = navigation.needs_own_window(&to).then_some("_blank");
    let follow = move |event: MouseEvent| {
        let opens_elsewhere =
            event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0;
        if !opens_elsewhere && window.is_none() {
            event.prevent_default();
            navigation.go(to.clone());
        }
    };
    view! { <a href=path target=window class=class on:click=tap(follow)>{children()}</a> }
}
