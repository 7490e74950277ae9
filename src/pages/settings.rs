//! How the app looks, and the way to everything else.

use leptos::prelude::*;

use crate::components::{Choice, ChoiceStyle, Go, Listed, Page};
use crate::route::Route;
use crate::state::{TextSize, Theme, use_preferences};
use crate::words;

#[component]
pub(crate) fn Settings() -> impl IntoView {
    let preferences = use_preferences();
    let themes = Theme::ALL.into_iter().map(|theme| {
        let label = match theme {
            Theme::System => words::settings::theme_system(),
            Theme::Light => words::settings::theme_light(),
            Theme::Dark => words::settings::theme_dark(),
        };
        let chosen = Signal::derive(move || preferences.theme.get() == theme);
        let choose = move |()| preferences.choose_theme(theme);
        view! { <Choice name="theme" label chosen choose style=ChoiceStyle::Chip /> }
    });
    let sizes = TextSize::ALL.into_iter().map(|size| {
        let label = words::settings::text_size_percent(size.name());
        let chosen = Signal::derive(move || preferences.text_size.get() == size);
        let choose = move |()| preferences.choose_text_size(size);
        view! { <Choice name="text-size" label chosen choose style=ChoiceStyle::Chip /> }
    });
    let places = [
        (Route::Profile, words::settings::profile()),
        (Route::Plan, words::home::see_plan()),
        (Route::History, words::home::see_history()),
        (Route::Copy, words::settings::copy()),
        (Route::Privacy, words::settings::privacy()),
        (Route::About, words::settings::about()),
        (Route::Delete, words::settings::delete()),
    ];
    let links = places
        .into_iter()
        .map(|(to, name)| view! { <li><Go to class="row"><strong>{name}</strong></Go></li> });
    let (links, themes, sizes) = (links.listed(), themes.listed(), sizes.listed());
    view! {
        <Page title=words::settings::title() class="settings">
            <ul class="rows">{links}</ul>
            <fieldset class="chips">
                <legend>{words::settings::theme()}</legend>
                {themes}
            </fieldset>
            <fieldset class="chips">
                <legend>{words::settings::text_size()}</legend>
                {sizes}
            </fieldset>
        </Page>
    }
}
