//! The result: eight themes side by side, each with its own words. No total and no ranking.

mod gap;
mod since;

use instruments::check::Level;
use instruments::reflection::{
    ClosedRound, Confirmed, GapMessage, RoundSummary, Theme, Voices, gap_message,
};
use leptos::prelude::*;

use self::gap::{GapLegend, GapLine};
use self::since::{Again, LastTime, since};
use super::commitments::CommitmentRows;
use crate::components::{BottomBar, Go, Listed, Page, Shows, live};
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::records::reflection::theme::ThemeState;
use crate::state::{ReflectionView, date_of, now, reflection_before, use_reflections, use_session};
use crate::words::{self, Text};

#[component]
pub(super) fn Outcome(view: Memo<Option<ReflectionView>>) -> impl IntoView {
    live(move || view.get().map(|view| view! { <Shown view /> }.into_any()))
}

#[component]
fn Shown(view: ReflectionView) -> impl IntoView {
    let (session, reflections) = (use_session(), use_reflections());
    let before = session
        .replica
        .with(|replica| reflection_before(replica, reflections, &view));
    let date = date_of(view.record.finished.unwrap_or_else(now));
    let eyebrow = words::reflection_outcome::eyebrow(words::full_date(date));
    let above = move || view! { <p class="eyebrow">{eyebrow.clone()}</p> };
    let rows = view
        .reflection
        .themes
        .iter()
        .map(|theme| row(&view, before.as_ref(), theme));
    let rows = rows.listed();
    let id = view.record.id.clone();
    let heading = headline(&view);
    let [first, .., last] = &view.reflection.scale;
    let line = words::reflection_outcome::line(&first.name, &last.name);
    let round = AnchorPlace::reflection(&id, ReflectionPlace::Round);
    let wishes = view
        .record
        .wishes()
        .map(ClosedRound::words)
        .unwrap_or_default();
    let wishes = wishes
        .iter()
        .map(|words| view! { <blockquote>{words.clone()}</blockquote> })
        .listed();
    let has_wishes = !wishes.is_empty();
    let themes = AnchorPlace::reflection(&id, ReflectionPlace::Themes);
    let commitments = AnchorPlace::reflection(&id, ReflectionPlace::Commitments);
    let has_commitments = !view.record.commitments.is_empty();
    let add = match has_commitments {
        true => words::reflection_outcome::see_commitments(),
        false => words::reflection_outcome::make_commitment(),
    };
    view! {
        <Page title=words::reflection_outcome::page() heading class="reflection-outcome" above>
            <GapLegend has_theirs=!view.record.rounds.is_empty() />
            <p class="hint">{line}</p>
            <ul class="gaps">{rows}</ul>
            {before.map(|before| view! { <LastTime before /> })}
            {has_wishes.shows(|| view! {
                <section><h2>{words::reflection_outcome::words()}</h2>{wishes}</section>
            })}
            {has_commitments.shows(|| view! {
                <section>
                    <h2>{words::reflection_commitments::title()}</h2>
                    <CommitmentRows view=view.clone() />
                </section>
            })}
            <Again finished=date id />
            <section class="onwards no-print">
                <Go to=round class="button button-quiet">{words::reflection_outcome::hear()}</Go>
                <Go to=themes class="button button-quiet">{words::reflection_outcome::change()}</Go>
                <Go to=AnchorPlace::Home class="button button-quiet">{words::reflection_outcome::to_start()}</Go>
            </section>
            <p class="not-a-certificate">{words::result::not_a_certificate()}</p>
            <BottomBar>
                <Go to=commitments class="button button-main">{add}</Go>
            </BottomBar>
        </Page>
    }
}

/// One theme: the picture, our view in words, and what to do next.
fn row(view: &ReflectionView, before: Option<&ReflectionView>, theme: &'static Theme) -> AnyView {
    let said = view.said(theme);
    let Some(level) = said.level else {
        return view! {
            <li>
                <h2>{theme.name.as_str()}</h2>
                <p class="hint">{words::reflection_outcome::no_level()}</p>
            </li>
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
    let voices = view.voices(theme);
    let theirs = match voices {
        Voices::Heard(summary) => Some(summary),
        Voices::NotAsked | Voices::TooFew => None,
    };
    let message = message(view, gap_message(level, voices));
    let wide = theirs.is_some_and(|theirs| theirs.is_wide);
    let wide = wide.then_some(view.reflection.gap_messages.very_different.as_str());
    let theirs_told = theirs.map(|theirs| told(view, theirs));
    let since = before.and_then(|before| since(before, theme, level));
    view! {
        <li>
            <h2>{theme.name.as_str()}</h2>
            <GapLine own=level is_sure=!(is_draft || waits) theirs />
            <p class="gap-words">
                {own}
                {waits.shows(|| view! { " "<span class="tag">{words::reflection::not_yet_confirmed()}</span> })}
            </p>
            {theirs_told.map(|told| view! { <p class="gap-words">{told}</p> })}
            <p class="hint">{message}</p>
            {wide.map(|wide| view! { <p class="hint">{wide}</p> })}
            {since.map(|since| view! { <p class="hint">{since}</p> })}
        </li>
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

/// Says nothing that the views do not.
fn headline(view: &ReflectionView) -> Text {
    if view.record.rounds.is_empty() {
        return words::reflection_outcome::own_only();
    }
    let differs = view.reflection.themes.iter().any(|theme| {
        let message = view
            .said(theme)
            .level
            .map(|own| gap_message(own, view.voices(theme)));
        matches!(
            message,
            Some(GapMessage::MissingSomething | GapMessage::TheySeeMore)
        )
    });
    match differs {
        true => words::reflection_outcome::differently(),
        false => words::reflection_outcome::alike(),
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
