//! A field for a person's own words, saved by itself a moment after the typing stops.
//!
//! Two people, or one with two tabs, can write the same field without seeing each other.
//! Then every text is shown, and the person can put them together: nobody's words are lost.

use leptos::prelude::*;

use crate::components::{Listed, Shows};
use vault::OpId;

use super::{live, tap};
use crate::platform::timer;
use crate::state::records::free_text;
use crate::state::use_session;
use crate::words::{self, Text};

/// How long after the last key the words are saved, in milliseconds.
const PAUSE: i32 = 500;
/// The most that one field takes, in UTF-16 units: well within what one batch can hold.
const LONGEST: &str = "4000";

#[component]
pub(crate) fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: Text,
    /// Where the words are kept.
    path: String,
    /// Whether a line is enough.
    #[prop(optional)]
    short: bool,
    /// Whether the field keeps its old words rather than become empty.
    #[prop(optional)]
    needed: bool,
) -> impl IntoView {
    let session = use_session();
    let path = StoredValue::new(path);
    let stored = Memo::new(move |_| {
        session
            .replica
            .with(|replica| path.with_value(|path| free_text::read(replica, path)))
    });
    // What was typed here; none while the field follows what is stored.
    let typed = RwSignal::new(None::<String>);
    let is_unsaved = StoredValue::new(false);
    // The texts that the person saw when they began to type: what their words replace.
    let seen = StoredValue::new(Vec::<OpId>::new());
    let shown = Memo::new(move |_| {
        typed
            .get()
            .or_else(|| stored.with(|texts| texts.first().map(|text| text.words.clone())))
            .unwrap_or_default()
    });
    Effect::new(move |_| {
        let texts = stored.get();
        if is_unsaved.get_value() {
            return;
        }
        if typed
            .get_untracked()
            .is_some_and(|typed| texts.iter().all(|text| text.words != typed))
        {
            typed.set(None);
        }
        let shown = shown.get_untracked();
        seen.set_value(
            texts
                .into_iter()
                .filter(|text| text.words == shown)
                .map(|text| text.id)
                .collect(),
        );
    });

    let keep = move || {
        if is_unsaved.try_get_value() != Some(true) {
            return;
        }
        let words = typed.get_untracked().unwrap_or_default();
        let is_new = stored.with_untracked(|texts| {
            texts.first().is_none_or(|text| text.words != words) || texts.len() > 1
        });
        if is_new && !(needed && words.trim().is_empty()) {
            session.save_text(&path.get_value(), &words, seen.get_value());
        }
        is_unsaved.set_value(false);
        session.end_typing();
    };
    let keep_later = timer::debounced(PAUSE, keep);
    let write = move |words| {
        typed.set(Some(words));
        if !is_unsaved.get_value() {
            is_unsaved.set_value(true);
            session.begin_typing();
        }
    };
    let on_input = move |event| {
        write(event_target_value(&event));
        keep_later();
    };
    // A phone that turns to another app gives this page a moment, and may end it after that.
    let leaving = window_event_listener_untyped("visibilitychange", move |_| keep());
    on_cleanup(move || {
        keep();
        leaving.remove();
    });

    let put_together = move |_| {
        let texts = stored.get_untracked();
        seen.set_value(texts.iter().map(|text| text.id).collect());
        write(free_text::together(&texts));
        keep();
    };
    let others = move || {
        let shown = shown.get();
        let others: Vec<String> = stored
            .get()
            .into_iter()
            .map(|text| text.words)
            .filter(|words| *words != shown)
            .collect();
        (!others.is_empty()).shows(|| {
            view! {
                <div class="others" role="status">
                    <p class="hint">{words::question::also_written()}</p>
                    {others.into_iter().map(|words| view! { <blockquote>{words}</blockquote> }).listed()}
                    <button type="button" class="button button-quiet button-small" on:click=tap(put_together)>
                        {words::question::put_together()}
                    </button>
                </div>
            }
        })
    };
    let rows = if short { "2" } else { "3" };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <textarea id=id rows=rows maxlength=LONGEST prop:value=shown on:input=on_input on:change=move |_| keep()></textarea>
            {live(others)}
        </div>
    }
}
