//! How far a group is: a bar of eight parts on a phone, the themes by name on a wide screen.

use instruments::reflection::Theme;
use leptos::prelude::*;

use super::theme_route;
use crate::components::{Go, Listed};
use crate::route::ThemeStep;
use crate::state::ReflectionView;
use crate::words;

/// How many screens a theme has, the views of single people aside.
const STEPS: usize = 4;

/// A part for each theme, filled up to this screen.
#[component]
pub(super) fn Progress(themes: usize, place: usize, step: ThemeStep) -> impl IntoView {
    let step = match step {
        ThemeStep::Facts => 1,
        ThemeStep::Evidence => 2,
        ThemeStep::Views | ThemeStep::Level => 3,
        ThemeStep::Voices => STEPS,
    };
    let parts = (0..themes).map(|other| {
        let passed = match other {
            before if before < place => STEPS,
            here if here == place => step,
            _ => 0,
        };
        view! { <progress class="progress-part" max=STEPS value=passed aria-hidden="true"></progress> }
    });
    view! {
        <div class="progress" role="group" aria-label=words::question::progress_label()>
            <span class="visually-hidden">{words::reflection_theme::progress(place + 1, themes, step, STEPS)}</span>
            {parts.listed()}
        </div>
    }
}

/// Beside the theme where the screen is wide: every theme, with its level.
#[component]
pub(super) fn ThemeList(view: ReflectionView, theme: &'static Theme) -> impl IntoView {
    let rows = view.reflection.themes.iter().map(|other| {
        let current = (other.id == theme.id).then_some("step");
        let level = view.said(other).level;
        let name = level.map(|level| view.words_of(level).name.as_str());
        view! {
            <li aria-current=current class:is-done=level.is_some()>
                <Go to=theme_route(&view, other, ThemeStep::Facts)>{other.name.as_str()}</Go>
                <span class="count">{name}</span>
            </li>
        }
    });
    view! {
        <nav class="topic-list" aria-label=words::reflection_themes::title()>
            <ul>{rows.listed()}</ul>
        </nav>
    }
}
