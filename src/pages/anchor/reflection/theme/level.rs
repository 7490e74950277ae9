//! The level that the people in the room agree on, and whether it is final.

use instruments::check::Level;
use instruments::reflection::{OnlyDraft, Spread};
use leptos::prelude::*;

use super::voices::Standing;
use super::{Shown, framed};
use crate::components::{
    Choice, ChoiceStyle, Go, Listed, NamedChoice, Shows, contested_and, contested_flag, live,
};
use crate::route::ThemeStep;
use crate::state::records::reflection::theme::{self, ThemeState};
use crate::state::{ReflectionView, use_session};
use crate::words::{self, Text};

pub(super) fn screen(shown: Shown) -> AnyView {
    let session = use_session();
    let (id, of) = (StoredValue::new(shown.id()), shown.theme.id.as_str());
    let said = shown.said();
    let level = Memo::new(move |_| said.with(|said| said.level));
    let levels = Level::ALL.into_iter().map(|given| {
        let words = shown.now.words_of(given);
        let chosen = Signal::derive(move || level.get() == Some(given));
        let choose = move |()| {
            session.save(said.with_untracked(|said| theme::agree(&id.get_value(), of, said, given)));
        };
        view! {
            <NamedChoice name="level" label=words.name.as_str() about=words.own.as_str() chosen choose />
        }
    });
    let levels = levels.listed();
    let several = Level::ALL.into_iter().map(|given| {
        let name = shown.now.words_of(given).name.as_str();
        (name.into(), theme::level(&id.get_value(), of, given))
    });
    let several = contested_and(several, move |change| {
        let mut levels = Level::ALL.into_iter();
        let given =
            levels.find(|given| theme::level(&id.get_value(), of, *given).as_ref() == Ok(&change));
        if let Some(given) = given {
            session
                .save(said.with_untracked(|said| theme::agree(&id.get_value(), of, said, given)));
        }
    });
    let views = {
        let (now, to) = (shown.now.clone(), shown.route(ThemeStep::Views));
        let views = Memo::new(move |_| said.with(|said| (said.views.len(), said.spread())));
        move || {
            let told = match views.get() {
                (0, _) => words::reflection_level::views_about(),
                (count, None) => words::reflection_level::views_in(count),
                (count, Some(spread)) => told(&now, count, spread),
            };
            view! {
                <section class="card">
                    <p>{told}</p>
                    <Go to=to.clone() class="button button-quiet button-small">{words::reflection_level::views()}</Go>
                </section>
            }
        }
    };
    let settled = {
        let shown = shown.clone();
        let has_level = Memo::new(move |_| level.with(Option::is_some));
        move || {
            has_level
                .get()
                .shows(|| view! { <Settled shown=shown.clone() /> })
        }
    };
    let body = view! {
        {live(views)}
        <fieldset class="levels">
            <legend class="visually-hidden">{words::question::pick()}</legend>
            {levels}
        </fieldset>
        {several}
        <Standing shown=shown.clone() />
        {live(settled)}
    };
    let ways = (
        shown.route(ThemeStep::Evidence),
        shown.route(ThemeStep::Voices),
    );
    framed(
        &shown,
        ThemeStep::Level,
        words::reflection_level::heading(),
        ways,
        body.into_any(),
    )
}

/// How far the views of single people are apart, and the instrument's words where that is far.
pub(super) fn told(view: &ReflectionView, count: usize, spread: Spread) -> Text {
    let name = |level| view.words_of(level).name.as_str();
    let (lowest, highest) = (name(spread.lowest), name(spread.highest));
    let told = match spread.levels_apart() {
        0 => words::reflection_level::views_same(count, lowest),
        _ => words::reflection_level::views_apart(count, lowest, highest),
    };
    match spread.is_wide() {
        true => format!("{told} {}", view.reflection.gap_messages.very_different).into(),
        false => told,
    }
}

/// A draft, or final. A level that needs evidence and has none stays a draft, with the reason.
#[component]
fn Settled(shown: Shown) -> impl IntoView {
    let session = use_session();
    let (id, of) = (StoredValue::new(shown.id()), shown.theme.id.as_str());
    let said = shown.said();
    let state = Memo::new(move |_| said.with(|said| said.state()));
    let lacks =
        Memo::new(move |_| said.with(|said| said.may_be_final() == Err(OnlyDraft::NoEvidence)));
    let choice = move |is_final: bool, label: Text| {
        let chosen = Signal::derive(move || (state.get() == ThemeState::Final) == is_final);
        let choose = move |()| session.save_one(theme::set_final(&id.get_value(), of, is_final));
        view! { <Choice name="final" label chosen choose style=ChoiceStyle::Card /> }.into_any()
    };
    let to = shown.route(ThemeStep::Evidence);
    let part = move || {
        if lacks.get() {
            return view! {
                <section class="card">
                    <p>{words::reflection_level::only_draft()}</p>
                    <Go to=to.clone() class="button button-quiet button-small">{words::reflection_level::add_evidence()}</Go>
                </section>
            }
            .into_any();
        }
        view! {
            <fieldset>
                <legend class="visually-hidden">{words::reflection_level::settled()}</legend>
                <div class="choice-pair">
                    {choice(false, words::reflection_level::draft())}
                    {choice(true, words::reflection_level::is_final())}
                </div>
            </fieldset>
            {contested_flag(|is_final| theme::set_final(&id.get_value(), of, is_final))}
        }
        .into_any()
    };
    live(part)
}
