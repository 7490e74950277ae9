//! More for those who ask for it.

use leptos::prelude::*;

use crate::words::Text;

#[component]
pub(crate) fn Disclosure(
    #[prop(into)] summary: Text,
    #[prop(optional)] open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary>{summary}</summary>
            <div class="disclosure-body">{children()}</div>
        </details>
    }
}
