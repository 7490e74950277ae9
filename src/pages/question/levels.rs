//! The five described levels, "I don't know" and "Not for us".

use instruments::check::{Answer, FittingQuestion, Level};
use leptos::prelude::*;

use crate::components::{Choice, ChoiceStyle, Listed, TextArea, contested, live};
use crate::state::records::check;
use crate::state::{CheckView, use_session};
use crate::words;

const GROUP: &str = "answer";

/// A tap is saved at once and never jumps ahead.
#[component]
pub(super) fn Levels(
    view: Memo<Option<CheckView>>,
    fitting: FittingQuestion<'static>,
    now: CheckView,
) -> impl IntoView {
    let session = use_session();
    let question = fitting.question.id.as_str();
    let id = StoredValue::new(now.record.id.clone());
    let answer = Memo::new(move |_| {
        view.with(|view| {
            view.as_ref()
                .and_then(|view| view.record.answers.get(question).copied())
        })
    });
    let choice = move |given: Answer, label: String| {
        let chosen = Signal::derive(move || answer.get() == Some(given));
        let choose = move |()| session.save_one(check::answer(&id.get_value(), question, given));
        view! { <Choice name=GROUP label chosen choose style=ChoiceStyle::Card /> }
    };
    let wording = fitting.question.wording(&now.profile);
    let levels = Level::ALL.into_iter().zip(wording.levels);
    let levels = levels
        .map(|(level, label)| choice(Answer::Level(level), label.to_owned()))
        .listed();
    let others = view! {
        <div class="choice-pair">
            {choice(Answer::DontKnow, now.check.dont_know.clone())}
            {choice(Answer::NotForUs, now.check.not_for_us.clone())}
        </div>
    };
    let choices = if fitting.not_for_us_first {
        (others.into_any(), levels.into_any())
    } else {
        (levels.into_any(), others.into_any())
    };
    let more = move || {
        match answer.get() {
        Some(Answer::NotForUs) => {
            view! { <TextArea id="reason" label=words::question::reason() path=check::reason_path(&id.get_value(), question) short=true /> }.into_any()
        }
        Some(Answer::DontKnow) => {
            view! { <p class="hint">{words::question::dont_know_help()}</p> }.into_any()
        }
        _ => ().into_any(),
    }
    };
    let answers = Level::ALL.into_iter().zip(wording.levels);
    let answers = answers.map(|(level, label)| (Answer::Level(level), label));
    let others = [
        (Answer::DontKnow, now.check.dont_know.as_str()),
        (Answer::NotForUs, now.check.not_for_us.as_str()),
    ];
    let several = contested(answers.chain(others).map(|(given, label)| {
        let change = check::answer(&id.get_value(), question, given);
        (label.into(), change)
    }));
    view! {
        <fieldset class="levels">
            <legend class="visually-hidden">{words::question::pick()}</legend>
            {choices}
        </fieldset>
        {several}
        {live(more)}
    }
}
