//! Offers a new version; it takes over only when the person says so.

use leptos::prelude::*;

use super::{live, tap};

use crate::platform::service_worker;
use crate::words;

#[component]
pub(crate) fn UpdateBanner(#[prop(into)] ready: Signal<bool>) -> impl IntoView {
    let banner = || {
        view! {
            <section class="update-banner no-print" role="status">
                <p><strong>{words::app::new_version()}</strong>" "{words::app::new_version_help()}</p>
                <button type="button" class="button" on:click=tap(|_| service_worker::take_over())>
                    {words::app::new_version_take()}
                </button>
            </section>
        }
    };
    live(move || ready.get().then(banner))
}
