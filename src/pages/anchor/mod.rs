//! The screens of the anchor part, one file each.

mod home;
pub(crate) mod log;
mod outside;
mod profile;
mod reflection;
mod report;

pub(crate) use home::Home;
pub(crate) use outside::{Host, handed_screen};
pub(crate) use profile::Profile;
use reflection::ReflectionEntry;
pub(crate) use reflection::screen as reflection_screen;
pub(crate) use report::Report;
