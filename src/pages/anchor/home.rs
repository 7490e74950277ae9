//! The start of the anchor part: what it is for, and the one way on.

use leptos::prelude::*;
use vault::Replica;

use super::ReflectionEntry;
use crate::components::{Disclosure, Go, KeptAside, Listed, Page, Shows, TakeCopy, live};
use crate::route::{AnchorPlace, LogPlace, Route};
use crate::state::records::{anchor, hosted, reflection as reflections};
use crate::state::{use_reflections, use_session};
use crate::words;

#[component]
pub(crate) fn Home() -> impl IntoView {
    let session = use_session();
    let versions = use_reflections();
    let reflection = versions.latest();
    let of_newer_questions = Signal::derive(move || {
        let all = session.replica.with(reflections::all);
        let is_newer = |version: &str| versions.version(version).is_none();
        all.iter()
            .filter(|record| is_newer(&record.version))
            .count()
    });
    let profile = Memo::new(move |_| session.replica.with(anchor::read));
    let is_enough = Memo::new(move |_| profile.with(anchor::AnchorProfile::is_enough));
    let first = move || match is_enough.get() {
        false => view! {
            <Go to=AnchorPlace::Profile class="go-card go-card-first">
                <strong>{words::anchor_home::begin()}</strong>
                <span>{words::anchor_home::begin_about()}</span>
            </Go>
        }
        .into_any(),
        true => view! {
            <ReflectionEntry />
            <Go to=LogPlace::Home class="go-card">
                <strong>{words::log::title()}</strong>
                <span>{words::log::lead()}</span>
            </Go>
            <Go to=AnchorPlace::Profile class="go-card">
                <strong>{words::anchor_home::profile()}</strong>
                <span>{words::anchor_home::profile_about()}</span>
            </Go>
        }
        .into_any(),
    };
    view! {
        <Page title=words::anchor_home::title() class="anchor-home">
            <p class="lead">{words::anchor_home::lead()}</p>
            {live(first)}
            {live(move || hosting(&session.replica.read()))}
            <KeptAside of_newer_questions />
            {session.in_memory_only.shows(|| view! { <KeptNowhere /> })}
            <Disclosure summary=words::anchor_home::what()>
                <p>{reflection.definition.as_str()}</p>
                <p>{reflection.how.as_str()}</p>
            </Disclosure>
            <nav class="more-ways">
                <Go to=Route::Home class="go-card">
                    <strong>{words::home::check()}</strong>
                    <span>{words::home::check_about()}</span>
                </Go>
            </nav>
        </Page>
    }
}

/// The ways back to where this device is the host of somebody else's round.
fn hosting(replica: &Replica) -> AnyView {
    let hosted = hosted::all(replica).into_iter();
    let ways = hosted.map(|hosted| {
        let to = AnchorPlace::Host {
            version: hosted.version,
            reflection: hosted.id,
        };
        view! {
            <Go to class="go-card">
                <strong>{words::host::title()}</strong>
                <span>{hosted.name}</span>
            </Go>
        }
    });
    ways.listed().into_any()
}

/// The copy has a page in another part, and a page that is left here takes all answers with it.
#[component]
fn KeptNowhere() -> impl IntoView {
    view! {
        <section class="card">
            <p>{words::trouble::unavailable()}</p>
            <TakeCopy class="button button-quiet" />
        </section>
    }
}
