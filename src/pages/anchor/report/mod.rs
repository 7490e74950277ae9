//! The reflection as a report to print. What goes in is ticked above it; below, it stands as it will
//! be printed.

mod listening;
mod pairs;
mod section;
mod themes;

use leptos::prelude::*;

use self::pairs::{commitments, holdings};
use self::section::{Chosen, Section};
use crate::components::{BottomBar, Go, Listed, Mark, Page, Shows, live, tap};
use crate::pages::NotFound;
use crate::platform::browser;
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::records::anchor::{self, AnchorProfile};
use crate::state::{ReflectionView, date_of, now, reflection_view, use_reflections, use_session};
use crate::words;

/// The report of the reflection of that id.
#[component]
pub(crate) fn Report(reflection: String) -> impl IntoView {
    let (session, reflections) = (use_session(), use_reflections());
    let view = Memo::new(move |_| {
        session
            .replica
            .with(|replica| reflection_view(replica, reflections, &reflection))
    });
    let chosen = Chosen::at_first();
    live(move || match view.get() {
        Some(view) => view! { <Shown view chosen /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    })
}

#[component]
fn Shown(view: ReflectionView, chosen: Chosen) -> impl IntoView {
    let profile = use_session().replica.with(anchor::read);
    let parts: Vec<(Section, AnyView)> = Section::ALL
        .into_iter()
        .filter_map(|section| Some((section, part(section, &view, &profile)?)))
        .collect();
    let marks = parts.iter().map(|(section, _)| {
        let on = chosen.of(*section);
        view! { <Mark label=section.name() on=on.into() set=move |is_in| on.set(is_in) /> }
    });
    let marks = marks.listed();
    let parts = parts.into_iter().map(move |(section, part)| {
        let on = chosen.of(section);
        view! { <section hidden=move || !on.get()>{part}</section> }
    });
    let back = AnchorPlace::reflection(&view.record.id, ReflectionPlace::Outcome);
    let is_named = profile.name.is_some() && profile.place.is_some();
    let above = || view! { <p class="eyebrow no-print">{words::reflection_report::page()}</p> };
    view! {
        <Page title=words::reflection_report::page() heading=words::reflection_report::heading() class="report" above>
            <fieldset class="report-choices no-print">
                <legend>{words::reflection_report::choose()}</legend>
                {marks}
            </fieldset>
            {(!is_named).shows(|| view! {
                <p class="links no-print"><Go to=AnchorPlace::Profile>{words::reflection_report::who_are_you()}</Go></p>
            })}
            {profile.may_have_to_disclose().shows(|| view! {
                <p class="card notice no-print">{words::reflection_report::may_be_asked_for()}</p>
            })}
            <article class="report-paper">
                {head(&view, &profile)}
                {parts.listed()}
                <p class="not-a-certificate">{words::reflection_report::not_a_certificate()}</p>
            </article>
            <BottomBar>
                <Go to=back class="button button-quiet">{words::reflection_commitments::to_result()}</Go>
                <button type="button" class="button button-main" on:click=tap(|_| browser::print())>{words::result::print()}</button>
            </BottomBar>
        </Page>
    }
}

/// Whose report it is, of where and when, and by which version of the questions.
fn head(view: &ReflectionView, profile: &AnchorProfile) -> AnyView {
    let date = date_of(view.record.finished.unwrap_or_else(now));
    let about = [
        profile.place.clone(),
        Some(words::full_date(date).into_owned()),
        Some(words::about::instrument(&view.reflection.version).into_owned()),
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    view! {
        <header>
            <p><strong>{profile.name.clone()}</strong></p>
            <p class="hint">{about.join(" · ")}</p>
        </header>
    }
    .into_any()
}

/// What a section says; none where there is nothing to say.
fn part(section: Section, view: &ReflectionView, profile: &AnchorProfile) -> Option<AnyView> {
    let said = match section {
        Section::Room => view! { <p class="own-words">{profile.room.clone()?}</p> }.into_any(),
        Section::Hold => holdings(view)?,
        Section::Themes => themes::levels(view),
        Section::Written => themes::written(view)?,
        Section::Words => outside_words(view)?,
        Section::Commitments => commitments(view)?,
        Section::Listening => listening::measures()?,
    };
    Some(view! { <h2>{section.name()}</h2>{said} }.into_any())
}

/// What people outside wrote; a closed round has none where fewer than three wrote.
fn outside_words(view: &ReflectionView) -> Option<AnyView> {
    let words = view.record.wishes()?.words();
    let quotes = words
        .iter()
        .map(|words| view! { <blockquote>{words.clone()}</blockquote> });
    let quotes = quotes.listed();
    (!quotes.is_empty()).shows(|| quotes)
}
