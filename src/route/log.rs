//! The places of the log, all below `/anchor/log`.

use instruments::reflection::{LogField, MeasureId};

/// A place in the log of listening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LogPlace {
    Home,
    /// Every entry, the newest first.
    Entries,
    /// The entries that have a question open.
    OpenQuestions,
    /// The four things that are asked for at once.
    Quick {
        entry: String,
    },
    Entry {
        entry: String,
    },
    Question {
        entry: String,
        field: LogField,
    },
    Actors,
    /// You said, we did.
    Actor {
        actor: String,
    },
    Measures,
    Measure(MeasureId),
}

impl LogPlace {
    /// The place that what follows `/anchor/log` names, or none.
    pub(super) fn parse(parts: &[&str]) -> Option<LogPlace> {
        let place = match parts {
            [] => LogPlace::Home,
            ["entries"] => LogPlace::Entries,
            ["open"] => LogPlace::OpenQuestions,
            ["entry", entry] => LogPlace::Entry {
                entry: (*entry).to_owned(),
            },
            ["entry", entry, "new"] => LogPlace::Quick {
                entry: (*entry).to_owned(),
            },
            ["entry", entry, field] => LogPlace::Question {
                entry: (*entry).to_owned(),
                field: LogField::from_id(field)?,
            },
            ["actors"] => LogPlace::Actors,
            ["actor", actor] => LogPlace::Actor {
                actor: (*actor).to_owned(),
            },
            ["measures"] => LogPlace::Measures,
            ["measure", measure] => LogPlace::Measure(MeasureId::from_id(measure)?),
            _ => return None,
        };
        Some(place)
    }

    /// What follows `/anchor/log`.
    pub(super) fn path(&self) -> String {
        match self {
            LogPlace::Home => String::new(),
            LogPlace::Entries => "/entries".to_owned(),
            LogPlace::OpenQuestions => "/open".to_owned(),
            LogPlace::Quick { entry } => format!("/entry/{entry}/new"),
            LogPlace::Entry { entry } => format!("/entry/{entry}"),
            LogPlace::Question { entry, field } => format!("/entry/{entry}/{}", field.id()),
            LogPlace::Actors => "/actors".to_owned(),
            LogPlace::Actor { actor } => format!("/actor/{actor}"),
            LogPlace::Measures => "/measures".to_owned(),
            LogPlace::Measure(measure) => format!("/measure/{}", measure.id()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_log_is_found_again_by_its_path() {
        let entry = || "0a1b".to_owned();
        let mut places = vec![
            LogPlace::Home,
            LogPlace::Entries,
            LogPlace::OpenQuestions,
            LogPlace::Quick { entry: entry() },
            LogPlace::Entry { entry: entry() },
            LogPlace::Actors,
            LogPlace::Actor { actor: entry() },
            LogPlace::Measures,
        ];
        places.extend(MeasureId::ALL.iter().copied().map(LogPlace::Measure));
        let fields = LogField::ALL.iter().copied();
        places.extend(fields.map(|field| LogPlace::Question {
            entry: entry(),
            field,
        }));
        for place in places {
            let path = place.path();
            let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
            assert_eq!(LogPlace::parse(&parts), Some(place));
        }
    }

    #[test]
    fn a_question_that_the_log_does_not_ask_is_no_place() {
        assert_eq!(LogPlace::parse(&["entry", "0a1b", "shoe_size"]), None);
        assert_eq!(LogPlace::parse(&["measure", "luck"]), None);
    }
}
