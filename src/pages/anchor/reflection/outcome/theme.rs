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
    let Some(level) = said.level else {
        let line = theirs.map(|_| view! { <GapLine own=None is_sure=false theirs /> });
        return view! {
            {line}
            <p class="hint">{words::reflection_outcome::no_level()}</p>
            {theirs.map(|theirs| told(view, theme, theirs))}
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
    let since = before.and_then(|before| since(before, theme, level));
    view! {
        <GapLine own=Some(level) is_sure=!(is_draft || waits) theirs />
        <p class="gap-words">
            {own}
            {waits.shows(|| view! { " "<span class="tag">{words::reflection::not_yet_confirmed()}</span> })}
        </p>
        {theirs.map(|theirs| told(view, theme, theirs))}
        <p class="hint">{message}</p>
        {since.map(|since| view! { <p class="hint">{since}</p> })}
    }
    .into_any()
}

/// What the community says, whether they are far apart, and on which day they were heard where
/// several rounds were closed.
fn told(view: &ReflectionView, theme: &Theme, theirs: RoundSummary) -> AnyView {
    let wide = theirs
        .is_wide
        .then_some(view.reflection.gap_messages.very_different.as_str());
    let heard = view.record.heard(&theme.id);
    let heard = heard.filter(|_| view.record.rounds.len() > 1);
    let heard = heard.map(|round| words::full_date(round.closed_on()));
    view! {
        <p class="gap-words">{say(view, theirs)}</p>
        {wide.map(|wide| view! { <p class="hint">{wide}</p> })}
        {heard.map(|day| view! { <p class="hint">{words::reflection_round::closed_on(day)}</p> })}
    }
    .into_any()
}

/// What the community says, in words.
fn say(view: &ReflectionView, theirs: RoundSummary) -> Text {
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
