//! Two of the twelve words asked back, so that a wrong paper is found while there is another way.

use leptos::prelude::*;

use super::act::UnderWay;
use super::refused::refused;
use super::words::Words;
use crate::components::{
    BottomBar, Choice, ChoiceStyle, ErrorSummary, Go, Listed, Page, Shows, live, tap,
};
use crate::navigation::use_navigation;
use crate::platform::random;
use crate::route::BackupPlace;
use crate::state::{two_of, use_new_phrase};
use crate::sync::engine;
use crate::words::{self, Text};

/// Names the two groups of choices.
const GROUPS: [&str; 2] = ["first-word", "second-word"];

#[component]
pub(super) fn Asked() -> impl IntoView {
    match use_new_phrase().get_value() {
        Some(phrase) => view! { <Questions phrase /> }.into_any(),
        // The page was loaded anew: there are no words to ask for.
        None => view! { <Words /> }.into_any(),
    }
}

#[component]
fn Questions(phrase: String) -> impl IntoView {
    let navigation = use_navigation();
    let made = use_new_phrase();
    let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
    let asked = two_of(words.len(), random::bytes());
    let right = asked.map(|place| words[place].clone());
    let picked = RwSignal::new([None::<String>, None]);
    let wrong = RwSignal::new(Vec::<(&'static str, Text)>::new());
    let (is_under_way, why_not) = (RwSignal::new(false), RwSignal::new(None::<Text>));
    let groups = (0..2).map(|one| {
        let number = asked[one] + 1;
        view! { <OneOf one number words=words.clone() picked /> }
    });
    let groups = groups.listed();
    let turn_on = move |_| {
        let found = picked.with_untracked(|picked| {
            (0..2)
                .filter_map(|one| amiss(one, asked[one] + 1, &right[one], picked[one].as_deref()))
                .collect::<Vec<_>>()
        });
        let is_right = found.is_empty();
        wrong.set(found);
        if !is_right || is_under_way.get_untracked() {
            return;
        }
        is_under_way.set(true);
        why_not.set(None);
        let phrase = phrase.clone();
        leptos::task::spawn_local(async move {
            let outcome = engine::confirm_backup(&phrase).await;
            if outcome.is_ok() {
                made.set_value(None);
            }
            if is_under_way.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(()) => navigation.go_instead(BackupPlace::Done.into()),
                Err(refusal) => why_not.set(Some(refused(refusal))),
            }
        });
    };
    view! {
        <Page title=words::backup_asked::title() class="backup">
            {live(move || (!wrong.with(Vec::is_empty)).shows(|| view! { <ErrorSummary missing=wrong.get() /> }))}
            <p class="lead">{words::backup_asked::lead()}</p>
            {groups}
            <UnderWay is_under_way why_not />
            <BottomBar>
                <Go to=BackupPlace::Words class="button button-quiet">{words::backup_asked::look()}</Go>
                <button type="button" class="button button-main" on:click=tap(turn_on)>{words::backup_asked::turn_on()}</button>
            </BottomBar>
        </Page>
    }
}

/// What is not right with what was picked, beside the group that it belongs to.
fn amiss(
    one: usize,
    number: usize,
    right: &str,
    picked: Option<&str>,
) -> Option<(&'static str, Text)> {
    let what = match picked {
        None => words::backup_asked::missing(number),
        Some(word) if word != right => words::backup_asked::wrong(number, word),
        Some(_) => return None,
    };
    Some((GROUPS[one], what))
}

/// All twelve to pick from, in the order of the alphabet, each once.
#[component]
fn OneOf(
    one: usize,
    number: usize,
    mut words: Vec<String>,
    picked: RwSignal<[Option<String>; 2]>,
) -> impl IntoView {
    words.sort_unstable();
    words.dedup();
    let choices = words.into_iter().map(|word| {
        let (label, this) = (word.clone(), word.clone());
        let chosen =
            Signal::derive(move || picked.with(|picked| picked[one].as_ref() == Some(&this)));
        let choose = move |()| picked.update(|picked| picked[one] = Some(word.clone()));
        view! { <Choice name=GROUPS[one] label chosen choose style=ChoiceStyle::Chip /> }
    });
    view! {
        <fieldset id=GROUPS[one] class="chips" tabindex="-1" translate="no">
            <legend>{words::backup_asked::word(number)}</legend>
            {choices.listed()}
        </fieldset>
    }
}
