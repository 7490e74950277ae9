//! The screens of a reflection, one file or folder each.

mod commitment;
mod commitments;
mod entry;
mod inventory;
mod outcome;
mod theme;
mod themes;

use leptos::prelude::*;

pub(super) use self::commitment::{label, status_name};
pub(crate) use self::entry::ReflectionEntry;
pub(super) use self::outcome::{legend, told_of};
pub(super) use self::theme::{about, kind_name, label_of};
use super::outside::RoundScreen;
use crate::components::live;
use crate::pages::NotFound;
use crate::route::ReflectionPlace;
use crate::state::{ReflectionView, reflection_view, use_reflections, use_session};

/// The screen of a place in a reflection.
pub(crate) fn screen(id: String, place: ReflectionPlace) -> AnyView {
    let (session, reflections) = (use_session(), use_reflections());
    let view = Memo::new(move |_| {
        session
            .replica
            .with(|replica| reflection_view(replica, reflections, &id))
    });
    let is_there = Memo::new(move |_| view.with(Option::is_some));
    // A reflection that was just begun is shown once that is saved.
    let is_saved = session.is_idle();
    live(move || match (is_there.get(), view.get_untracked()) {
        (true, Some(now)) => opened(Opened { view, now }, place.clone()),
        _ if is_saved => view! { <NotFound /> }.into_any(),
        _ => ().into_any(),
    })
}

/// A reflection on screen: `now` as it was when the screen was opened, `view` as it goes on.
#[derive(Clone)]
struct Opened {
    view: Memo<Option<ReflectionView>>,
    now: ReflectionView,
}

fn opened(opened: Opened, place: ReflectionPlace) -> AnyView {
    match place {
        ReflectionPlace::Inventory => view! { <inventory::Inventory opened /> }.into_any(),
        ReflectionPlace::Themes => view! { <themes::Themes view=opened.view /> }.into_any(),
        ReflectionPlace::Theme { theme, step } => theme::screen(opened, &theme, step),
        ReflectionPlace::Voice { theme, voice } => theme::voice_screen(opened, &theme, voice),
        ReflectionPlace::Outcome => view! { <outcome::Outcome view=opened.view /> }.into_any(),
        ReflectionPlace::Round => {
            view! { <RoundScreen view=opened.view now=opened.now /> }.into_any()
        }
        ReflectionPlace::Commitments => {
            view! { <commitments::Commitments view=opened.view /> }.into_any()
        }
        ReflectionPlace::Commitment { commitment } => {
            view! { <commitment::CommitmentScreen opened commitment /> }.into_any()
        }
    }
}
