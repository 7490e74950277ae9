//! What somebody outside sees who was handed the device: the voice form, and no way into the
//! organisation's pages but a deliberate one. What they say is kept when they hand it in; before
//! that it is only on the screen.

use std::collections::BTreeMap;

use instruments::check::Level;
use instruments::reflection::Voice;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ask::{AskTheme, AskWords};
use crate::components::{BottomBar, Disclosure, Page, live, tap, what_is_wrong};
use crate::navigation::use_navigation;
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::records::anchor;
use crate::state::{reflection_view, take_in, use_handed_over, use_reflections, use_session};
use crate::storage::StorageError;
use crate::words;

/// How far somebody is in the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Welcome,
    /// A theme, by its place.
    Theme(usize),
    Words,
    Thanks,
}

/// What was said so far, on this screen and nowhere else.
#[derive(Clone, Copy)]
pub(super) struct Said {
    /// By the id of the theme; none stands for "I cannot say".
    pub(super) levels: RwSignal<BTreeMap<String, Option<Level>>>,
    pub(super) words: RwSignal<String>,
}

impl Said {
    fn forget(self) {
        self.levels.set(BTreeMap::new());
        self.words.set(String::new());
    }
}

/// The form for the reflection of that id.
#[component]
pub(crate) fn VoiceForm(id: String) -> impl IntoView {
    let (session, reflections, navigation) = (use_session(), use_reflections(), use_navigation());
    let view = session
        .replica
        .with_untracked(|replica| reflection_view(replica, reflections, &id));
    let reflection = view.map_or(reflections.latest(), |view| view.reflection);
    let (step, id) = (RwSignal::new(Step::Welcome), StoredValue::new(id));
    let said = Said {
        levels: RwSignal::new(BTreeMap::new()),
        words: RwSignal::new(String::new()),
    };
    let trouble = RwSignal::new(None::<StorageError>);
    let last = reflection.themes.len();
    let turn = move |to: Step| {
        Callback::new(move |()| {
            navigation.turn_page();
            step.set(to);
        })
    };
    // One tap or three: it is one person.
    let is_on_its_way = StoredValue::new(false);
    let hand_in = move || {
        if is_on_its_way.get_value() {
            return;
        }
        is_on_its_way.set_value(true);
        let voice = Voice {
            levels: said.levels.get_untracked(),
            words: said.words.get_untracked(),
        };
        spawn_local(async move {
            let outcome = take_in(session, &id.get_value(), voice).await;
            is_on_its_way.set_value(false);
            match outcome {
                Ok(()) => {
                    said.forget();
                    trouble.set(None);
                    turn(Step::Thanks).run(());
                }
                Err(error) => trouble.set(Some(error)),
            }
        });
    };
    live(move || {
        match step.get() {
        Step::Welcome => view! { <Welcome start=turn(Step::Theme(0)) id=id.get_value() /> }.into_any(),
        Step::Theme(place) => {
            let back = match place.checked_sub(1) {
                Some(before) => Step::Theme(before),
                None => Step::Welcome,
            };
            let on = if place + 1 < last { Step::Theme(place + 1) } else { Step::Words };
            view! {
                <AskTheme reflection place said
                    back=turn(back) on=turn(on) />
            }
            .into_any()
        }
        Step::Words => view! {
            {live(move || trouble.get().map(|error| view! { <p class="trouble voice-trouble" role="alert">{what_is_wrong(&error)}</p> }))}
            <AskWords said
                back=turn(Step::Theme(last.saturating_sub(1)))
                hand_in=Callback::new(move |()| hand_in()) />
        }
        .into_any(),
        Step::Thanks => view! { <Thanks again=turn(Step::Welcome) id=id.get_value() /> }.into_any(),
    }
    })
}

#[component]
fn Welcome(start: Callback<()>, id: String) -> impl IntoView {
    let (session, reflections) = (use_session(), use_reflections());
    let form = &reflections.latest().voice_form;
    let name = session.replica.with_untracked(anchor::read).name;
    let title = name.map_or_else(
        words::reflection_form::welcome,
        words::reflection_form::welcome_to,
    );
    view! {
        <Page title class="voice-form">
            <p class="lead">{form.intro.as_str()}</p>
            <p>{form.consent.as_str()}</p>
            <TakeBack id />
            <BottomBar>
                <button type="button" class="button button-main" on:click=tap(move |_| start.run(()))>{words::reflection_form::start()}</button>
            </BottomBar>
        </Page>
    }
}

#[component]
fn Thanks(again: Callback<()>, id: String) -> impl IntoView {
    view! {
        <Page title=words::reflection_form::thanks() class="voice-form">
            <p class="lead">{words::reflection_form::handed_in()}</p>
            <button type="button" class="button button-quiet" on:click=tap(move |_| again.run(()))>{words::reflection_form::one_more()}</button>
            <TakeBack id />
        </Page>
    }
}

/// The way back into the organisation's own pages, in two deliberate steps.
#[component]
fn TakeBack(id: String) -> impl IntoView {
    let (handed_over, navigation) = (use_handed_over(), use_navigation());
    let take_back = move |_| {
        navigation.go_instead(AnchorPlace::reflection(&id, ReflectionPlace::Round));
        handed_over.take_back();
    };
    view! {
        <Disclosure summary=words::reflection_form::ours()>
            <p>{words::reflection_form::ours_about()}</p>
            <button type="button" class="button button-quiet button-small" on:click=tap(take_back)>{words::reflection_form::take_back()}</button>
        </Disclosure>
    }
}
