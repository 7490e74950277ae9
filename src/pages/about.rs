//! Who runs this copy, accessibility, licences and versions.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Listed, Page, live};
use crate::state::use_instruments;
use crate::sync::operator::{self, Operator};
use crate::words::{self, Text};

#[component]
pub(crate) fn About() -> impl IntoView {
    let instruments = use_instruments();
    let operator = RwSignal::new(None::<Operator>);
    spawn_local(async move { operator.set(operator::ask().await) });
    let who = move || {
        let Some(operator) = operator.get().filter(|operator| operator.name.is_some()) else {
            return view! { <p>{words::about::runs_unknown()}</p> }.into_any();
        };
        let contact = operator.contact.map(words::about::contact);
        let privacy = operator.privacy_contact.map(words::about::privacy_contact);
        let lines = [
            operator.name.map(Text::Owned),
            operator.address.map(Text::Owned),
            contact,
            privacy,
        ];
        lines
            .into_iter()
            .flatten()
            .map(|line| view! { <p>{line}</p> })
            .listed()
            .into_any()
    };
    view! {
        <Page title=words::about::title() class="about">
            <p class="lead">{words::about::what()}</p>
            <h2>{words::about::runs()}</h2>
            {live(who)}
            <h2>{words::about::accessibility()}</h2>
            <p>{words::about::accessibility_1()}</p>
            <p>{words::about::accessibility_2()}</p>
            <h2>{words::about::licences()}</h2>
            <p>{words::about::licences_1()}</p>
            <p><a href="/licences.txt" target="_blank" rel="noopener">{words::about::licences_of_others()}</a></p>
            <p class="hint">{words::about::version(env!("CARGO_PKG_VERSION"))}</p>
            <p class="hint">{words::about::instrument(&instruments.latest().version)}</p>
            <p class="hint">{words::about::browsers()}</p>
        </Page>
    }
}
