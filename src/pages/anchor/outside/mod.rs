//! Outside voices: a round of them, and the clean screen for whom the device is handed to.

mod ask;
mod form;
mod round;

pub(crate) use self::form::VoiceForm;
pub(super) use self::round::RoundScreen;
