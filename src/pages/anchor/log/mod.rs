//! The log of listening: whom an anchor met, what they said, and what came of it.

mod actor;
mod actors;
mod calendar;
mod day;
mod entries;
mod entry;
mod home;
mod in_parts;
mod measure;
mod measures;
mod naming;
mod question;
mod quick;
mod said_and_did;
mod who;

use leptos::prelude::*;

use self::actor::OneActor;
use self::actors::Actors;
use self::entries::{Entries, OpenQuestions};
use self::entry::OneEntry;
use self::home::LogHome;
pub(super) use self::home::regularity;
use self::measure::OneMeasure;
pub(super) use self::measure::about as about_measure;
use self::measures::Measures;
pub(super) use self::measures::{left_out, share};
use self::question::Question;
use self::quick::Quick;
use crate::components::{Go, Page, live};
use crate::pages::NotFound;
use crate::route::{AnchorPlace, LogPlace};
use crate::state::records::anchor;
use crate::state::use_session;
use crate::words;

/// The screen of a place in the log, where it is one of the first.
pub(crate) fn first(place: LogPlace) -> Option<AnyView> {
    matches!(place, LogPlace::Home | LogPlace::Quick { .. }).then(|| {
        once_it_may_begin(move || match place.clone() {
            LogPlace::Quick { entry } => view! { <Quick entry /> }.into_any(),
            _ => view! { <LogHome /> }.into_any(),
        })
    })
}

/// The screen of a place in the log that is none of the first.
pub(crate) fn rest(place: LogPlace) -> AnyView {
    once_it_may_begin(move || match place.clone() {
        LogPlace::Entries => view! { <Entries /> }.into_any(),
        LogPlace::OpenQuestions => view! { <OpenQuestions /> }.into_any(),
        LogPlace::Entry { entry } => view! { <OneEntry entry /> }.into_any(),
        LogPlace::Question { entry, field } => view! { <Question entry field /> }.into_any(),
        LogPlace::Actors => view! { <Actors /> }.into_any(),
        LogPlace::Actor { actor } => view! { <OneActor actor /> }.into_any(),
        LogPlace::Measures => view! { <Measures /> }.into_any(),
        LogPlace::Measure(measure) => view! { <OneMeasure measure /> }.into_any(),
        LogPlace::Home | LogPlace::Quick { .. } => view! { <NotFound /> }.into_any(),
    })
}

/// The screen; until the organisation has said what it is and was told what that means, the way
/// there, for nothing is typed before that.
fn once_it_may_begin(screen: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let session = use_session();
    let may_begin = Memo::new(move |_| session.replica.with(anchor::read).is_enough());
    live(move || match may_begin.get() {
        true => screen(),
        false => view! { <NotYet /> }.into_any(),
    })
}

#[component]
fn NotYet() -> impl IntoView {
    view! {
        <Page title=words::log::title() class="log-home">
            <p class="lead">{words::log::lead()}</p>
            <Go to=AnchorPlace::Profile class="go-card go-card-first">
                <strong>{words::anchor_home::begin()}</strong>
                <span>{words::anchor_home::begin_about()}</span>
            </Go>
        </Page>
    }
}
