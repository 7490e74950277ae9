//! What somebody outside sees who was handed the device: the voice form, and no way into the
//! organisation's pages but a deliberate one. What they say is kept when they hand it in; before
//! that it is only on the screen.

use std::collections::BTreeMap;

use instruments::check::Level;
use instruments::reflection::Voice;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ask::{AskTheme, AskWords};
use super::take_back::TakeBack;
use crate::components::{BottomBar, Page, live, tap, what_is_wrong};
use crate::navigation::use_navigation;
use crate::state::records::reflection::round::RoundOf;
use crate::state::{Asked, asked_in, take_in, use_reflections, use_session};
use crate::storage::StorageError;
use crate::words::{self, Text};

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
    pub(super) fn nothing() -> Said {
        Said {
            levels: RwSignal::new(BTreeMap::new()),
            words: RwSignal::new(String::new()),
        }
    }

    pub(super) fn forget(self) {
        self.levels.set(BTreeMap::new());
        self.words.set(String::new());
    }

    /// What is said of the theme of that id; none stands for "I cannot say".
    pub(super) fn say(self, theme: &str, level: Option<Level>) {
        self.levels.update(|levels| {
            levels.insert(theme.to_owned(), level);
        });
    }

    pub(super) fn voice(self) -> Voice {
        Voice {
            levels: self.levels.get_untracked(),
            words: self.words.get_untracked(),
        }
    }
}

/// The form of that round.
#[component]
pub(super) fn VoiceForm(of: RoundOf) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let asked = StoredValue::new(asked_in(session, use_reflections(), &of));
    let reflection = asked.with_value(|asked| asked.reflection);
    let (step, of) = (RwSignal::new(Step::Welcome), StoredValue::new(of));
    let said = Said::nothing();
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
        let voice = said.voice();
        spawn_local(async move {
            let outcome = take_in(session, &of.get_value(), voice).await;
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
        Step::Welcome => view! { <Welcome start=turn(Step::Theme(0)) asked=asked.get_value() of=of.get_value() /> }.into_any(),
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
        Step::Thanks => view! { <Thanks again=turn(Step::Welcome) of=of.get_value() /> }.into_any(),
    }
    })
}

#[component]
fn Welcome(start: Callback<()>, asked: Asked, of: RoundOf) -> impl IntoView {
    let form = &asked.reflection.voice_form;
    let title = welcome(asked.name);
    view! {
        <Page title class="voice-form">
            <p class="lead">{form.intro.as_str()}</p>
            <p>{form.consent.as_str()}</p>
            <TakeBack of />
            <BottomBar>
                <button type="button" class="button button-main" on:click=tap(move |_| start.run(()))>{words::reflection_form::start()}</button>
            </BottomBar>
        </Page>
    }
}

#[component]
fn Thanks(again: Callback<()>, of: RoundOf) -> impl IntoView {
    view! {
        <Page title=words::reflection_form::thanks() class="voice-form">
            <p class="lead">{words::reflection_form::handed_in()}</p>
            <button type="button" class="button button-quiet" on:click=tap(move |_| again.run(()))>{words::reflection_form::one_more()}</button>
            <TakeBack of />
        </Page>
    }
}

/// What the form is about.
pub(super) fn welcome(name: Option<String>) -> Text {
    name.map_or_else(
        words::reflection_form::welcome,
        words::reflection_form::welcome_to,
    )
}
