//! The open round: how many have spoken, the ways to hear more, and the closing. It shows nothing of what
//! was said.

use instruments::reflection::LEAST_VOICES;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::paper::PaperForm;
use crate::components::{Disclosure, live, tap, what_is_wrong};
use crate::platform::browser;
use crate::state::records::reflection::round::RoundOf;
use crate::state::{
    HandedWhat, asked_in, close_round, open_round, use_handed_over, use_reflections, use_session,
    voices_in_round,
};
use crate::storage::StorageError;
use crate::words;

/// What is known of the open round.
#[derive(Clone, PartialEq)]
enum Known {
    NotYet,
    NoneOpen,
    Spoken(usize),
    Trouble(StorageError),
}

/// `begin` is called before a round is opened, `closed` once one was closed that has numbers to show.
#[component]
pub(super) fn OpenRound(
    of: RoundOf,
    #[prop(optional)] begin: Option<Callback<()>>,
    #[prop(optional)] closed: Option<Callback<()>>,
) -> impl IntoView {
    let (session, handed_over) = (use_session(), use_handed_over());
    let asked = asked_in(session, use_reflections(), &of);
    let of = StoredValue::new(of);
    let known = RwSignal::new(Known::NotYet);
    let look = move || {
        spawn_local(async move {
            known.set(match voices_in_round(session, &of.get_value()).await {
                Ok(Some(voices)) => Known::Spoken(voices),
                Ok(None) => Known::NoneOpen,
                Err(error) => Known::Trouble(error),
            });
        });
    };
    look();
    let open = move |_| {
        if let Some(begin) = begin {
            begin.run(());
        }
        spawn_local(async move {
            match open_round(session, &of.get_value()).await {
                Ok(()) => look(),
                Err(error) => known.set(Known::Trouble(error)),
            }
        });
    };
    let close = move |voices: usize| {
        Callback::new(move |()| {
            spawn_local(async move {
                match close_round(session, &of.get_value()).await {
                    Ok(()) => {
                        look();
                        if let Some(closed) = closed.filter(|_| voices >= LEAST_VOICES) {
                            closed.run(());
                        }
                    }
                    Err(error) => known.set(Known::Trouble(error)),
                }
            });
        })
    };
    let hand_over = move |what| handed_over.hand_over(of.get_value(), what);
    let part = move || {
        match known.get() {
        Known::NotYet => ().into_any(),
        Known::Trouble(error) => view! { <p role="alert">{what_is_wrong(&error)}</p> }.into_any(),
        Known::NoneOpen => view! {
            <button type="button" class="button" on:click=tap(open)>{words::reflection_round::open()}</button>
        }
        .into_any(),
        Known::Spoken(voices) => view! {
            <section class="card">
                <p><strong>{words::reflection_round::spoken(voices)}</strong></p>
                <p class="hint">{words::reflection_round::apart()}</p>
            </section>
            <section>
                <h2>{words::reflection_round::here()}</h2>
                <p>{words::reflection_round::here_about()}</p>
                <button type="button" class="button" on:click=tap(move |_| hand_over(HandedWhat::Form))>{words::reflection_round::hand_over()}</button>
            </section>
            <section>
                <h2>{words::reflection_round::paper()}</h2>
                <p>{words::reflection_round::paper_about()}</p>
                <div class="button-row">
                    <button type="button" class="button button-quiet" on:click=tap(|_| browser::print())>{words::reflection_round::print()}</button>
                    <button type="button" class="button button-quiet" on:click=tap(move |_| hand_over(HandedWhat::Papers))>{words::reflection_round::type_in()}</button>
                </div>
            </section>
            <section><Closing voices close=close(voices) /></section>
        }
        .into_any(),
    }
    };
    view! {
        {live(part)}
        <PaperForm asked />
    }
}

/// Closing cannot be undone, so it is asked for twice, and it says what is kept.
#[component]
fn Closing(voices: usize, close: Callback<()>) -> impl IntoView {
    let (name, about, for_good) = match voices {
        0 => (
            words::reflection_round::end(),
            words::reflection_round::end_empty(),
            words::reflection_round::end_for_good(),
        ),
        few if few < LEAST_VOICES => (
            words::reflection_round::end(),
            words::reflection_round::end_about(LEAST_VOICES),
            words::reflection_round::end_for_good(),
        ),
        _ => (
            words::reflection_round::close(),
            words::reflection_round::close_about(),
            words::reflection_round::close_for_good(),
        ),
    };
    view! {
        <Disclosure summary=name>
            <p>{about}</p>
            <button type="button" class="button button-danger" on:click=tap(move |_| close.run(()))>{for_good}</button>
        </Disclosure>
    }
}
