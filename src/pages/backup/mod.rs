//! The backup: to turn it on, to get answers back, who may open them, and the end of it.

mod act;
mod add;
mod asked;
mod device;
mod devices;
mod done;
mod erase;
mod home;
mod join;
mod joined;
mod loaded;
mod meaning;
mod phrase;
mod refused;
mod restore;
mod state;
mod turn_off;
mod words;

use leptos::prelude::*;

use crate::route::BackupPlace;

#[component]
pub(crate) fn Backup(place: BackupPlace) -> impl IntoView {
    match place {
        BackupPlace::Home => view! { <home::Home /> }.into_any(),
        BackupPlace::Words => view! { <words::Words /> }.into_any(),
        BackupPlace::Asked => view! { <asked::Asked /> }.into_any(),
        BackupPlace::Done => view! { <done::Done /> }.into_any(),
        BackupPlace::Phrase => view! { <phrase::Phrase /> }.into_any(),
        BackupPlace::Devices => view! { <devices::Devices /> }.into_any(),
        BackupPlace::Device { device } => view! { <device::Device id=device /> }.into_any(),
        BackupPlace::Add => view! { <add::Add /> }.into_any(),
        BackupPlace::TurnOff => view! { <turn_off::TurnOff /> }.into_any(),
        BackupPlace::Erase => view! { <erase::Erase /> }.into_any(),
        BackupPlace::Restore => view! { <restore::Restore /> }.into_any(),
        BackupPlace::Join => view! { <join::Join /> }.into_any(),
    }
}
