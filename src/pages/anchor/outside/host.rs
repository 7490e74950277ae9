//! A host hears people for an organisation whose reflection is made on another device, and hands over one
//! file for each round that it closed.

use instruments::reflection::{ClosedRound, RoundFile};
use leptos::prelude::*;

use super::open::OpenRound;
use super::round::closed_round;
use crate::components::{Go, Listed, Page, Shows, TextArea, live, tap};
use crate::platform::download;
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::records::hosted::{self, HostedRecord};
use crate::state::records::reflection::{self, Piece, round::RoundOf};
use crate::state::{use_reflections, use_session};
use crate::words::{self, Text};

/// For the reflection of that id, which was made with that version of the questions.
#[component]
pub(crate) fn Host(version: String, reflection: String) -> impl IntoView {
    let (session, reflections) = (use_session(), use_reflections());
    let is_own = session
        .replica
        .with_untracked(|replica| reflection::read(replica, &reflection).is_some());
    let part = if is_own {
        let round = AnchorPlace::reflection(&reflection, ReflectionPlace::Round);
        view! {
            <p>{words::host::own()}</p>
            <p class="links"><Go to=round>{words::reflection_round::title()}</Go></p>
        }
        .into_any()
    } else if reflections.version(&version).is_none() {
        view! { <p role="alert">{words::host::unknown()}</p> }.into_any()
    } else {
        view! { <Hosting version reflection /> }.into_any()
    };
    view! {
        <Page title=words::host::title() class="round host">
            <p class="lead">{words::host::lead()}</p>
            {part}
        </Page>
    }
}

#[component]
fn Hosting(version: String, reflection: String) -> impl IntoView {
    let session = use_session();
    let id = reflection.clone();
    let hosted = Memo::new(move |_| session.replica.with(|replica| hosted::read(replica, &id)));
    let name = hosted::name_path(&reflection);
    let id = reflection.clone();
    let begin = Callback::new(move |()| session.save_one(hosted::begin(&id, &version)));
    let saved = RwSignal::new(None::<Text>);
    let files = move || hosted.with(|hosted| files(hosted.as_ref()?, saved));
    view! {
        <TextArea id="host-name" label=words::host::name() path=name short=true />
        <OpenRound of=RoundOf::Hosted(reflection) begin />
        {live(files)}
        <p role="status">{live(move || saved.get())}</p>
    }
}

/// The rounds that were closed here, each with its file; none where there are none.
fn files(hosted: &HostedRecord, saved: RwSignal<Option<Text>>) -> Option<AnyView> {
    let rounds = hosted.rounds.iter();
    let rounds = rounds.map(|round| view! { <li>{file(hosted, round, saved)}</li> });
    let rounds = rounds.listed();
    (!rounds.is_empty()).shows(|| {
        view! {
            <section>
                <h2>{words::reflection_round::closed()}</h2>
                <p>{words::host::files_about()}</p>
                <ul class="plain-list">{rounds}</ul>
            </section>
        }
    })
}

fn file(
    hosted: &HostedRecord,
    round: &Piece<ClosedRound>,
    saved: RwSignal<Option<Text>>,
) -> AnyView {
    let file = RoundFile {
        questions: hosted.version.clone(),
        reflection: hosted.id.clone(),
        round: round.id.clone(),
        closed: round.what.clone(),
    };
    let save = move |_| {
        let name = format!("good-business-round-{}.json", file.closed.closed_on());
        let is_saved = download::save_text(&name, "application/json", &file.write()).is_ok();
        saved.set(Some(match is_saved {
            true => words::host::saved(name),
            false => words::copy::take_failed(),
        }));
    };
    view! {
        <p>{closed_round(&round.what)}</p>
        <button type="button" class="button button-small" on:click=tap(save)>{words::host::save()}</button>
    }
    .into_any()
}
