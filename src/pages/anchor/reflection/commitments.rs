//! Up to three commitments: those that were made, what is still open from last time, and the themes
//! to make one from.

use instruments::reflection::{Commitment, MOST_COMMITMENTS};
use leptos::prelude::*;

use super::commitment::status_name;
use crate::components::{BottomBar, Go, Listed, Page, Shows, live, tap};
use crate::navigation::use_navigation;
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::records::reflection::Piece;
use crate::state::{
    ReflectionView, add_commitment, reflection_before, use_reflections, use_session,
};
use crate::words::{self, Text};

#[component]
pub(super) fn Commitments(view: Memo<Option<ReflectionView>>) -> impl IntoView {
    live(move || view.get().map(|view| view! { <Shown view /> }.into_any()))
}

#[component]
fn Shown(view: ReflectionView) -> impl IntoView {
    let (session, reflections, navigation) = (use_session(), use_reflections(), use_navigation());
    let before = session
        .replica
        .with(|replica| reflection_before(replica, reflections, &view));
    let still_open = before.map(|before| {
        let open = before.record.open_commitments();
        open.map(|commitment| line(&before, commitment)).listed()
    });
    let still_open = still_open.filter(|open| !open.is_empty());
    let id = view.record.id.clone();
    let back = AnchorPlace::reflection(&id, ReflectionPlace::Outcome);
    let has_room = view.record.commitments.len() < MOST_COMMITMENTS;
    let themes = has_room.then(|| {
        let themes = view.reflection.themes.iter().map(|theme| {
            let id = id.clone();
            let add = move |_| navigation.go(add_commitment(session, &id, &theme.id));
            view! {
                <button type="button" class="go-card" on:click=tap(add)>
                    <strong>{theme.name.as_str()}</strong>
                    <span>{theme.commitment.as_str()}</span>
                </button>
            }
        });
        themes.listed()
    });
    view! {
        <Page title=words::reflection_commitments::title() class="plan">
            <p class="lead">{words::reflection_commitments::lead()}</p>
            <CommitmentRows view=view.clone() />
            {still_open.map(|open| view! {
                <section>
                    <h2>{words::reflection_commitments::from_last_time()}</h2>
                    <ul class="rows">{open}</ul>
                </section>
            })}
            {themes.map(|themes| view! {
                <section class="no-print">
                    <h2>{words::reflection_commitments::pick_theme()}</h2>
                    {themes}
                </section>
            })}
            {(!has_room).shows(|| view! { <p>{words::reflection_commitments::enough()}</p> })}
            <BottomBar>
                <Go to=back class="button button-main">{words::reflection_commitments::to_result()}</Go>
            </BottomBar>
        </Page>
    }
}

/// The commitments that were made, each with how far it has come.
#[component]
pub(super) fn CommitmentRows(view: ReflectionView) -> impl IntoView {
    let rows = view
        .record
        .commitments
        .iter()
        .map(|commitment| line(&view, commitment));
    let rows = rows.listed();
    view! { <ul class="rows">{rows}</ul> }
}

fn line(view: &ReflectionView, commitment: &Piece<Commitment>) -> AnyView {
    let place = ReflectionPlace::Commitment {
        commitment: commitment.id.clone(),
    };
    let to = AnchorPlace::reflection(&view.record.id, place);
    let (title, status) = (
        title(view, commitment),
        commitment.what.status.map(status_name),
    );
    view! { <li><Go to class="row"><strong>{title}</strong><span>{status}</span></Go></li> }
        .into_any()
}

/// What will be done, or the theme where that is not written yet.
fn title(view: &ReflectionView, commitment: &Piece<Commitment>) -> Text {
    let commitment = &commitment.what;
    if !commitment.what_we_will_do.trim().is_empty() {
        return commitment.what_we_will_do.clone().into();
    }
    let theme = view.theme(&commitment.theme);
    theme.map_or_else(words::reflection_commitments::unnamed, |(_, theme)| {
        theme.name.as_str().into()
    })
}
