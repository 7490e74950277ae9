//! A day, saved when it is picked. A day that cannot be is refused with a reason, and stays in the
//! field.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::live;
use crate::state::records::plan::date_named;
use crate::words::Text;

#[component]
pub(crate) fn DateField(
    id: &'static str,
    #[prop(into)] label: Text,
    /// The day that is saved.
    #[prop(into)]
    day: Signal<Option<NaiveDate>>,
    /// Why a day cannot be kept; none where it can.
    #[prop(into)]
    refuse: Callback<NaiveDate, Option<Text>>,
    /// Saves a day, or takes it away.
    #[prop(into)]
    set: Callback<Option<NaiveDate>>,
) -> impl IntoView {
    let refused = RwSignal::new(None::<Text>);
    let reason = format!("{id}-refused");
    let shown = move || day.get().map(|day| day.to_string()).unwrap_or_default();
    let change = move |event| {
        let picked = date_named(&event_target_value(&event));
        let why = picked.and_then(|day| refuse.run(day));
        if why.is_none() {
            set.run(picked);
        }
        refused.set(why);
    };
    let is_refused = move || refused.with(Option::is_some).then_some("true");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id type="date" aria-invalid=is_refused aria-describedby=reason.clone()
                prop:value=shown on:change=change />
            <p id=reason class="refused" role="alert">{live(move || refused.get())}</p>
        </div>
    }
}
