//! A field for a few words, saved by itself a moment after the typing stops.

use leptos::prelude::*;

use crate::platform::timer;
use crate::words::Text;

/// How long after the last key the words are saved, in milliseconds.
const PAUSE: i32 = 500;

/// `save` is called with the words after each pause, and when the field is left.
#[component]
pub(crate) fn TextArea(
    id: &'static str,
    #[prop(into)] label: Text,
    /// What was saved before.
    initial: String,
    #[prop(optional)] one_line: bool,
    save: impl Fn(String) + Clone + 'static,
) -> impl IntoView {
    let typed = StoredValue::new(initial.clone());
    let saved = StoredValue::new(initial.clone());
    let keep = move || {
        if typed.get_value() != saved.get_value() {
            saved.set_value(typed.get_value());
            save(typed.get_value());
        }
    };
    let keep_later = {
        let keep = keep.clone();
        timer::debounced(PAUSE, move || keep())
    };
    let on_input = move |event| {
        typed.set_value(event_target_value(&event));
        keep_later();
    };
    let on_change = move |_| keep();
    let rows = if one_line { "1" } else { "3" };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea id=id rows=rows on:input=on_input on:change=on_change prop:value=initial></textarea>
        </div>
    }
}
