//! There was data here and now there is none: told before anything else is done.

use leptos::prelude::*;

use crate::components::{Page, tap};
use crate::pages::copy::ReadCopy;
use crate::state::Session;
use crate::words;

#[component]
pub(crate) fn Emptied(
    session: Session,
    start_afresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    provide_context(session);
    view! {
        <header class="site-header">
            <span class="site-name">{words::app::name()}</span>
        </header>
        <Page title=words::trouble::emptied_heading() class="emptied">
            <p role="alert">{words::trouble::emptied()}</p>
            <h2>{words::trouble::emptied_read_copy()}</h2>
            <ReadCopy />
            <button type="button" class="button button-quiet" on:click=tap(move |_| start_afresh())>
                {words::trouble::emptied_start()}
            </button>
        </Page>
    }
}
