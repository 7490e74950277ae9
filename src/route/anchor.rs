//! The places of the anchor part.

/// A place below `/anchor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AnchorPlace {
    Home,
    Profile,
}

impl AnchorPlace {
    /// The place that the parts of a path behind `/anchor` name, if any.
    pub(super) fn parse(parts: &[&str]) -> Option<AnchorPlace> {
        Some(match parts {
            [] => AnchorPlace::Home,
            ["profile"] => AnchorPlace::Profile,
            _ => return None,
        })
    }

    /// The path that names this place.
    pub(super) fn path(&self) -> String {
        match self {
            AnchorPlace::Home => "/anchor".to_owned(),
            AnchorPlace::Profile => "/anchor/profile".to_owned(),
        }
    }
}
