//! Which devices open these answers.

use leptos::prelude::*;
use protocol::{DeviceId, Role};

use super::loaded::{Part, loaded};
use crate::components::{Go, Listed, Page, Shows, TextArea};
use crate::route::BackupPlace;
use crate::sync::{Device, engine};
use crate::words::{self, Text};

/// As much of a device's id as tells it from the others.
const SHOWN: usize = 4;

#[component]
pub(super) fn Devices() -> impl IntoView {
    let ask = || -> super::loaded::Asked {
        Box::pin(async {
            let devices = engine::devices().await?;
            Ok(Box::new(move || list(devices)) as Part)
        })
    };
    view! {
        <Page title=words::backup_devices::title() class="backup">
            <p class="lead">{words::backup_devices::lead()}</p>
            {loaded(Box::new(ask))}
            <p><Go to=BackupPlace::Add class="button button-quiet">{words::backup_state::add()}</Go></p>
        </Page>
    }
}

fn list(devices: Vec<Device>) -> AnyView {
    let rows = devices.into_iter().map(|device| {
        let to = BackupPlace::Device {
            device: device.id.to_string(),
        };
        let this = device
            .is_this
            .shows(|| view! { <span class="tag">{words::backup_devices::this()}</span> });
        view! {
            <li>
                <Go to class="row">
                    <strong>{name_of(&device)}" "{this}</strong>
                    <span>{role(device.role)}</span>
                </Go>
            </li>
        }
    });
    view! { <ul class="rows">{rows.listed()}</ul> }.into_any()
}

pub(super) fn name_of(device: &Device) -> Text {
    match &device.name {
        Some(name) => name.clone().into(),
        None => words::backup_devices::unnamed(&device.id.to_string()[..SHOWN]),
    }
}

/// What its people call a device, kept with the answers so that all of theirs know it.
#[component]
pub(super) fn NameOf(device: DeviceId, label: Text) -> impl IntoView {
    let path = ["device/", &device.to_string(), "/name"].concat();
    view! {
        <TextArea id="device-name" label path short=true />
        <p class="hint after-field">{words::backup_devices::name_help()}</p>
    }
}

pub(super) fn role(role: Role) -> Text {
    match role {
        Role::Reader => words::backup_devices::reader(),
        Role::Editor => words::backup_devices::editor(),
        Role::Owner => words::backup_devices::owner(),
    }
}
