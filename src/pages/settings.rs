//! How the app looks, and the way to everything else.

use leptos::prelude::*;

use crate::components::{Choice, ChoiceStyle, Go, Listed, OneLineForm, Page};
use crate::link::{self, NoLink};
use crate::navigation::use_navigation;
use crate::platform::address;
use crate::route::{BackupPlace, Route};
use crate::state::{TextSize, Theme, use_preferences};
use crate::words;

const LINK: &str = "link";

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
        (BackupPlace::Home.into(), words::settings::backup()),
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
            <PasteLink />
        </Page>
    }
}

/// For the app on the home screen, which a link in a message does not open.
#[component]
fn PasteLink() -> impl IntoView {
    let navigation = use_navigation();
    let open = move |pasted: &str| {
        let origin = address::origin();
        let link = link::read(pasted, &origin).map_err(|why| match why {
            NoLink::Empty => words::settings::link_empty(),
            NoLink::NotOurs => words::settings::link_not_ours(origin),
            NoLink::NoSuchPlace => words::settings::link_nowhere(),
        })?;
        navigation.follow(link);
        Ok(())
    };
    view! {
        <section>
            <h2>{words::settings::link()}</h2>
            <p class="hint">{words::settings::link_about()}</p>
            <OneLineForm id=LINK label=words::settings::link_label() button=words::settings::link_open() longest="4000" act=Box::new(open) />
        </section>
    }
}
