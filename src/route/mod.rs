//! The places in the app. The address bar always names the present one, so that a reload, a
//! bookmark and the back button bring it again.

mod anchor;
mod backup;
mod log;
mod reflection;

pub(crate) use anchor::AnchorPlace;
pub(crate) use backup::BackupPlace;
pub(crate) use log::LogPlace;
pub(crate) use reflection::{ReflectionPlace, ThemeStep};

use crate::part::Part;

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Home,
    Profile,
    /// Fit the questions first, then start or go on with a check.
    Start,
    Question {
        check: String,
        question: String,
    },
    Tasks {
        check: String,
    },
    Review {
        check: String,
    },
    CheckResult {
        check: String,
    },
    Plan,
    Step {
        step: String,
    },
    History,
    Settings,
    Copy,
    Delete,
    Backup(BackupPlace),
    Privacy,
    About,
    /// A place of an anchor's, by its whole path: only the anchor's parts read it, as an
    /// [`AnchorPlace`], so no other carries what reads it.
    Anchor(String),
    NotFound,
}

impl From<AnchorPlace> for Route {
    fn from(place: AnchorPlace) -> Route {
        Route::Anchor(place.path())
    }
}

impl From<LogPlace> for Route {
    fn from(place: LogPlace) -> Route {
        AnchorPlace::Log(place).into()
    }
}

impl Route {
    const ANCHOR_HOME: &str = "/anchor";

    /// Where the anchor part begins.
    pub(crate) fn anchor_home() -> Route {
        Route::Anchor(Route::ANCHOR_HOME.to_owned())
    }

    /// The part that shows this place.
    pub(crate) fn part(&self) -> Part {
        match self {
            Route::Anchor(path) if path.starts_with("/anchor/log") => Part::Log,
            Route::Anchor(_) => Part::Anchor,
            _ => Part::Check,
        }
    }

    /// The place that a path names, [`Route::NotFound`] where it names none.
    pub(crate) fn parse(path: &str) -> Route {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Route::Home,
            ["profile"] => Route::Profile,
            ["start"] => Route::Start,
            ["check", check, "tasks"] => Route::Tasks {
                check: (*check).to_owned(),
            },
            ["check", check, "review"] => Route::Review {
                check: (*check).to_owned(),
            },
            ["check", check, "result"] => Route::CheckResult {
                check: (*check).to_owned(),
            },
            ["check", check, question] => Route::Question {
                check: (*check).to_owned(),
                question: (*question).to_owned(),
            },
            ["plan"] => Route::Plan,
            ["plan", step] => Route::Step {
                step: (*step).to_owned(),
            },
            ["history"] => Route::History,
            ["settings"] => Route::Settings,
            ["copy"] => Route::Copy,
            ["delete"] => Route::Delete,
            ["privacy"] => Route::Privacy,
            ["about"] => Route::About,
            ["anchor", ..] => Route::Anchor(path.to_owned()),
            _ => BackupPlace::parse(path).map_or(Route::NotFound, Route::Backup),
        }
    }

    /// The path that names this place.
    pub(crate) fn path(&self) -> String {
        match self {
            Route::Home => "/".to_owned(),
            Route::Profile => "/profile".to_owned(),
            Route::Start => "/start".to_owned(),
            Route::Question { check, question } => format!("/check/{check}/{question}"),
            Route::Tasks { check } => format!("/check/{check}/tasks"),
            Route::Review { check } => format!("/check/{check}/review"),
            Route::CheckResult { check } => format!("/check/{check}/result"),
            Route::Plan => "/plan".to_owned(),
            Route::Step { step } => format!("/plan/{step}"),
            Route::History => "/history".to_owned(),
            Route::Settings => "/settings".to_owned(),
            Route::Copy => "/copy".to_owned(),
            Route::Delete => "/delete".to_owned(),
            Route::Backup(place) => place.path(),
            Route::Privacy => "/privacy".to_owned(),
            Route::About => "/about".to_owned(),
            Route::Anchor(path) => path.clone(),
            Route::NotFound => "/not-found".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_again_by_its_path() {
        let check = || "0a1b".to_owned();
        let places = [
            Route::Home,
            Route::Profile,
            Route::Start,
            Route::Question {
                check: check(),
                question: "G2a".to_owned(),
            },
            Route::Tasks { check: check() },
            Route::Review { check: check() },
            Route::CheckResult { check: check() },
            Route::Plan,
            Route::Step {
                step: "7f".to_owned(),
            },
            Route::History,
            Route::Settings,
            Route::Copy,
            Route::Delete,
            Route::Privacy,
            Route::About,
            Route::anchor_home(),
            Route::from(AnchorPlace::Profile),
            Route::NotFound,
        ];
        for place in places {
            assert_eq!(Route::parse(&place.path()), place);
            let is_anchors = place.path().starts_with("/anchor");
            assert_eq!(place.part() != Part::Check, is_anchors);
        }
    }

    #[test]
    fn a_place_is_shown_by_the_part_that_its_path_lies_in() {
        for (path, part) in [
            ("/settings", Part::Check),
            ("/anchorage", Part::Check),
            ("/anchor", Part::Anchor),
            ("/anchor/profile", Part::Anchor),
            ("/anchor/log", Part::Log),
            ("/anchor/log/actors", Part::Log),
            ("/anchor/log/report/7b", Part::Log),
        ] {
            assert_eq!(Route::parse(path).part(), part, "{path}");
        }
    }

    #[test]
    fn a_path_that_names_nothing_is_told_so() {
        assert_eq!(Route::parse("/check"), Route::NotFound);
        assert_eq!(Route::parse("/check/1/2/3"), Route::NotFound);
    }
}
