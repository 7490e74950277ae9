//! Facts before levels: the advantage, and the prompts to talk about.

use leptos::prelude::*;

use super::{Shown, framed, theme_route};
use crate::components::{Disclosure, Listed, Shows, TextArea};
use crate::route::{AnchorPlace, ReflectionPlace, Route, ThemeStep};
use crate::state::records::reflection::theme;
use crate::words;

pub(super) fn screen(shown: Shown) -> AnyView {
    let of = shown.theme;
    let prompts = shown.now.prompts(of).into_iter().map(|prompt| {
        let path = theme::answer_path(&shown.id(), &of.id, &prompt.id);
        let shows = prompt.evidence.filter(|evidence| !evidence.is_empty());
        view! {
            <TextArea id=format!("prompt-{}", prompt.id) label=prompt.text path />
            {shows.map(|shows| view! { <p class="hint">{words::reflection_theme::would_show(shows)}</p> })}
        }
    });
    let prompts = prompts.listed();
    let indicators = of
        .indicators
        .iter()
        .map(|indicator| view! { <li>{indicator.as_str()}</li> });
    let indicators = indicators.listed();
    let has_indicators = !of.indicators.is_empty();
    let body = view! {
        <p class="lead">{of.privilege.as_str()}</p>
        {prompts}
        <Disclosure summary=words::result::sideways()><p>{of.sideways.as_str()}</p></Disclosure>
        {has_indicators.shows(|| view! {
            <Disclosure summary=words::reflection_theme::indicators()><ul>{indicators}</ul></Disclosure>
        })}
    };
    let ways = (before(&shown), shown.route(ThemeStep::Evidence));
    framed(
        &shown,
        ThemeStep::Facts,
        of.name.as_str().into(),
        ways,
        body.into_any(),
    )
}

/// The end of the theme before; from the first, the list.
fn before(shown: &Shown) -> Route {
    let before = shown.place.checked_sub(1);
    match before.and_then(|before| shown.now.reflection.themes.get(before)) {
        Some(before) => theme_route(&shown.now, before, ThemeStep::Voices),
        None => AnchorPlace::reflection(&shown.now.record.id, ReflectionPlace::Themes),
    }
}
