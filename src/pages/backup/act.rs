//! A button that asks the engine for something, which can take as long as the network does.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::refused::refused;
use crate::components::{live, tap};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::sync::Refusal;
use crate::words::{self, Text};

/// Something asked: where to go when it is done, none to stay.
pub(super) type Asked = Pin<Box<dyn Future<Output = Result<Option<Route>, Refusal>>>>;

/// A second tap, while the first is under way, asks for nothing.
#[component]
pub(super) fn Act(
    label: Text,
    /// Marks the button for the style sheet.
    #[prop(default = "button")]
    class: &'static str,
    ask: Box<dyn Fn() -> Asked>,
) -> impl IntoView {
    let navigation = use_navigation();
    let is_under_way = RwSignal::new(false);
    let why_not = RwSignal::new(None::<Text>);
    let act = move |_| {
        if is_under_way.get_untracked() {
            return;
        }
        is_under_way.set(true);
        why_not.set(None);
        let asked = ask();
        spawn_local(async move {
            let outcome = asked.await;
            // A person who left meanwhile is not fetched back.
            if is_under_way.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(Some(place)) => navigation.go(place),
                Ok(None) => {}
                Err(refusal) => why_not.set(Some(refused(refusal))),
            }
        });
    };
    view! {
        <button type="button" class=class aria-disabled=move || is_under_way.get().then_some("true") on:click=tap(act)>{label}</button>
        <UnderWay is_under_way why_not />
    }
}

/// Tells that it takes a moment, and why it was not done.
#[component]
pub(super) fn UnderWay(
    is_under_way: RwSignal<bool>,
    why_not: RwSignal<Option<Text>>,
) -> impl IntoView {
    view! {
        <p class="hint under-way" role="status">{live(move || is_under_way.get().then(words::backup::one_moment))}</p>
        <p class="why-not" role="alert">{live(move || why_not.get())}</p>
    }
}
