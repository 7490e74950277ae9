//! A round of outside voices: how many have spoken, the handing over, and the closing. It shows
//! nothing of what was said.

use instruments::reflection::LEAST_VOICES;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{BottomBar, Disclosure, Go, Listed, Page, Shows, live, tap, what_is_wrong};
use crate::navigation::use_navigation;
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::{
    ReflectionView, close_round, open_round, use_handed_over, use_session, voices_in_round,
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

#[component]
pub(crate) fn RoundScreen(now: ReflectionView) -> impl IntoView {
    let (session, navigation) = (use_session(), use_navigation());
    let (handed_over, id) = (use_handed_over(), StoredValue::new(now.record.id.clone()));
    let known = RwSignal::new(Known::NotYet);
    let look = move || {
        spawn_local(async move {
            known.set(match voices_in_round(session, &id.get_value()).await {
                Ok(Some(voices)) => Known::Spoken(voices),
                Ok(None) => Known::NoneOpen,
                Err(error) => Known::Trouble(error),
            });
        });
    };
    look();
    let open = move |_| {
        spawn_local(async move {
            match open_round(session, &id.get_value()).await {
                Ok(()) => look(),
                Err(error) => known.set(Known::Trouble(error)),
            }
        });
    };
    let outcome = AnchorPlace::reflection(&now.record.id, ReflectionPlace::Outcome);
    let to = StoredValue::new(outcome.clone());
    let close = move |_| {
        spawn_local(async move {
            match close_round(session, &id.get_value()).await {
                Ok(()) if session.is_idle() => navigation.go(to.get_value()),
                Ok(()) => {}
                Err(error) => known.set(Known::Trouble(error)),
            }
        });
    };
    let hand_over = move |_| handed_over.hand_over(&id.get_value());
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
                <button type="button" class="button" on:click=tap(hand_over)>{words::reflection_round::hand_over()}</button>
            </section>
            <Closing voices close=Callback::new(close) />
        }
        .into_any(),
    }
    };
    let closed = now.record.rounds.iter().map(|round| {
        view! { <li class="row"><span>{words::reflection_round::closed_on(words::full_date(round.what.closed_on()))}</span></li> }
    });
    let closed = closed.listed();
    let has_closed = !closed.is_empty();
    view! {
        <Page title=words::reflection_round::title() class="round">
            <p class="lead">{words::reflection_round::lead()}</p>
            {live(part)}
            {has_closed.shows(|| view! {
                <section><h2>{words::reflection_round::closed()}</h2><ul class="rows">{closed}</ul></section>
            })}
            <BottomBar>
                <Go to=outcome class="button button-quiet">{words::reflection_commitments::to_result()}</Go>
            </BottomBar>
        </Page>
    }
}

/// Closing cannot be undone, so it is asked for twice; with fewer voices nothing would be kept.
#[component]
fn Closing(voices: usize, close: Callback<()>) -> impl IntoView {
    if voices < LEAST_VOICES {
        return view! { <p>{words::reflection_round::too_few(LEAST_VOICES)}</p> }.into_any();
    }
    view! {
        <Disclosure summary=words::reflection_round::close()>
            <p>{words::reflection_round::close_about()}</p>
            <button type="button" class="button button-danger" on:click=tap(move |_| close.run(()))>
                {words::reflection_round::close_for_good()}
            </button>
        </Disclosure>
    }
    .into_any()
}
