//! The reflection on the start screen: begin one, go on with it, or see what came of it.

use leptos::prelude::*;

use crate::components::{Go, Shows, live, tap};
use crate::navigation::use_navigation;
use crate::route::{AnchorPlace, ReflectionPlace};
use crate::state::records::reflection;
use crate::state::{
    ReflectionView, date_of, reflection_view, start_reflection, use_reflections, use_session,
};
use crate::words;

#[component]
pub(crate) fn ReflectionEntry() -> impl IntoView {
    let (session, reflections) = (use_session(), use_reflections());
    let newest = Memo::new(move |_| {
        session.replica.with(|replica| {
            let newest = reflection::all(replica).into_iter().next()?;
            reflection_view(replica, reflections, &newest.id)
        })
    });
    live(move || match newest.get() {
        Some(view) => view! { <Newest view /> }.into_any(),
        None => view! { <Begin again=false /> }.into_any(),
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
    let with_level = view
        .reflection
        .themes
        .iter()
        .filter(|theme| view.said(theme).level.is_some());
    let (with_level, of) = (with_level.count(), view.reflection.themes.len());
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
            words::reflection_entry::go_on_about(with_level, of),
        ),
    };
    view! {
        <Go to=AnchorPlace::reflection(&view.record.id, place) class="go-card go-card-first">
            <strong>{title}</strong><span>{about}</span>
        </Go>
        {is_finished.shows(|| view! { <Begin again=true /> })}
    }
}
