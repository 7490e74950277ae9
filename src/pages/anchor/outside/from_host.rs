//! A host in the stead of this device: the link that it opens, and the file that it hands over.

use instruments::reflection::{ROUND_FILE_MAX_BYTES, RoundFileError};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::live;
use crate::platform::{address, file};
use crate::route::{AnchorPlace, Route};
use crate::state::{FileRead, ReflectionView, add_from_file, use_session};
use crate::words::{self, Text};

#[component]
pub(super) fn FromHost(now: ReflectionView) -> impl IntoView {
    let session = use_session();
    let place = Route::from(AnchorPlace::Host {
        version: now.record.version.clone(),
        reflection: now.record.id.clone(),
    });
    let link = address::origin() + &place.path();
    let now = StoredValue::new(now);
    let told = RwSignal::new(None::<Text>);
    let read_it = move |event| {
        let Some(picked) = file::picked(&event) else {
            return;
        };
        told.set(Some(words::copy::reading()));
        spawn_local(async move {
            if picked.size() > ROUND_FILE_MAX_BYTES as f64 {
                told.set(Some(refusal(RoundFileError::TooLarge)));
                return;
            }
            let text = file::text(&picked).await.unwrap_or_default();
            let outcome = now.with_value(|now| add_from_file(session, now, &text));
            session.written().await;
            told.set(match outcome {
                Err(error) => Some(refusal(error)),
                Ok(FileRead::AlreadyHere) => Some(words::from_host::already_here()),
                Ok(FileRead::Added) if session.is_idle() => Some(words::from_host::added()),
                // What could not be saved is told of at the top of the page.
                Ok(FileRead::Added) => None,
            });
        });
    };
    view! {
        <section>
            <h2>{words::from_host::title()}</h2>
            <p>{words::from_host::about()}</p>
            <div class="field">
                <label for="host-link">{words::from_host::link()}</label>
                <input id="host-link" type="text" readonly value=link />
            </div>
            <div class="field file-field">
                <input id="host-file" type="file" accept=".json,application/json" on:change=read_it />
                <label for="host-file" class="button button-quiet">{words::from_host::add()}</label>
            </div>
            <p role="status">{live(move || told.get())}</p>
        </section>
    }
}

fn refusal(error: RoundFileError) -> Text {
    match error {
        RoundFileError::TooLarge => words::from_host::too_large(),
        RoundFileError::Foreign => words::from_host::foreign(),
        RoundFileError::Newer => words::from_host::newer(),
        RoundFileError::Damaged => words::from_host::damaged(),
        RoundFileError::OtherReflection => words::from_host::other_reflection(),
        RoundFileError::OtherQuestions => words::from_host::other_questions(),
    }
}
