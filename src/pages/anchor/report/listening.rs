//! How regular the listening is, from the log as it stands on the day of printing.

use instruments::reflection::Regularity;
use leptos::prelude::*;

use super::super::log::{about_measure, left_out, regularity, share};
use super::pairs::{Pair, pairs};
use crate::components::Shows;
use crate::state::{log_view, today, use_reflections, use_session};
use crate::words::{self, Text};

/// The word and every measure; none where the log has no entry.
pub(super) fn measures() -> Option<AnyView> {
    let view = use_session()
        .replica
        .with(|replica| log_view(replica, today()));
    if view.log.contacts.is_empty() {
        return None;
    }
    let form = &use_reflections().latest().log;
    let told = form.measures.iter().map(|words| {
        let measure = view.engagement.measures.of(words.measure);
        let about = about_measure(words.measure);
        let share = match left_out(measure) {
            Some(left_out) => words::reflection_report::share(share(measure), left_out),
            None => share(measure),
        };
        (words::reflection_report::measure(&words.name, about), share)
    });
    let told: Vec<Pair> = told.collect();
    let is_new = view.engagement.regularity == Regularity::New;
    let date: Text = words::full_date(view.today);
    Some(
        view! {
            <p class="hint">{words::reflection_report::log_on(date)}</p>
            <p><strong>{regularity(&view)}</strong></p>
            {is_new.shows(|| view! { <p>{words::log::new_about()}</p> })}
            <div class="report-measures">{pairs(told)}</div>
        }
        .into_any(),
    )
}
