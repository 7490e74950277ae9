//! One of several answers to pick from.

use leptos::prelude::*;

use crate::words::Text;

/// How a choice looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChoiceStyle {
    /// A described level: a card with room for two lines.
    Card,
    /// A short word among many.
    Chip,
}

/// A radio button that is as large as its words. A group of the same `name` is one
/// question; the arrow keys move within it.
#[component]
pub(crate) fn Choice(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] choose: Callback<()>,
    style: ChoiceStyle,
) -> impl IntoView {
    let class = match style {
        ChoiceStyle::Card => "choice choice-card",
        ChoiceStyle::Chip => "choice choice-chip",
    };
    view! {
        <label class=class>
            <input type="radio" name=name prop:checked=chosen on:change=move |_| choose.run(()) />
            <span>{label}</span>
        </label>
    }
}

/// A card with a name, and what the name means.
#[component]
pub(crate) fn NamedChoice(
    name: &'static str,
    #[prop(into)] label: Text,
    #[prop(into)] about: Text,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] choose: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="choice choice-card">
            <input type="radio" name=name prop:checked=chosen on:change=move |_| choose.run(()) />
            <span class="choice-words"><span><strong>{label}</strong>" "{about}</span></span>
        </label>
    }
}
