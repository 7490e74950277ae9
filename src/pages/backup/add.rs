//! An invitation for another device: a picture for its camera, the link beside it, and the code.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::Role;

use super::act::Act;
use crate::components::{NamedChoice, Page, Shows, live, tap};
use crate::platform::{clipboard, share, timer};
use crate::state::{date_of, now, time_of};
use crate::sync::{Invitation, engine};
use crate::words::{self, Text};

/// How often it is looked whether the invitation has ended, in milliseconds.
const LOOK: i32 = 5_000;

#[component]
pub(super) fn Add() -> impl IntoView {
    let made = RwSignal::new(None::<Invitation>);
    live(move || match made.get() {
        None => view! { <Whose made /> }.into_any(),
        Some(invitation) => view! { <Ready invitation made /> }.into_any(),
    })
}

#[component]
fn Whose(made: RwSignal<Option<Invitation>>) -> impl IntoView {
    let role = RwSignal::new(Role::Owner);
    let ask = move || -> super::act::Asked {
        let role = role.get_untracked();
        Box::pin(async move {
            let invitation = engine::invite(role).await?;
            let _ = made.try_set(Some(invitation));
            Ok(None)
        })
    };
    let choice = move |this: Role, label: Text, about: Text| {
        let chosen = Signal::derive(move || role.get() == this);
        view! { <NamedChoice name="whose" label about chosen choose=move |()| role.set(this) /> }
    };
    view! {
        <Page title=words::backup_add::title() class="backup">
            <p class="lead">{words::backup_add::lead()}</p>
            <fieldset class="whose">
                <legend>{words::backup_add::whose()}</legend>
                {choice(Role::Owner, words::backup_add::own(), words::backup_add::own_about())}
                {choice(Role::Editor, words::backup_add::other(), words::backup_add::other_about())}
            </fieldset>
            <Act label=words::backup_add::make() ask=Box::new(ask) />
        </Page>
    }
}

#[component]
fn Ready(invitation: Invitation, made: RwSignal<Option<Invitation>>) -> impl IntoView {
    let has_ended = RwSignal::new(false);
    let ends_at = invitation.ends_at;
    spawn_local(async move {
        while now() < ends_at {
            timer::sleep(LOOK).await;
            if has_ended.is_disposed() {
                return;
            }
        }
        has_ended.set(true);
    });
    let again = move |_| made.set(None);
    live(move || {
        let invitation = invitation.clone();
        let part = if has_ended.get() {
            view! { <p role="alert">{words::backup_add::ended()}</p> }.into_any()
        } else {
            view! { <Ways invitation /> }.into_any()
        };
        view! {
            <Page title=words::backup_add::title() heading=words::backup_add::ready() class="backup">
                {part}
                <button type="button" class="button button-quiet" on:click=tap(again)>{words::backup_add::again()}</button>
            </Page>
        }
    })
}

/// The three ways into the other device: by camera, by link, by typing.
#[component]
fn Ways(invitation: Invitation) -> impl IntoView {
    let told = RwSignal::new(None::<Text>);
    let Invitation {
        code,
        link,
        ends_at,
        qr,
    } = invitation;
    let (to_copy, to_share) = (link.clone(), link.clone());
    let copy = move |_| {
        let link = to_copy.clone();
        spawn_local(async move {
            let is_copied = clipboard::write(&link).await;
            told.set(Some(if is_copied {
                words::backup_add::copied()
            } else {
                words::backup_add::not_copied()
            }));
        });
    };
    let send = move |_| {
        let link = to_share.clone();
        spawn_local(async move {
            let words = words::backup_add::share_text();
            share::link(&words::app::name(), &words, &link).await;
        });
    };
    let picture = (qr.side > 0).shows(|| {
        let room = ["0 0 ", &qr.side.to_string(), " ", &qr.side.to_string()].concat();
        view! {
            <svg class="scan" viewBox=room role="img" aria-label=words::backup_add::picture()>
                <path d=qr.dark />
            </svg>
        }
    });
    view! {
        <p class="lead">{words::backup_add::scan()}</p>
        {picture}
        <h2>{words::backup_add::link()}</h2>
        <p class="link-to-copy" translate="no">{link}</p>
        <div class="button-row">
            <button type="button" class="button" on:click=tap(copy)>{words::backup_add::copy()}</button>
            {share::is_there().shows(|| view! { <button type="button" class="button button-quiet" on:click=tap(send)>{words::backup_add::share()}</button> })}
        </div>
        <p class="hint" role="status">{live(move || told.get())}</p>
        <h2>{words::backup_add::code()}</h2>
        <p class="code" translate="no">{code}</p>
        <p class="hint">{words::backup_add::code_about()}</p>
        <p class="care">{words::backup_add::ends(words::time(time_of(ends_at)), words::full_date(date_of(ends_at)))}</p>
    }
}
