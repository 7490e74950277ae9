//! A part of a screen that the engine has to tell first.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::refused::refused;
use crate::components::{live, tap};
use crate::sync::Refusal;
use crate::words;

/// What was told, ready to be drawn.
pub(super) type Part = Box<dyn FnOnce() -> AnyView>;
/// The asking.
pub(super) type Asked = Pin<Box<dyn Future<Output = Result<Part, Refusal>>>>;

/// How far it is; a part is taken out when it is drawn.
enum State {
    UnderWay,
    Told(Option<Part>),
    Refused(Refusal),
}

/// Draws the part once it was told, and until then that it is under way; where it was refused, why,
/// and a button to ask again.
pub(super) fn loaded(ask: Box<dyn Fn() -> Asked>) -> AnyView {
    let state = RwSignal::new_local(State::UnderWay);
    let ask = StoredValue::new_local(ask);
    let begin = move || {
        let asked = ask.with_value(|ask| ask());
        spawn_local(async move {
            let told = match asked.await {
                Ok(part) => State::Told(Some(part)),
                Err(refusal) => State::Refused(refusal),
            };
            // Nobody is there to see it where the person left meanwhile.
            let _ = state.try_set(told);
        });
    };
    begin();
    let again = move |_| {
        state.set(State::UnderWay);
        begin();
    };
    let take = move |state: &mut State| match state {
        State::Told(part) => part.take().map(|part| part()),
        State::UnderWay => {
            let words = words::backup::one_moment();
            Some(view! { <p class="hint under-way" role="status">{words}</p> }.into_any())
        }
        State::Refused(refusal) => {
            let why = refused(*refusal);
            Some(view! {
                <p class="why-not" role="alert">{why}</p>
                <button type="button" class="button button-quiet" on:click=tap(again)>{words::backup::try_again()}</button>
            }
            .into_any())
        }
    };
    live(move || {
        state.track();
        state
            .try_maybe_update(|state| (false, take(state)))
            .flatten()
    })
}
