//! Outside voices: a round of them, held here or by a host, and the clean screens for whom the device is
//! handed to.

mod ask;
mod form;
mod from_host;
mod host;
mod open;
mod paper;
mod papers;
mod round;
mod take_back;

use leptos::prelude::*;

use self::form::VoiceForm;
pub(crate) use self::host::Host;
use self::papers::Papers;
pub(super) use self::round::RoundScreen;
use crate::state::{Handed, HandedWhat};

/// What somebody sees who was handed the device.
pub(crate) fn handed_screen(handed: Handed) -> AnyView {
    let of = handed.of;
    match handed.what {
        HandedWhat::Form => view! { <VoiceForm of /> }.into_any(),
        HandedWhat::Papers => view! { <Papers of /> }.into_any(),
    }
}
