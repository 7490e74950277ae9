//! There was data here and now there is none: told before anything else is done.

use leptos::prelude::*;

use crate::components::{Page, tap};
use crate::navigation::use_navigation;
use crate::pages::copy::ReadCopy;
use crate::route::BackupPlace;
use crate::state::Session;
use crate::words;

#[component]
pub(crate) fn Emptied(
    session: Session,
    start_afresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    provide_context(session);
    let navigation = use_navigation();
    let restore = move |_| {
        navigation.go(BackupPlace::Restore.into());
        start_afresh();
    };
    view! {
        <header class="site-header">
            <span class="site-name">{words::app::name()}</span>
        </header>
        <Page title=words::trouble::emptied_heading() class="emptied">
            <p role="alert">{words::trouble::emptied()}</p>
            <button type="button" class="button" on:click=tap(restore)>{words::trouble::emptied_restore()}</button>
            <h2>{words::trouble::emptied_read_copy()}</h2>
            <ReadCopy />
            <button type="button" class="button button-quiet" on:click=tap(move |_| start_afresh())>
                {words::trouble::emptied_start()}
            </button>
        </Page>
    }
}
