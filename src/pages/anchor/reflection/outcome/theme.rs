//! One theme of the result: the picture, our view and theirs in words, and what to do next.

use instruments::check::Level;
use instruments::reflection::{Confirmed, GapMessage, RoundSummary, Theme, Voices, gap_message};
use leptos::prelude::*;

use super::gap::GapLine;
use super::since::since;
use crate::components::Shows;
use crate::state::ReflectionView;
use crate::state::records::reflection::theme::ThemeState;
use crate::words::{self, Text};

/// What is told of a theme under its name.
pub(in crate::pages::anchor) fn told_of(
    view: &ReflectionView,
    before: Option<&ReflectionView>,
    theme: &'static Theme,
) -> AnyView {
    let said = view.said(theme);
    let voices = view.voices(theme);
    let theirs = match voices {
        Voices::Heard(summary) => Some(summary),
        Voices::NotAsked | Voices::TooFew => None,
    };
    let theirs_told = theirs.map(|theirs| told(view, theirs));
    let theirs_told = theirs_told.map(|told| view! { <p class="gap-words">{told}</p> });
    let Some(level) = said.level else {
        return view! {
            <p class="hint">{words::reflection_outcome::no_level()}</p>
            {theirs_told}
        }
        .into_any();
    };
    let name = view.words_of(level).name.as_str();
    let is_draft = said.state() == ThemeState::Draft;
    let waits = matches!(view.confirmed(theme), Some(Confirmed::NotYet(_)));
    let own = match is_draft {
        true => words::reflection_outcome::own_draft(name),
        false => words::reflection_outcome::own(name),
    };
    let message = message(view, gap_message(level, voices));
    let wide = theirs.is_some_and(|theirs| theirs.is_wide);
    let wide = wide.then_some(view.reflection.gap_messages.very_different.as_str());
    let since = before.and_then(|before| since(before, theme, level));
    view! {
        <GapLine own=level is_sure=!(is_draft || waits) theirs />
        <p class="gap-words">
            {own}
            {waits.shows(|| view! { " "<span class="tag">{words::reflection::not_yet_confirmed()}</span> })}
        </p>
        {theirs_told}
        <p class="hint">{message}</p>
        {wide.map(|wide| view! { <p class="hint">{wide}</p> })}
        {since.map(|since| view! { <p class="hint">{since}</p> })}
    }
    .into_any()
}

/// What the community says, in words.
fn told(view: &ReflectionView, theirs: RoundSummary) -> Text {
    let name =
        |number: u8| Level::new(number).map_or("", |level| view.words_of(level).name.as_str());
    let (lower, upper) = (theirs.doubled_median / 2, theirs.doubled_median.div_ceil(2));
    match lower == upper {
        true => words::reflection_outcome::theirs(name(lower), theirs.answered),
        false => {
            words::reflection_outcome::theirs_between(name(lower), name(upper), theirs.answered)
        }
    }
}

fn message(view: &ReflectionView, message: GapMessage) -> Text {
    let messages = &view.reflection.gap_messages;
    match message {
        GapMessage::SelfViewOnly => messages.self_view_only.as_str(),
        GapMessage::MissingSomething => messages.missing_something.as_str(),
        GapMessage::SharedView => messages.shared_view.as_str(),
        GapMessage::TheySeeMore => messages.they_see_more.as_str(),
        GapMessage::NotEnoughVoices => return words::reflection_outcome::not_enough_voices(),
    }
    .into()
}
