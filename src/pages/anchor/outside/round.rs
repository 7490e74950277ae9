//! A round of outside voices of an organisation's own reflection: the open one, a host's file, and the
//! rounds that were closed.

use instruments::reflection::ClosedRound;
use leptos::prelude::*;

use super::from_host::FromHost;
use super::open::OpenRound;
use crate::components::{BottomBar, Go, Listed, Page, Shows, live};
use crate::navigation::use_navigation;
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::ReflectionView;
use crate::state::records::reflection::round::RoundOf;
use crate::words::{self, Text};

#[component]
pub(crate) fn RoundScreen(
    view: Memo<Option<ReflectionView>>,
    now: ReflectionView,
) -> impl IntoView {
    let navigation = use_navigation();
    let of = RoundOf::Own(now.record.id.clone());
    let outcome = AnchorPlace::reflection(&now.record.id, ReflectionPlace::Outcome);
    let to = outcome.clone();
    let closed = Callback::new(move |()| navigation.go(to.clone()));
    let rounds = move || {
        let rounds = view.with(|view| {
            let rounds = view.iter().flat_map(|view| &view.record.rounds);
            let rounds = rounds.map(
                |round| view! { <li class="row"><span>{closed_round(&round.what)}</span></li> },
            );
            rounds.listed()
        });
        let are_any = !rounds.is_empty();
        are_any.shows(|| view! {
            <section><h2>{words::reflection_round::closed()}</h2><ul class="rows">{rounds}</ul></section>
        })
    };
    view! {
        <Page title=words::reflection_round::title() class="round">
            <p class="lead">{words::reflection_round::lead()}</p>
            <OpenRound of closed />
            <FromHost now />
            {live(rounds)}
            <BottomBar>
                <Go to=outcome class="button button-quiet">{words::reflection_commitments::to_result()}</Go>
            </BottomBar>
        </Page>
    }
}

/// When a round was closed, and whether there was too little to keep.
pub(super) fn closed_round(round: &ClosedRound) -> Text {
    let date = words::full_date(round.closed_on());
    match round.summaries().next() {
        Some(_) => words::reflection_round::closed_on(date),
        None => words::reflection_round::closed_too_few(date),
    }
}
