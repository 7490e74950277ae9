//! What is on screen, as signals, and one function for each thing that a person does.
//!
//! State flows one way: a person acts, a function here makes a [`records::Change`], the
//! storage commits it as an op, and only then the [`Replica`](vault::Replica) in
//! [`Session`] changes, and with it the screen.

pub(crate) mod actions;
pub(crate) mod backup;
mod calendar;
mod clock;
mod copy;
mod handing_over;
mod identifiers;
mod instruments;
mod later;
mod log;
mod opening;
mod phrase;
mod preferences;
pub(crate) mod records;
mod reflecting;
mod reflection_view;
mod reflections;
mod round;
mod saving;
mod session;
mod versions;
mod views;

pub(crate) use self::calendar::{Event, calendar_file};
pub(crate) use self::clock::{date_of, now, time_of, today};
pub(crate) use self::copy::{ReadBack, read_back, take};
pub(crate) use self::handing_over::{
    Asked, Handed, HandedOver, HandedWhat, asked_in, use_handed_over,
};
pub(crate) use self::identifiers::fresh_id;
pub(crate) use self::instruments::{Instruments, use_instruments};
pub(crate) use self::later::{Arrival, Later};
pub(crate) use self::log::{LogView, log_view, use_log};
pub(crate) use self::opening::{Opening, open};
pub(crate) use self::phrase::{NewPhrase, two_of, use_new_phrase};
pub(crate) use self::preferences::{Preferences, TextSize, Theme, use_preferences};
pub(crate) use self::reflecting::{
    add_commitment, add_evidence, add_view, add_voice, finish_reflection, start_reflection,
};
pub(crate) use self::reflection_view::{ReflectionView, reflection_before, reflection_view};
pub(crate) use self::reflections::{read_reflections, use_reflections};
pub(crate) use self::round::{
    FileRead, add_from_file, close_round, open_round, take_in, voices_in_round,
};
pub(crate) use self::saving::Saving;
pub(crate) use self::session::{Session, use_session};
pub(crate) use self::views::{CheckView, check_view, finished_views, use_check_view};
