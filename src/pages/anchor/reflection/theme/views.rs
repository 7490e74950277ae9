//! Each person's own view on one device, passed round: nobody sees another's before all are in.

use instruments::check::Level;
use leptos::prelude::*;

use super::level::told;
use super::{Shown, framed};
use crate::components::{Listed, NamedChoice, Shows, live, tap};
use crate::route::ThemeStep;
use crate::state::{add_view, use_session};
use crate::words;

pub(super) fn screen(shown: Shown) -> AnyView {
    let session = use_session();
    let (id, of) = (StoredValue::new(shown.id()), shown.theme.id.as_str());
    let said = shown.said();
    let picked = RwSignal::new(None::<Level>);
    let is_open = RwSignal::new(false);
    let levels = Level::ALL.into_iter().map(|given| {
        let words = shown.now.words_of(given);
        let chosen = Signal::derive(move || picked.get() == Some(given));
        let choose = move |()| picked.set(Some(given));
        view! {
            <NamedChoice name="view" label=words.name.as_str() about=words.own.as_str() chosen choose />
        }
    });
    let levels = levels.listed();
    let keep = move |_| {
        if let Some(level) = picked.get_untracked() {
            add_view(session, &id.get_value(), of, level);
            picked.set(None);
            is_open.set(false);
        }
    };
    let count = Memo::new(move |_| said.with(|said| said.views.len()));
    let is_picked = Memo::new(move |_| picked.with(Option::is_some));
    let how_many = move || match count.get() {
        0 => words::reflection_views::lead(),
        count => words::reflection_views::in_already(count),
    };
    let now = shown.now.clone();
    let opened = move || {
        let spread = said.with(|said| Some((said.views.len(), said.spread()?)))?;
        Some(match is_open.get() {
            true => {
                let told = told(&now, spread.0, spread.1);
                let each = Level::ALL.into_iter().filter_map(|level| {
                    let of_level = said.with(|said| said.views.iter().filter(|view| **view == level).count());
                    (of_level > 0).then(|| view! {
                        <li class="row"><strong>{now.words_of(level).name.as_str()}</strong><span>{words::reflection_views::people(of_level)}</span></li>
                    })
                });
                let each = each.listed();
                view! { <section class="card" role="status"><ul class="rows">{each}</ul><p>{told}</p></section> }.into_any()
            }
            false => {
                let open = tap(move |_| is_open.set(true));
                view! { <button type="button" class="button button-quiet" on:click=open>{words::reflection_views::open()}</button> }.into_any()
            }
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
        <div class="button-row">{live(keep_button)} {live(opened)}</div>
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
