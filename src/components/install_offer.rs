//! Offers to put the app on the phone before answers are given, for on an iPhone the app on
//! the home screen has a store of its own.

use leptos::prelude::*;

use super::Shows;
use super::{live, tap};

use crate::platform::install::{self, InstallWay};
use crate::words;

#[component]
pub(crate) fn InstallOffer(
    /// Whether answers were given here already: installing then needs a copy taken across.
    #[prop(into)]
    has_answers: Signal<bool>,
) -> impl IntoView {
    // The browser may make its offer while the page is open.
    let way = expect_context::<RwSignal<InstallWay>>();
    let help = move || match way.get() {
        InstallWay::Prompt => Some(words::home::install()),
        InstallWay::ShareMenu => Some(words::home::install_ios()),
        InstallWay::None => None,
    };
    let ask = move |_| {
        install::prompt();
        way.set(install::way());
    };
    let button = move || {
        (way.get() == InstallWay::Prompt).shows(|| {
            view! {
                <button type="button" class="button" on:click=tap(ask)>
                    {words::home::install_button()}
                </button>
            }
        })
    };
    let moving = move || {
        let is_apart = way.get() == InstallWay::ShareMenu && has_answers.get();
        is_apart.shows(|| view! { <p>{words::home::install_after()}</p> })
    };
    live(move || {
        help().map(|help| {
            view! {
                <section class="card install-offer">
                    <h2>{words::home::install_heading()}</h2>
                    <p>{help}</p>
                    {live(moving)}
                    <div class="button-row">
                        {live(button)}
                        <button type="button" class="button button-quiet" on:click=tap(move |_| way.set(InstallWay::None))>
                            {words::home::install_dismiss()}
                        </button>
                    </div>
                </section>
            }
        })
    })
}
