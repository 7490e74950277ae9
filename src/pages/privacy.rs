//! What happens to the answers, in plain words, and what is not protected.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Page, live};
use crate::platform::persistence;
use crate::words;

#[component]
pub(crate) fn Privacy() -> impl IntoView {
    let is_kept = RwSignal::new(None);
    spawn_local(async move { is_kept.set(Some(persistence::is_agreed().await)) });
    let kept = move || {
        is_kept.get().map(|kept| {
            if kept {
                words::privacy::kept()
            } else {
                words::privacy::not_kept()
            }
        })
    };
    view! {
        <Page title=words::privacy::title() class="privacy">
            <h2>{words::privacy::short()}</h2>
            <ul>
                <li>{words::privacy::short_1()}</li>
                <li>{words::privacy::short_2()}</li>
                <li>{words::privacy::short_3()}</li>
            </ul>
            <h2>{words::privacy::honest()}</h2>
            <ul>
                <li>{words::privacy::honest_1()}</li>
                <li>{words::privacy::honest_outside()}</li>
                <li>{words::privacy::honest_2()}</li>
                <li>{words::privacy::honest_3()}</li>
                <li>{words::privacy::honest_backup()}</li>
                <li>{words::privacy::honest_code()}</li>
            </ul>
            <h2>{words::privacy::browser()}</h2>
            <ul>
                <li>{words::privacy::browser_1()}</li>
                <li>{words::privacy::browser_2()}</li>
            </ul>
            <p role="status">{live(kept)}</p>
        </Page>
    }
}
