//! The eight themes in any order, each with what was said of it: the list to go by, and the look
//! back before the result.

use instruments::reflection::{Confirmed, Theme};
use leptos::prelude::*;

use crate::components::{BottomBar, Go, Listed, Page, Shows, live, tap};
use crate::navigation::use_navigation;
use crate::route::{AnchorPlace, ReflectionPlace, ThemeStep};
use crate::state::records::reflection::theme::ThemeState;
use crate::state::{ReflectionView, finish_reflection, use_session};
use crate::words;

#[component]
pub(super) fn Themes(view: Memo<Option<ReflectionView>>) -> impl IntoView {
    live(move || view.get().map(|view| view! { <List view /> }.into_any()))
}

#[component]
fn List(view: ReflectionView) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let rows = view
        .reflection
        .themes
        .iter()
        .map(|theme| line(&view, theme))
        .listed();
    let (id, is_finished) = (view.record.id.clone(), view.record.finished.is_some());
    let opener = AnchorPlace::reflection(&id, ReflectionPlace::Inventory);
    let see = move |_| navigation.go(finish_reflection(session, &id, is_finished));
    view! {
        <Page title=words::reflection_themes::title() class="tasks">
            <p class="lead">{words::reflection_themes::lead()}</p>
            <ul class="rows answers">{rows}</ul>
            <p class="links"><Go to=opener>{words::reflection_inventory::title()}</Go></p>
            <BottomBar>
                <Go to=AnchorPlace::Home class="button button-quiet">{words::app::back()}</Go>
                <button type="button" class="button button-main" on:click=tap(see)>{words::reflection_themes::result()}</button>
            </BottomBar>
        </Page>
    }
}

fn line(view: &ReflectionView, theme: &'static Theme) -> AnyView {
    let said = view.said(theme);
    let level = said.level.map(|level| view.words_of(level).name.as_str());
    let state = match (said.state(), level) {
        (ThemeState::Draft, Some(level)) => words::reflection_themes::draft(level),
        (ThemeState::Final, Some(level)) => words::reflection_themes::settled(level),
        (ThemeState::Begun, _) => words::reflection_themes::begun(),
        _ => words::tasks::not_started(),
    };
    let waits = matches!(view.confirmed(theme), Some(Confirmed::NotYet(_)));
    let place = ReflectionPlace::Theme {
        theme: theme.id.clone(),
        step: ThemeStep::Facts,
    };
    let to = AnchorPlace::reflection(&view.record.id, place);
    view! {
        <li>
            <Go to class="answer-line">
                <strong>{theme.name.as_str()}</strong>
                <span>{state}</span>
                {waits.shows(|| view! { <span class="tag">{words::reflection::not_yet_confirmed()}</span> })}
            </Go>
        </li>
    }
    .into_any()
}
