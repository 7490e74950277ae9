//! A field of one line and a button beside it, for what is acted on when the person says so.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::{ErrorSummary, live};
use crate::words::Text;

/// What is done with the line. Refused with a reason, it stays in the field.
pub(crate) type OnLine = Box<dyn Fn(&str) -> Result<(), Text>>;

#[component]
pub(crate) fn OneLineForm(
    id: &'static str,
    label: Text,
    button: Text,
    /// The most that the field takes, in UTF-16 units.
    longest: &'static str,
    act: OnLine,
) -> impl IntoView {
    let line = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<Text>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let outcome = act(line.get_untracked().trim());
        if outcome.is_ok() {
            line.set(String::new());
        }
        refused.set(outcome.err());
    };
    let summary = move |why| view! { <ErrorSummary missing=vec![(id, why)] /> }.into_any();
    view! {
        {live(move || refused.get().map(summary))}
        <form on:submit=submit novalidate>
            <div class="field">
                <label for=id>{label}</label>
                <input id=id type="text" autocomplete="off" maxlength=longest
                    prop:value=line on:input=move |event| line.set(event_target_value(&event)) />
            </div>
            <button type="submit" class="button button-quiet">{button}</button>
        </form>
    }
}
