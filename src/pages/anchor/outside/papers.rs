//! Papers, typed in by a third person who was handed the device: one page for each paper, eight taps or
//! eight keys and what was written. Nothing that was kept is shown again.

use instruments::check::Level;
use instruments::reflection::{Reflection, Theme};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ask::{NEXT, OpenBox};
use super::form::Said;
use super::take_back::TakeBack;
use crate::components::{BottomBar, Listed, Page, live, tap, what_is_wrong};
use crate::platform::browser;
use crate::state::records::reflection::round::RoundOf;
use crate::state::{Asked, asked_in, take_in, use_reflections, use_session};
use crate::words::{self, Text};

/// What stands in a box of the paper: the level's number, and a question mark for "I cannot say".
pub(super) fn mark(given: Option<Level>) -> String {
    given.map_or_else(|| "?".to_owned(), |level| level.number().to_string())
}

/// All that can be ticked in a line of the paper, in its order, each with what it means.
pub(super) fn choices(reflection: &Reflection) -> Vec<(Option<Level>, String)> {
    let levels = Level::ALL.into_iter().zip(&reflection.scale);
    let levels = levels.map(|(level, words)| (Some(level), words.mirror.clone()));
    let cannot_say = (None, words::reflection_form::cannot_say().into_owned());
    levels.chain([cannot_say]).collect()
}

#[component]
pub(super) fn Papers(of: RoundOf) -> impl IntoView {
    let session = use_session();
    let Asked { reflection, name } = asked_in(session, use_reflections(), &of);
    let said = Said::nothing();
    let kept = RwSignal::new(0);
    let told = RwSignal::new(None::<Text>);
    let is_on_its_way = StoredValue::new(false);
    let round = StoredValue::new(of.clone());
    let keep = move |_| {
        let voice = said.voice();
        if is_on_its_way.get_value() {
            return;
        }
        if voice.levels.is_empty() && voice.words.trim().is_empty() {
            // A second tap on the button takes nothing back of what the first was told, and leaves the
            // keyboard where the next paper begins.
            match kept.get_untracked() {
                0 => told.set(Some(words::papers::blank())),
                _ => browser::focus(&first_box(0)),
            }
            return;
        }
        is_on_its_way.set_value(true);
        spawn_local(async move {
            let outcome = take_in(session, &round.get_value(), voice).await;
            is_on_its_way.set_value(false);
            match outcome {
                Ok(()) => {
                    said.forget();
                    kept.update(|kept| *kept += 1);
                    told.set(Some(words::papers::kept(kept.get_untracked())));
                    browser::focus(&first_box(0));
                }
                Err(error) => told.set(Some(what_is_wrong(&error))),
            }
        });
    };
    let rows = reflection.themes.iter().enumerate();
    let rows = rows.map(|(place, theme)| view! { <Row reflection theme place said /> });
    let rows = rows.listed();
    let lead = name.map_or_else(words::papers::lead, words::papers::lead_of);
    view! {
        <Page title=words::papers::title() class="voice-form papers">
            <p class="lead">{lead}</p>
            <p class="hint">{words::papers::keys()}</p>
            {rows}
            <OpenBox said label=words::reflection_form::next() />
            <TakeBack of />
            <BottomBar>
                <p role="status">{live(move || told.get())}</p>
                <button type="button" class="button button-main" on:click=tap(keep)>{words::papers::keep()}</button>
            </BottomBar>
        </Page>
    }
}

/// The id of the first box of a line, from 0; of the open box behind the last.
fn first_box(place: usize) -> String {
    format!("paper-{place}")
}

/// One line of the paper. A key that names a box ticks it and goes to the next line.
#[component]
fn Row(
    reflection: &'static Reflection,
    theme: &'static Theme,
    place: usize,
    said: Said,
) -> impl IntoView {
    let id = theme.id.as_str();
    let is_last = place + 1 == reflection.themes.len();
    let choices = choices(reflection);
    let given: Vec<Option<Level>> = choices.iter().map(|(given, _)| *given).collect();
    let press = move |event: KeyboardEvent| {
        let key = event.key();
        let number = given.iter().position(|given| mark(*given) == key);
        if let Some(number) = number {
            said.say(id, given[number]);
            match is_last {
                true => browser::focus(NEXT),
                false => browser::focus(&first_box(place + 1)),
            }
            event.prevent_default();
        }
    };
    let boxes = choices.into_iter().enumerate().map(|(number, (given, words))| {
        let chosen = move || said.levels.with(|levels| levels.get(id) == Some(&given));
        let box_id = (number == 0).then(|| first_box(place));
        view! {
            <label class="choice choice-chip">
                <input type="radio" id=box_id name=id prop:checked=chosen on:change=move |_| said.say(id, given) />
                <span>{mark(given)}<span class="visually-hidden">" "{words}</span></span>
            </label>
        }
    });
    let boxes = boxes.listed();
    view! {
        <fieldset class="chips paper-row" on:keydown=press>
            <legend>{words::papers::line(place + 1, &theme.mirror_question)}</legend>
            {boxes}
        </fieldset>
    }
}
