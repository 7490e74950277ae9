//! The questions of the voice form: one theme on a screen, and the open box at the end.

use instruments::check::Level;
use instruments::reflection::Reflection;
use leptos::prelude::*;

use super::form::Said;
use crate::components::{BottomBar, Choice, ChoiceStyle, Listed, Page, tap};
use crate::words::{self, Text};

/// How many letters the open box takes, as every field of one's own words.
const LONGEST: &str = "4000";
/// The id of the open box.
pub(super) const NEXT: &str = "next";

#[component]
pub(super) fn AskTheme(
    reflection: &'static Reflection,
    place: usize,
    said: Said,
    back: Callback<()>,
    on: Callback<()>,
) -> impl IntoView {
    let theme = reflection.themes.get(place)?;
    let choice = |given: Option<Level>, label: String| {
        let id = theme.id.as_str();
        let chosen = move || said.levels.with(|levels| levels.get(id) == Some(&given));
        let choose = move |()| said.say(id, given);
        view! { <Choice name="mirror" label chosen=Signal::derive(chosen) choose style=ChoiceStyle::Card /> }
    };
    let levels = Level::ALL.into_iter().zip(&reflection.scale);
    let levels = levels.map(|(level, words)| choice(Some(level), words.mirror.clone()));
    let levels = levels.listed();
    let cannot_say = choice(None, words::reflection_form::cannot_say().into_owned());
    let line = words::question::progress(place + 1, reflection.themes.len());
    let above = move || view! { <p class="topic-line">{line.clone()}</p> };
    Some(view! {
        <Page title=theme.mirror_question.as_str() class="question voice-form" above>
            <fieldset class="levels">
                <legend class="field-legend">{reflection.voice_form.scale_question.as_str()}</legend>
                {levels}
                {cannot_say}
            </fieldset>
            <BottomBar>
                <button type="button" class="button button-quiet" on:click=tap(move |_| back.run(()))>{words::app::back()}</button>
                <button type="button" class="button button-main" on:click=tap(move |_| on.run(()))>{words::app::continue_on()}</button>
            </BottomBar>
        </Page>
    })
}

#[component]
pub(super) fn AskWords(said: Said, back: Callback<()>, hand_in: Callback<()>) -> impl IntoView {
    view! {
        <Page title=words::reflection_form::next() class="question voice-form">
            <OpenBox said label=words::reflection_form::next_label() />
            <BottomBar>
                <button type="button" class="button button-quiet" on:click=tap(move |_| back.run(()))>{words::app::back()}</button>
                <button type="button" class="button button-main" on:click=tap(move |_| hand_in.run(()))>{words::reflection_form::hand_in()}</button>
            </BottomBar>
        </Page>
    }
}

/// What they would like next, in their own words.
#[component]
pub(super) fn OpenBox(said: Said, label: Text) -> impl IntoView {
    view! {
        <div class="field">
            <label for=NEXT>{label}</label>
            <textarea id=NEXT rows="5" maxlength=LONGEST prop:value=said.words
                on:input=move |event| said.words.set(event_target_value(&event))></textarea>
        </div>
        <p class="hint">{words::reflection_form::next_help()}</p>
    }
}
