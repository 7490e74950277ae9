//! The reflection on the start screen: begin one, go on with it, see what came of it, and find the
//! earlier ones, for what was promised there goes on.

use leptos::prelude::*;

use crate::components::{Go, Listed, Shows, live, tap};
use crate::navigation::use_navigation;
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::records::reflection;
use crate::state::{
    ReflectionView, date_of, reflection_view, start_reflection, use_reflections, use_session,
};
use crate::words::{self, Text};

#[component]
pub(crate) fn ReflectionEntry() -> impl IntoView {
    let (session, reflections) = (use_session(), use_reflections());
    let all = Memo::new(move |_| {
        session.replica.with(|replica| {
            let all = reflection::all(replica).into_iter();
            let views = all.filter_map(|record| reflection_view(replica, reflections, &record.id));
            views.collect::<Vec<_>>()
        })
    });
    live(move || {
        let mut all = all.get().into_iter();
        match all.next() {
            Some(view) => view! { <Newest view /> {earlier(all)} }.into_any(),
            None => view! { <Begin again=false /> }.into_any(),
        }
    })
}

#[component]
fn Begin(again: bool) -> impl IntoView {
    let (session, reflections, navigation) = (use_session(), use_reflections(), use_navigation());
    let begin = move |_| {
        let id = start_reflection(session, reflections);
        navigation.go(AnchorPlace::reflection(&id, ReflectionPlace::Inventory));
    };
    let (class, title, about) = match again {
        false => (
            "go-card go-card-first",
            words::reflection_entry::begin(),
            words::reflection_entry::begin_about(),
        ),
        true => (
            "go-card",
            words::reflection_entry::again(),
            words::reflection_entry::again_about(),
        ),
    };
    view! {
        <button type="button" class=class on:click=tap(begin)><strong>{title}</strong><span>{about}</span></button>
    }
}

#[component]
fn Newest(view: ReflectionView) -> impl IntoView {
    let finished = view
        .record
        .finished
        .map(|finished| words::full_date(date_of(finished)));
    let is_finished = finished.is_some();
    let (place, title, about) = match finished {
        Some(date) => (
            ReflectionPlace::Outcome,
            words::reflection_entry::result(),
            words::reflection_entry::result_about(date),
        ),
        None => (
            ReflectionPlace::Themes,
            words::reflection_entry::go_on(),
            how_far(&view),
        ),
    };
    view! {
        <Go to=AnchorPlace::reflection(&view.record.id, place) class="go-card go-card-first">
            <strong>{title}</strong><span>{about}</span>
        </Go>
        {is_finished.shows(|| view! { <Begin again=true /> })}
    }
}

fn how_far(view: &ReflectionView) -> Text {
    let themes = view.reflection.themes.iter();
    let with_level = themes.filter(|theme| view.said(theme).level.is_some());
    words::reflection_entry::go_on_about(with_level.count(), view.reflection.themes.len())
}

/// The reflections before the newest, each with what is still to be done in it.
fn earlier(views: impl Iterator<Item = ReflectionView>) -> AnyView {
    let rows = views.map(|view| line(&view)).listed();
    let are_any = !rows.is_empty();
    are_any
        .shows(|| {
            view! {
                <section>
                    <h2>{words::reflection_entry::earlier()}</h2>
                    <ul class="rows">{rows}</ul>
                </section>
            }
        })
        .into_any()
}

fn line(view: &ReflectionView) -> AnyView {
    let record = &view.record;
    let (place, title, about) = match record.finished {
        Some(finished) => (
            ReflectionPlace::Outcome,
            words::full_date(date_of(finished)),
            match record.open_commitments().count() {
                0 => words::reflection_entry::finished(),
                open => words::reflection_entry::open_commitments(open),
            },
        ),
        None => (
            ReflectionPlace::Themes,
            words::reflection_entry::begun_on(words::full_date(date_of(record.started))),
            how_far(view),
        ),
    };
    let to = AnchorPlace::reflection(&record.id, place);
    view! { <li><Go to class="row"><strong>{title}</strong><span>{about}</span></Go></li> }
        .into_any()
}
