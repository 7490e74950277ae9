//! A copy of everything as one file, and the way back from it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use vault::copy::CopyError;

use crate::components::{Page, TakeCopy, live, what_is_wrong};
use crate::platform::file;
use crate::state::{ReadBack, read_back, use_session};
use crate::words::{self, Text};

#[component]
pub(crate) fn Copy() -> impl IntoView {
    view! {
        <Page title=words::copy::title() class="copy">
            <p class="lead">{words::copy::lead()}</p>
            <TakeCopy />
            <section>
                <h2>{words::copy::read_title()}</h2>
                <p>{words::copy::read_about()}</p>
                <ReadCopy />
            </section>
            <section>
                <h2>{words::copy::move_title()}</h2>
                <p>{words::copy::move_about()}</p>
            </section>
        </Page>
    }
}

#[component]
pub(super) fn ReadCopy() -> impl IntoView {
    let session = use_session();
    let told = RwSignal::new(None::<Text>);
    let read_it = move |event| {
        let Some(picked) = file::picked(&event) else {
            return;
        };
        told.set(Some(words::copy::reading()));
        spawn_local(async move {
            if picked.size() > vault::copy::COPY_MAX_BYTES as f64 {
                told.set(Some(words::copy::too_large()));
                return;
            }
            let Some(text) = file::text(&picked).await else {
                told.set(Some(words::copy::damaged()));
                return;
            };
            told.set(Some(what_came_of_it(read_back(session, &text).await)));
        });
    };
    view! {
        <div class="field file-field">
            <input id="copy-file" type="file" accept=".json,application/json" on:change=read_it />
            <label for="copy-file" class="button button-quiet">{words::copy::read()}</label>
        </div>
        <p role="status">{live(move || told.get())}</p>
    }
}

/// What a person is told, for each way in which reading back can end.
fn what_came_of_it(outcome: ReadBack) -> Text {
    match outcome {
        ReadBack::Added(0) => words::copy::read_nothing_new(),
        ReadBack::Added(count) => words::copy::read_done(count),
        ReadBack::Refused(CopyError::TooLarge) => words::copy::too_large(),
        ReadBack::Refused(CopyError::NotJson | CopyError::Foreign) => words::copy::foreign(),
        ReadBack::Refused(CopyError::Newer { .. }) => words::copy::newer(),
        ReadBack::Refused(CopyError::Damaged { .. }) => words::copy::damaged(),
        ReadBack::NotStored(error) => Text::Owned(format!(
            "{} {}",
            words::copy::not_stored(),
            what_is_wrong(&error)
        )),
    }
}
