//! The places of the anchor part.

use super::LogPlace;

/// A place below `/anchor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AnchorPlace {
    Home,
    Profile,
    /// A place in the log of listening.
    Log(LogPlace),
}

impl AnchorPlace {
    /// The place that the parts of a path behind `/anchor` name, if any.
    pub(super) fn parse(parts: &[&str]) -> Option<AnchorPlace> {
        Some(match parts {
            [] => AnchorPlace::Home,
            ["profile"] => AnchorPlace::Profile,
            ["log", place @ ..] => AnchorPlace::Log(LogPlace::parse(place)?),
            _ => return None,
        })
    }

    /// The path that names this place.
    pub(super) fn path(&self) -> String {
        match self {
            AnchorPlace::Home => "/anchor".to_owned(),
            AnchorPlace::Profile => "/anchor/profile".to_owned(),
            AnchorPlace::Log(place) => format!("/anchor/log{}", place.path()),
        }
    }
}
