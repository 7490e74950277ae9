//! Come in by an invitation: a link that was opened, or a link or a code that is pasted or typed. Never
//! by itself, for whoever made the link then reads what is written here.

use leptos::prelude::*;

use super::joined::{Form, WhatCame, form};
use crate::components::{Disclosure, Page, live};
use crate::platform::address;
use crate::sync::{Joined, engine};
use crate::words;

#[component]
pub(super) fn Join() -> impl IntoView {
    let joined = RwSignal::new(None::<Joined>);
    let code = StoredValue::new(address::take_code().unwrap_or_default());
    live(move || match joined.get() {
        Some(joined) => view! { <WhatCame joined /> }.into_any(),
        None => view! { <Asks code=code.get_value() joined /> }.into_any(),
    })
}

#[component]
fn Asks(code: String, joined: RwSignal<Option<Joined>>) -> impl IntoView {
    let fields = form(Form {
        id: "code",
        label: words::join::label(),
        button: words::join::open(),
        empty: words::join::empty(),
        first: code,
        count: |_| None,
        ask: |code| Box::pin(async move { engine::accept(&code).await }),
        joined,
    });
    view! {
        <Page title=words::join::title() class="backup">
            <p class="lead">{words::join::lead()}</p>
            <p class="care">{words::join::care()}</p>
            {fields}
            <p class="hint">{words::restore::stays()}</p>
            <Disclosure summary=words::join::installed()>
                <p>{words::join::installed_about()}</p>
            </Disclosure>
        </Page>
    }
}
