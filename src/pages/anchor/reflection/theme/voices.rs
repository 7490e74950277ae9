//! Whose voice confirmed a theme, and what its level still needs.

use instruments::reflection::{Confirmed, StillNeeded};
use leptos::prelude::*;

use super::{Shown, framed, theme_route};
use crate::components::{Go, Listed, live, tap};
use crate::navigation::use_navigation;
use crate::route::{AnchorPlace, ReflectionPlace, Route, ThemeStep};
use crate::state::records::reflection::Piece;
use crate::state::{add_voice, use_session};
use crate::words::{self, Text};
use instruments::reflection::{Confirmation, VoiceQuestion};

pub(super) fn screen(shown: Shown) -> AnyView {
    let (session, navigation) = (use_session(), use_navigation());
    let (id, of) = (StoredValue::new(shown.id()), shown.theme.id.as_str());
    let question = &shown.now.reflection.voice_question;
    let said = shown.said();
    let list = move || {
        let rows = said.with(|said| {
            let rows = said
                .voices
                .iter()
                .map(|voice| line(&id.get_value(), of, question, voice));
            rows.listed()
        });
        match rows.is_empty() {
            true => view! { <p>{none_yet(question)}</p> }.into_any(),
            false => view! { <ul class="rows">{rows}</ul> }.into_any(),
        }
    };
    let options = question.options.iter().filter(|option| option.id != NO_ONE);
    let add = options.map(|option| {
        let add = move |_| navigation.go(add_voice(session, &id.get_value(), of, &option.id));
        view! {
            <button type="button" class="go-card" on:click=tap(add)><strong>{option.label.as_str()}</strong></button>
        }
    });
    let body = view! {
        <Standing shown=shown.clone() />
        {live(list)}
        <section>
            <h2>{words::reflection_voices::add()}</h2>
            {add.listed()}
        </section>
    };
    let ways = (shown.route(ThemeStep::Level), after(&shown));
    framed(
        &shown,
        ThemeStep::Voices,
        question.ask.as_str().into(),
        ways,
        body.into_any(),
    )
}

/// The option that says that nobody has confirmed it.
const NO_ONE: &str = "none";

fn none_yet(question: &VoiceQuestion) -> String {
    let none = question.options.iter().find(|option| option.id == NO_ONE);
    none.map(|none| none.label.clone()).unwrap_or_default()
}

/// What a kind of voice is called.
pub(in crate::pages::anchor) fn label_of(
    question: &'static VoiceQuestion,
    who: &str,
) -> &'static str {
    let option = question.options.iter().find(|option| option.id == who);
    option.map_or("", |option| option.label.as_str())
}

fn line(
    id: &str,
    theme: &str,
    question: &'static VoiceQuestion,
    voice: &Piece<Confirmation>,
) -> AnyView {
    let place = ReflectionPlace::Voice {
        theme: theme.to_owned(),
        voice: voice.id.clone(),
    };
    let to = AnchorPlace::reflection(id, place);
    let (label, about) = (label_of(question, &voice.what.voice), about(&voice.what));
    view! {
        <li>
            <Go to class="row">
                <strong>{label}</strong>
                <span>{about}</span>
            </Go>
        </li>
    }
    .into_any()
}

/// Whom somebody spoke for, and when, as far as it is known.
pub(in crate::pages::anchor) fn about(voice: &Confirmation) -> String {
    let organisation = voice.organisation.clone();
    let organisation = (!organisation.is_empty()).then_some(Text::from(organisation));
    let day = voice.said_on.map(words::full_date);
    let known: Vec<Text> = [organisation, day].into_iter().flatten().collect();
    known.join(" · ")
}

/// The facts of the theme after; from the last, the list.
fn after(shown: &Shown) -> Route {
    match shown.now.reflection.themes.get(shown.place + 1) {
        Some(after) => theme_route(&shown.now, after, ThemeStep::Facts),
        None => AnchorPlace::reflection(&shown.now.record.id, ReflectionPlace::Themes),
    }
}

/// Whether the level stands, and what it still needs.
#[component]
pub(super) fn Standing(shown: Shown) -> impl IntoView {
    let (view, theme) = (shown.view, shown.theme);
    let confirmed =
        Memo::new(move |_| view.with(|view| view.as_ref().and_then(|view| view.confirmed(theme))));
    let told = move || {
        match confirmed.get() {
        Some(Confirmed::NotYet(needed)) => view! {
            <p><span class="tag">{words::reflection::not_yet_confirmed()}</span>" "{still_needed(needed)}</p>
        }
        .into_any(),
        Some(Confirmed::Yes) => view! {
            <p><span class="tick" aria-hidden="true"></span>{words::reflection::confirmed()}</p>
        }
        .into_any(),
        Some(Confirmed::NotNeeded) | None => ().into_any(),
    }
    };
    view! { <div role="status">{live(told)}</div> }
}

/// What a level lacks, in words.
pub(super) fn still_needed(needed: StillNeeded) -> Text {
    let lacks = [
        (needed.voices > 0).then(|| words::reflection::needs_voices(needed.voices)),
        (needed.organisations > 0)
            .then(|| words::reflection::needs_organisations(needed.organisations)),
        needed
            .independent
            .then(words::reflection::needs_independent),
    ];
    let lacks: Vec<Text> = lacks.into_iter().flatten().collect();
    lacks.join(" ").into()
}
