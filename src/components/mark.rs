//! A box to tick, as large as its words.

use leptos::prelude::*;

use crate::words::Text;

#[component]
pub(crate) fn Mark(
    label: Text,
    on: Signal<bool>,
    #[prop(into)] set: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="mark">
            <input type="checkbox" prop:checked=on on:change=move |event| set.run(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
}
