//! The places of the anchor part.

use super::{LogPlace, ReflectionPlace, Route};

/// A place below `/anchor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AnchorPlace {
    Home,
    Profile,
    /// A place in the log of listening.
    Log(LogPlace),
    /// The report of the reflection of that id. It lies below the log, whose part shows it.
    Report {
        reflection: String,
    },
    /// A place in the reflection of that id.
    Reflection {
        id: String,
        place: ReflectionPlace,
    },
    /// Where somebody else's device hears people for the reflection of that id, which was made with
    /// that version of the questions.
    Host {
        version: String,
        reflection: String,
    },
}

impl AnchorPlace {
    /// A place in the reflection of that id.
    pub(crate) fn reflection(id: &str, place: ReflectionPlace) -> Route {
        let id = id.to_owned();
        AnchorPlace::Reflection { id, place }.into()
    }

    /// The place that a whole path names, if any.
    pub(crate) fn parse(path: &str) -> Option<AnchorPlace> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Some(match parts.strip_prefix(&["anchor"])? {
            [] => AnchorPlace::Home,
            ["profile"] => AnchorPlace::Profile,
            ["log", "report", reflection] => AnchorPlace::Report {
                reflection: (*reflection).to_owned(),
            },
            ["log", place @ ..] => AnchorPlace::Log(LogPlace::parse(place)?),
            ["reflection", id, place @ ..] => AnchorPlace::Reflection {
                id: (*id).to_owned(),
                place: ReflectionPlace::parse(place)?,
            },
            ["host", version, reflection] => AnchorPlace::Host {
                version: (*version).to_owned(),
                reflection: (*reflection).to_owned(),
            },
            _ => return None,
        })
    }

    /// The path that names this place.
    pub(super) fn path(&self) -> String {
        match self {
            AnchorPlace::Home => Route::ANCHOR_HOME.to_owned(),
            AnchorPlace::Profile => "/anchor/profile".to_owned(),
            AnchorPlace::Log(place) => format!("/anchor/log{}", place.path()),
            AnchorPlace::Report { reflection } => format!("/anchor/log/report/{reflection}"),
            AnchorPlace::Reflection { id, place } => {
                format!("/anchor/reflection/{id}{}", place.path())
            }
            AnchorPlace::Host {
                version,
                reflection,
            } => format!("/anchor/host/{version}/{reflection}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_place_is_found_again_by_its_path() {
        let (id, place) = ("7b".to_owned(), ReflectionPlace::Outcome);
        for place in [
            AnchorPlace::Home,
            AnchorPlace::Profile,
            AnchorPlace::Log(LogPlace::Actors),
            AnchorPlace::Report {
                reflection: id.clone(),
            },
            AnchorPlace::Reflection {
                id: id.clone(),
                place,
            },
            AnchorPlace::Host {
                version: "0.1-draft".to_owned(),
                reflection: id,
            },
        ] {
            let route = Route::from(place.clone());
            assert_eq!(Route::parse(&route.path()), route);
            assert_eq!(AnchorPlace::parse(&route.path()), Some(place));
        }
        assert_eq!(AnchorPlace::parse("/anchor/soup"), None);
        assert_eq!(AnchorPlace::parse("/plan"), None);
    }
}
