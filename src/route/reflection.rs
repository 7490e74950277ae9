//! The places of one reflection.

/// A place below `/anchor/reflection/<id>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ReflectionPlace {
    /// What the anchor holds: the opener.
    Inventory,
    /// The eight themes, and what was said of each.
    Themes,
    Theme {
        theme: String,
        step: ThemeStep,
    },
    /// Somebody who confirmed a theme.
    Voice {
        theme: String,
        voice: String,
    },
    Outcome,
    /// Outside voices: a round of them.
    Round,
    Commitments,
    Commitment {
        commitment: String,
    },
}

/// The screens of one theme: facts before levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThemeStep {
    Facts,
    Evidence,
    /// Each person's own view, before the group agrees on a level.
    Views,
    Level,
    Voices,
}

impl ThemeStep {
    const ALL: [ThemeStep; 5] = [
        ThemeStep::Facts,
        ThemeStep::Evidence,
        ThemeStep::Views,
        ThemeStep::Level,
        ThemeStep::Voices,
    ];

    fn segment(self) -> &'static str {
        match self {
            ThemeStep::Facts => "facts",
            ThemeStep::Evidence => "evidence",
            ThemeStep::Views => "views",
            ThemeStep::Level => "level",
            ThemeStep::Voices => "voices",
        }
    }
}

impl ReflectionPlace {
    /// The place that the parts of a path behind the reflection's id name, if any.
    pub(super) fn parse(parts: &[&str]) -> Option<ReflectionPlace> {
        Some(match parts {
            [] => ReflectionPlace::Themes,
            ["inventory"] => ReflectionPlace::Inventory,
            ["theme", theme, step] => ReflectionPlace::Theme {
                theme: (*theme).to_owned(),
                step: ThemeStep::ALL
                    .into_iter()
                    .find(|known| known.segment() == *step)?,
            },
            ["theme", theme, "voices", voice] => ReflectionPlace::Voice {
                theme: (*theme).to_owned(),
                voice: (*voice).to_owned(),
            },
            ["result"] => ReflectionPlace::Outcome,
            ["outside"] => ReflectionPlace::Round,
            ["commitments"] => ReflectionPlace::Commitments,
            ["commitments", commitment] => ReflectionPlace::Commitment {
                commitment: (*commitment).to_owned(),
            },
            _ => return None,
        })
    }

    /// The path that names this place, behind the reflection's id.
    pub(super) fn path(&self) -> String {
        match self {
            ReflectionPlace::Themes => String::new(),
            ReflectionPlace::Inventory => "/inventory".to_owned(),
            ReflectionPlace::Theme { theme, step } => format!("/theme/{theme}/{}", step.segment()),
            ReflectionPlace::Voice { theme, voice } => format!("/theme/{theme}/voices/{voice}"),
            ReflectionPlace::Outcome => "/result".to_owned(),
            ReflectionPlace::Round => "/outside".to_owned(),
            ReflectionPlace::Commitments => "/commitments".to_owned(),
            ReflectionPlace::Commitment { commitment } => format!("/commitments/{commitment}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_reflection_is_found_again_by_its_path() {
        let theme = || "P1".to_owned();
        let steps = ThemeStep::ALL.map(|step| ReflectionPlace::Theme {
            theme: theme(),
            step,
        });
        let places = [
            ReflectionPlace::Inventory,
            ReflectionPlace::Themes,
            ReflectionPlace::Voice {
                theme: theme(),
                voice: "9c".to_owned(),
            },
            ReflectionPlace::Outcome,
            ReflectionPlace::Round,
            ReflectionPlace::Commitments,
            ReflectionPlace::Commitment {
                commitment: "3e".to_owned(),
            },
        ];
        for place in places.into_iter().chain(steps) {
            let path = place.path();
            let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
            assert_eq!(ReflectionPlace::parse(&parts), Some(place));
        }
        assert_eq!(ReflectionPlace::parse(&["soup"]), None);
    }
}
