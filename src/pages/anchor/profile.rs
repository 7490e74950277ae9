//! About the organisation: its type first, for that says which prompts fit and whether it has to be
//! told, before it types, that others may ask to see what it writes.

use leptos::prelude::*;

use crate::components::{
    BottomBar, Choice, ChoiceStyle, Go, Listed, Page, Shows, TextArea, contested, live, tap,
};
use crate::route::AnchorPlace;
use crate::state::records::anchor;
use crate::state::{now, use_reflections, use_session};
use crate::words;

#[component]
pub(crate) fn Profile() -> impl IntoView {
    let session = use_session();
    let types = &use_reflections().latest().anchor_types;
    let profile = Memo::new(move |_| session.replica.with(anchor::read));
    let choices = types.iter().map(move |choice| {
        let id = choice.id.as_str();
        let chosen = move || profile.with(|profile| profile.anchor_type.as_deref() == Some(id));
        let choose = move |()| session.save_one(anchor::choose_type(id));
        view! {
            <Choice name="anchor-type" label=choice.label.clone() chosen=Signal::derive(chosen)
                choose=choose style=ChoiceStyle::Card />
        }
    });
    let several = types.iter().map(|choice| {
        (
            choice.label.as_str().into(),
            anchor::choose_type(&choice.id),
        )
    });
    let several = contested(several);
    let needs_notice = Memo::new(move |_| profile.with(anchor::AnchorProfile::needs_notice));
    let is_enough = Memo::new(move |_| profile.with(anchor::AnchorProfile::is_enough));
    view! {
        <Page title=words::anchor_profile::title() class="anchor-profile">
            <p class="lead">{words::anchor_profile::lead()}</p>
            <fieldset class="kinds">
                <legend>{words::anchor_profile::kind()}</legend>
                {choices.listed()}
            </fieldset>
            {several}
            {live(move || needs_notice.get().shows(|| view! { <Notice /> }))}
            {live(move || is_enough.get().shows(|| view! { <Words /> }))}
        </Page>
    }
}

/// Told before the first word is typed.
#[component]
fn Notice() -> impl IntoView {
    let session = use_session();
    let read = move |_| session.save_one(anchor::saw_notice(now()));
    view! {
        <section class="card notice" role="status">
            <h2>{words::anchor_profile::notice_title()}</h2>
            <p>{words::anchor_profile::notice()}</p>
            <p>{words::anchor_profile::notice_advice()}</p>
            <button type="button" class="button" on:click=tap(read)>{words::anchor_profile::notice_read()}</button>
        </section>
    }
}

/// The person's own words, which can wait.
#[component]
fn Words() -> impl IntoView {
    view! {
        <TextArea id="anchor-name" label=words::anchor_profile::name() path=anchor::NAME.to_owned() short=true />
        <TextArea id="anchor-place" label=words::anchor_profile::place() path=anchor::PLACE.to_owned() short=true />
        <TextArea id="anchor-room" label=words::anchor_profile::room() path=anchor::ROOM.to_owned() />
        <p class="hint">{words::anchor_profile::room_help()}</p>
        <BottomBar>
            <Go to=AnchorPlace::Home class="button button-main">{words::anchor_profile::done()}</Go>
        </BottomBar>
    }
}
