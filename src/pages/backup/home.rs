//! Where the backup stands; what it means, as long as it is off.

use leptos::prelude::*;

use super::meaning::Meaning;
use super::state::State;
use crate::components::live;
use crate::state::{backup, use_session};

#[component]
pub(super) fn Home() -> impl IntoView {
    let session = use_session();
    let is_on = Memo::new(move |_| backup::is_on(session));
    live(move || {
        if is_on.get() {
            view! { <State /> }.into_any()
        } else {
            view! { <Meaning /> }.into_any()
        }
    })
}
