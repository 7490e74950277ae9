//! Which check to do, for somebody who was here before.

use instruments::check::Mode;
use leptos::prelude::*;

use crate::components::{Go, Listed, Page, tap};
use crate::navigation::use_navigation;
use crate::pages::Profile;
use crate::route::Route;
use crate::state::records::profile;
use crate::state::{actions, use_instruments, use_session};
use crate::words;

#[component]
pub(crate) fn Start() -> impl IntoView {
    let (session, instruments, navigation) = (use_session(), use_instruments(), use_navigation());
    let form = &instruments.latest().form;
    let profile = session
        .replica
        .with_untracked(|replica| profile::read(replica, form));
    if !profile.is_enough() {
        return view! { <Profile /> }.into_any();
    }
    let labels = [
        form.sizes
            .iter()
            .find(|band| Some(&band.id) == profile.size.as_ref())
            .map(|band| band.label.clone()),
        form.sectors
            .iter()
            .find(|sector| Some(&sector.id) == profile.sector.as_ref())
            .map(|sector| sector.label.clone()),
        form.stages
            .iter()
            .find(|stage| Some(&stage.id) == profile.stage.as_ref())
            .map(|stage| stage.label.clone()),
    ];
    let quick = instruments
        .latest()
        .questions_that_fit(&profile, Mode::Quick);
    let first = quick
        .first()
        .map(|fitting| fitting.question.id.clone())
        .unwrap_or_default();
    let full = instruments
        .latest()
        .questions_that_fit(&profile, Mode::Full)
        .len();
    let begin =
        move |mode| navigation.go_instead(actions::start_check(session, instruments, mode, &first));
    let begin_quick = begin.clone();
    view! {
        <Page title=words::start::title() class="start">
            <button type="button" class="go-card go-card-first" on:click=tap(move |_| begin_quick(Mode::Quick))>
                <strong>{words::start::quick()}</strong>
                <span>{words::start::quick_about()}</span>
            </button>
            <button type="button" class="go-card" on:click=tap(move |_| begin(Mode::Full))>
                <strong>{words::start::full()}</strong>
                <span>{words::start::full_about(full)}</span>
            </button>
            <section>
                <h2>{words::start::first_profile()}</h2>
                <ul class="plain-list">{labels.into_iter().flatten().map(|label| view! { <li>{label}</li> }).listed()}</ul>
                <Go to=Route::Profile>{words::start::change_profile()}</Go>
            </section>
        </Page>
    }
    .into_any()
}
