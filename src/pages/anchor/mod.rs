//! The screens of the anchor part, one file each.

mod home;
pub(crate) mod log;
mod profile;

pub(crate) use home::Home;
pub(crate) use profile::Profile;
