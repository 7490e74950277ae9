//! What is missing before a person can go on; takes the focus when it appears.

use leptos::prelude::*;

use crate::components::Listed;

use super::tap;

use crate::platform::browser;
use crate::words::{self, Text};

const SUMMARY: &str = "error-summary";

/// A list of links, each to the field that it names by the field's id.
#[component]
pub(crate) fn ErrorSummary(missing: Vec<(&'static str, Text)>) -> impl IntoView {
    Effect::new(|_| browser::focus(SUMMARY));
    let links = missing.into_iter().map(|(field, what)| {
        let follow = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            browser::focus(field);
        };
        view! { <li><a href=format!("#{field}") on:click=tap(follow)>{what}</a></li> }
    });
    view! {
        <div id=SUMMARY class="error-summary" role="alert" tabindex="-1">
            <h2>{words::app::needs_mending()}</h2>
            <ul>{links.listed()}</ul>
        </div>
    }
}
