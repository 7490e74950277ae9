//! The eight themes on paper: how we see ourselves beside how others see us, and what was written.

use instruments::reflection::Theme;
use leptos::prelude::*;

use super::super::reflection::{about, kind_name, label_of, legend, told_of};
use super::pairs::{Pair, pairs};
use crate::components::Listed;
use crate::state::{ReflectionView, reflection_before, use_reflections, use_session};

/// Our level and theirs, theme by theme, as the result shows them.
pub(super) fn levels(view: &ReflectionView) -> AnyView {
    let before = use_session()
        .replica
        .with(|replica| reflection_before(replica, use_reflections(), view));
    let themes = view.reflection.themes.iter().map(|theme| {
        let told = told_of(view, before.as_ref(), theme);
        view! { <li><h3>{theme.name.as_str()}</h3>{told}</li> }
    });
    let themes = themes.listed();
    view! { {legend(view)}<ul class="gaps">{themes}</ul> }.into_any()
}

/// What was written to each theme; none where nothing was.
pub(super) fn written(view: &ReflectionView) -> Option<AnyView> {
    let themes = view.reflection.themes.iter().filter_map(|theme| {
        let written = written_to(view, theme);
        let is_there = !written.is_empty();
        is_there
            .then(|| view! { <li><h3>{theme.name.as_str()}</h3>{pairs(written)}</li> }.into_any())
    });
    let themes: Vec<AnyView> = themes.collect();
    (!themes.is_empty()).then(|| view! { <ul class="plain-list">{themes}</ul> }.into_any())
}

/// The answers to the prompts, the evidence, and the voices that confirmed the level.
fn written_to(view: &ReflectionView, theme: &'static Theme) -> Vec<Pair> {
    let said = view.said(theme);
    let mut written: Vec<Pair> = Vec::new();
    for prompt in view.prompts(theme) {
        if let Some(answer) = said.answers.get(&prompt.id) {
            written.push((prompt.text.into(), answer.clone().into()));
        }
    }
    for piece in said.evidence {
        if !piece.what.text.trim().is_empty() {
            written.push((kind_name(piece.what.kind), piece.what.text.into()));
        }
    }
    let question = &view.reflection.voice_question;
    for voice in said.voices {
        let who = [label_of(question, &voice.what.voice), &about(&voice.what)].join("\n");
        written.push((question.ask.as_str().into(), who.into()));
        if !voice.what.not_liked.trim().is_empty() {
            let asked = question.also.not_liked.as_str();
            written.push((asked.into(), voice.what.not_liked.into()));
        }
    }
    written
}
