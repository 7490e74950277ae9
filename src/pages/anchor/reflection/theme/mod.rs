//! One theme on a few screens: facts, what shows them, a level, and whose voice confirmed it.

mod evidence;
mod facts;
mod level;
mod progress;
mod views;
mod voice;
mod voices;

use instruments::reflection::Theme;
use leptos::prelude::*;

pub(in super::super) use self::evidence::kind_name;
use self::progress::{Progress, ThemeList};
pub(in super::super) use self::voices::{about, label_of};
use super::Opened;
use crate::components::{BottomBar, Go, Page, tap};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::route::{AnchorPlace, ReflectionPlace, Route, ThemeStep};
use crate::state::ReflectionView;
use crate::state::records::reflection::ThemeRecord;
use crate::words::{self, Text};

/// What every screen of a theme needs.
#[derive(Clone)]
struct Shown {
    view: Memo<Option<ReflectionView>>,
    /// The reflection when the screen was opened.
    now: ReflectionView,
    theme: &'static Theme,
    /// The theme's place among the eight, from 0.
    place: usize,
}

impl Shown {
    fn of(opened: Opened, theme: &str) -> Option<Shown> {
        let (place, theme) = opened.now.theme(theme)?;
        Some(Shown {
            view: opened.view,
            now: opened.now,
            theme,
            place,
        })
    }

    /// The reflection's id.
    fn id(&self) -> String {
        self.now.record.id.clone()
    }

    /// What is said of the theme, as it goes on.
    fn said(&self) -> Memo<ThemeRecord> {
        let (view, theme) = (self.view, self.theme);
        Memo::new(move |_| {
            view.with(|view| view.as_ref().map(|view| view.said(theme)))
                .unwrap_or_default()
        })
    }

    fn route(&self, step: ThemeStep) -> Route {
        theme_route(&self.now, self.theme, step)
    }
}

fn theme_route(view: &ReflectionView, theme: &Theme, step: ThemeStep) -> Route {
    let theme = theme.id.clone();
    AnchorPlace::reflection(&view.record.id, ReflectionPlace::Theme { theme, step })
}

pub(super) fn screen(opened: Opened, theme: &str, step: ThemeStep) -> AnyView {
    let Some(shown) = Shown::of(opened, theme) else {
        return view! { <NotFound /> }.into_any();
    };
    match step {
        ThemeStep::Facts => facts::screen(shown),
        ThemeStep::Evidence => evidence::screen(shown),
        ThemeStep::Views => views::screen(shown),
        ThemeStep::Level => level::screen(shown),
        ThemeStep::Voices => voices::screen(shown),
    }
}

pub(super) fn voice_screen(opened: Opened, theme: &str, voice: String) -> AnyView {
    match Shown::of(opened, theme) {
        Some(shown) => voice::screen(shown, voice),
        None => view! { <NotFound /> }.into_any(),
    }
}

/// The frame of a theme's screen. `back` and `on` are where its two buttons lead.
fn framed(
    shown: &Shown,
    step: ThemeStep,
    heading: Text,
    (back, on): (Route, Route),
    body: AnyView,
) -> AnyView {
    let navigation = use_navigation();
    let (now, theme, place) = (shown.now.clone(), shown.theme, shown.place);
    let beside = now.clone();
    let line = match step {
        ThemeStep::Facts => words::reflection_theme::number(place + 1, now.reflection.themes.len()),
        _ => words::reflection_theme::number_and_name(
            place + 1,
            now.reflection.themes.len(),
            &theme.name,
        ),
    };
    let title: Text = match step {
        ThemeStep::Facts => theme.name.as_str().into(),
        _ => words::question::topic_line(&theme.name, &heading),
    };
    let above = move || {
        view! {
            <Progress themes=now.reflection.themes.len() place step />
            <p class="topic-line">{line.clone()}</p>
        }
    };
    view! {
        <div class="with-aside">
            <Page title heading class="question" above>
                {body}
                <BottomBar>
                    <Go to=back class="button button-quiet">{words::app::back()}</Go>
                    <button type="button" class="button button-main" on:click=tap(move |_| navigation.go(on.clone()))>
                        {words::app::continue_on()}
                    </button>
                </BottomBar>
            </Page>
            <ThemeList view=beside theme />
        </div>
    }
    .into_any()
}
