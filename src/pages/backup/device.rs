//! One device: its name, what it may do, and the end of it.

use leptos::prelude::*;

use super::act::Act;
use super::devices::{NameOf, name_of, role};
use super::loaded::{Part, loaded};
use crate::components::{BottomBar, Go, Page, live, tap};
use crate::navigation::use_navigation;
use crate::route::BackupPlace;
use crate::sync::{self, engine};
use crate::words;

#[component]
pub(super) fn Device(id: String) -> impl IntoView {
    let known = RwSignal::new(None::<sync::Device>);
    let ask = move || -> super::loaded::Asked {
        let id = id.clone();
        Box::pin(async move {
            let mut devices = engine::devices().await?.into_iter();
            let _ = known.try_set(devices.find(|device| device.id.to_string() == id));
            Ok(Box::new(|| view! { <p>{words::backup_devices::gone()}</p> }.into_any()) as Part)
        })
    };
    live(move || match known.get() {
        Some(device) => view! { <Known device /> }.into_any(),
        None => {
            let ask = Box::new(ask.clone());
            view! { <Page title=words::backup_devices::one() class="backup">{loaded(ask)}</Page> }
                .into_any()
        }
    })
}

#[component]
fn Known(device: sync::Device) -> impl IntoView {
    let navigation = use_navigation();
    let is_asked_again = RwSignal::new(false);
    let remove = move |_| {
        is_asked_again.set(true);
        navigation.turn_page();
    };
    live(move || {
        let device = device.clone();
        if is_asked_again.get() {
            return view! { <Sure device /> }.into_any();
        }
        let (name, may) = (name_of(&device), role(device.role));
        let end = if device.is_this {
            view! { <p><Go to=BackupPlace::TurnOff>{words::backup_devices::this_off()}</Go></p> }
                .into_any()
        } else {
            view! { <button type="button" class="button button-danger" on:click=tap(remove)>{words::backup_devices::remove()}</button> }
                .into_any()
        };
        view! {
            <Page title=words::backup_devices::one() heading=name class="backup">
                <p class="lead">{may}</p>
                <NameOf device=device.id label=words::backup_devices::name() />
                {end}
                <BottomBar>
                    <Go to=BackupPlace::Devices class="button button-main">{words::backup_done::go_on()}</Go>
                </BottomBar>
            </Page>
        }
        .into_any()
    })
}

/// Asked once more, with what it does not undo.
#[component]
fn Sure(device: sync::Device) -> impl IntoView {
    let heading = match &device.name {
        Some(name) => words::backup_devices::really(name),
        None => words::backup_devices::really_unnamed(),
    };
    let remove = move || -> super::act::Asked {
        Box::pin(async move {
            engine::remove_device(device.id).await?;
            Ok(Some(BackupPlace::Devices.into()))
        })
    };
    view! {
        <Page title=words::backup_devices::one() heading class="backup">
            <ul>
                <li>{words::backup_devices::ends()}</li>
                <li>{words::backup_devices::stays()}</li>
                <li>{words::backup_devices::phrase()}</li>
            </ul>
            <div class="button-row">
                <Act label=words::backup_devices::yes_remove() class="button button-danger" ask=Box::new(remove) />
                <Go to=BackupPlace::Devices class="button button-quiet">{words::backup_devices::keep()}</Go>
            </div>
        </Page>
    }
}
