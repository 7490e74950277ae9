//! The result: eight themes side by side, each with its own words. No total and no ranking.

mod gap;
mod since;
mod theme;

use instruments::reflection::{ClosedRound, GapMessage, Theme, gap_message};
use leptos::prelude::*;

use self::gap::GapLegend;
use self::since::{Again, LastTime};
pub(in super::super) use self::theme::told_of;
use super::commitments::CommitmentRows;
use crate::components::{BottomBar, Go, Listed, Page, Shows, live};
use crate::route::{AnchorPlace, ReflectionPlace};
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
    let report = AnchorPlace::Report {
        reflection: id.clone(),
    };
    let commitments = AnchorPlace::reflection(&id, ReflectionPlace::Commitments);
    let has_commitments = !view.record.commitments.is_empty();
    let add = match has_commitments {
        true => words::reflection_outcome::see_commitments(),
        false => words::reflection_outcome::make_commitment(),
    };
    view! {
        <Page title=words::reflection_outcome::page() heading class="reflection-outcome" above>
            {legend(&view)}
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
                {(!session.in_memory_only).shows(|| view! {
                    <Go to=report class="button button-quiet">{words::reflection_report::page()}</Go>
                })}
                <Go to=themes class="button button-quiet">{words::reflection_outcome::change()}</Go>
                <Go to=AnchorPlace::Home class="button button-quiet">{words::reflection_outcome::to_start()}</Go>
            </section>
            <p class="not-a-certificate">{words::reflection_report::not_a_certificate()}</p>
            <BottomBar>
                <Go to=commitments class="button button-main">{add}</Go>
            </BottomBar>
        </Page>
    }
}

/// What the marks mean, and where each line begins and ends.
pub(in super::super) fn legend(view: &ReflectionView) -> AnyView {
    let [first, .., last] = &view.reflection.scale;
    let line = words::reflection_outcome::line(&first.name, &last.name);
    view! {
        <GapLegend has_theirs=!view.record.rounds.is_empty() />
        <p class="hint">{line}</p>
    }
    .into_any()
}

fn row(view: &ReflectionView, before: Option<&ReflectionView>, theme: &'static Theme) -> AnyView {
    let told = told_of(view, before, theme);
    view! {
        <li>
            <h2>{theme.name.as_str()}</h2>
            {told}
        </li>
    }
    .into_any()
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
