//! A day, saved when it is picked. A day that cannot be is refused with a reason, and stays in the
//! field; it is saved when it can be, such as after the day that it lay before has been changed.

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
    /// Why a day cannot be kept; none where it can. Follows what it reads.
    #[prop(into)]
    refuse: Callback<NaiveDate, Option<Text>>,
    /// Saves a day, or takes it away.
    #[prop(into)]
    set: Callback<Option<NaiveDate>>,
) -> impl IntoView {
    // The day that was picked and cannot be kept: it is once another makes it right.
    let waiting = RwSignal::new(None::<NaiveDate>);
    let reason = format!("{id}-refused");
    let shown = move || day.get().map(|day| day.to_string()).unwrap_or_default();
    let why = Memo::new(move |_| refuse.run(waiting.get()?));
    let change = move |event| {
        let picked = date_named(&event_target_value(&event));
        waiting.set(picked);
        if why.with_untracked(Option::is_none) {
            waiting.set(None);
            set.run(picked);
        }
    };
    Effect::new(move |_| {
        if let (Some(day), None) = (waiting.get(), why.get()) {
            waiting.set(None);
            set.run(Some(day));
        }
    });
    let is_refused = move || why.with(Option::is_some).then_some("true");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id type="date" aria-invalid=is_refused aria-describedby=reason.clone()
                prop:value=shown on:change=change />
            <p id=reason class="refused" role="alert">{live(move || why.get())}</p>
        </div>
    }
}
