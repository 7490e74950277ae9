//! Each person's own view on one device, passed round: nobody is shown another's before they open
//! all of them together.

use instruments::check::Level;
use leptos::prelude::*;

use super::level::told;
use super::{Shown, framed};
use crate::components::{Listed, NamedChoice, Shows, live, tap};
use crate::route::ThemeStep;
use crate::state::records::reflection::theme;
use crate::state::{add_view, use_session};
use crate::words;

pub(super) fn screen(shown: Shown) -> AnyView {
    let session = use_session();
    let (id, of) = (StoredValue::new(shown.id()), shown.theme.id.as_str());
    let said = shown.said();
    let picked = RwSignal::new(None::<Level>);
    // The view that was just given. Once the next person picks a level it is nobody's to take back.
    let just_given = RwSignal::new(None::<String>);
    let levels = Level::ALL.into_iter().map(|given| {
        let words = shown.now.words_of(given);
        let chosen = Signal::derive(move || picked.get() == Some(given));
        let choose = move |()| {
            picked.set(Some(given));
            just_given.set(None);
        };
        view! {
            <NamedChoice name="view" label=words.name.as_str() about=words.own.as_str() chosen choose />
        }
    });
    let levels = levels.listed();
    let keep = move |_| {
        if let Some(level) = picked.get_untracked() {
            just_given.set(Some(add_view(session, &id.get_value(), of, level)));
            picked.set(None);
        }
    };
    let take_back = move |_| {
        if let Some(view) = just_given.get_untracked() {
            session.save_one(theme::take_back_view(&id.get_value(), of, &view));
            just_given.set(None);
        }
    };
    let open = move |_| {
        session.save_one(theme::open_views(&id.get_value(), of));
        just_given.set(None);
    };
    let count = Memo::new(move |_| said.with(|said| said.views.len()));
    let are_open = Memo::new(move |_| said.with(|said| said.views_are_open));
    let is_picked = Memo::new(move |_| picked.with(Option::is_some));
    let may_take_back = Memo::new(move |_| just_given.with(Option::is_some));
    let how_many = move || match (count.get(), are_open.get()) {
        (_, true) => words::reflection_views::are_open(),
        (0, false) => words::reflection_views::lead(),
        (count, false) => words::reflection_views::in_already(count),
    };
    let now = shown.now.clone();
    let opened = move || {
        let (views, spread) = said.with(|said| (said.views.clone(), said.spread()));
        if let Some(spread) = spread {
            let told = told(&now, views.len(), spread);
            let each = Level::ALL.into_iter().filter_map(|level| {
                let of_level = views.iter().filter(|view| **view == level).count();
                (of_level > 0).then(|| view! {
                    <li class="row"><strong>{now.words_of(level).name.as_str()}</strong><span>{words::reflection_views::people(of_level)}</span></li>
                })
            });
            let each = each.listed();
            return view! { <section class="card" role="status"><ul class="rows">{each}</ul><p>{told}</p></section> }.into_any();
        }
        (views.len() > 1).shows(|| view! {
            <button type="button" class="button button-quiet" on:click=tap(open)>{words::reflection_views::open()}</button>
        }).into_any()
    };
    let take_back_button = move || {
        may_take_back.get().shows(|| view! {
            <button type="button" class="button button-quiet" on:click=tap(take_back)>{words::reflection_views::take_back()}</button>
        })
    };
    let keep_button = move || {
        is_picked.get().shows(|| view! {
            <button type="button" class="button" on:click=tap(keep)>{words::reflection_views::keep()}</button>
        })
    };
    let body = view! {
        <p class="lead" role="status">{live(how_many)}</p>
        <fieldset class="levels">
            <legend class="visually-hidden">{words::question::pick()}</legend>
            {levels}
        </fieldset>
        <div class="button-row">{live(keep_button)} {live(take_back_button)} {live(opened)}</div>
    };
    let ways = (shown.route(ThemeStep::Level), shown.route(ThemeStep::Level));
    framed(
        &shown,
        ThemeStep::Views,
        words::reflection_views::heading(),
        ways,
        body.into_any(),
    )
}
