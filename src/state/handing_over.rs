//! The device in the hands of somebody outside, who sees what they were handed and nothing else.

use instruments::reflection::Reflection;
use leptos::prelude::*;

use super::records::reflection::round::RoundOf;
use super::records::{anchor, hosted, reflection};
use super::reflections::Reflections;
use super::session::Session;
use crate::platform::browser;
use crate::storage::preferences;

/// What somebody outside has on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Handed {
    pub(crate) of: RoundOf,
    pub(crate) what: HandedWhat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HandedWhat {
    /// The form, one question on a screen, for people who answer.
    Form,
    /// The papers that people filled in, for a third person who types them in.
    Papers,
}

const PAPERS: &str = "papers/";

impl Handed {
    fn name(&self) -> String {
        let of = self.of.name();
        match self.what {
            HandedWhat::Form => of,
            HandedWhat::Papers => [PAPERS, &of].concat(),
        }
    }

    fn of_name(name: &str) -> Handed {
        let (what, of) = match name.strip_prefix(PAPERS) {
            Some(of) => (HandedWhat::Papers, of),
            None => (HandedWhat::Form, name),
        };
        Handed {
            of: RoundOf::of_name(of),
            what,
        }
    }
}

/// Whether the device is in the hands of somebody outside; copies of it are the same.
#[derive(Clone, Copy)]
pub(crate) struct HandedOver(RwSignal<Option<Handed>>);

impl HandedOver {
    /// As it was when the page was left: a reload shows no more than before.
    pub(crate) fn read() -> HandedOver {
        let handed = preferences::handed_over();
        stands_alone(handed.is_some());
        HandedOver(RwSignal::new(handed.as_deref().map(Handed::of_name)))
    }

    /// What was handed over. Follows the signal.
    pub(crate) fn handed(self) -> Option<Handed> {
        self.0.get()
    }

    pub(crate) fn hand_over(self, of: RoundOf, what: HandedWhat) {
        let handed = Handed { of, what };
        preferences::set_handed_over(Some(&handed.name()));
        stands_alone(true);
        self.0.set(Some(handed));
    }

    pub(crate) fn take_back(self) {
        preferences::set_handed_over(None);
        stands_alone(false);
        self.0.set(None);
    }
}

/// Tells the style sheet whether the screen stands without the header and the notices, which lead
/// elsewhere.
fn stands_alone(alone: bool) {
    browser::set_page_attribute("data-alone", if alone { "yes" } else { "no" });
}

pub(crate) fn use_handed_over() -> HandedOver {
    expect_context()
}

/// What people outside are asked, and of whom.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) reflection: &'static Reflection,
    /// What the organisation is called.
    pub(crate) name: Option<String>,
}

/// The questions of that round, as far as they are known here; else the latest.
pub(crate) fn asked_in(session: Session, reflections: Reflections, of: &RoundOf) -> Asked {
    let (version, name) = session.replica.with_untracked(|replica| match of {
        RoundOf::Own(id) => {
            let record = reflection::read(replica, id);
            let name = anchor::read(replica).name;
            (record.map(|record| record.version), name)
        }
        RoundOf::Hosted(id) => match hosted::read(replica, id) {
            Some(record) => (Some(record.version), record.name),
            None => (None, None),
        },
    });
    let known = version.and_then(|version| reflections.version(&version));
    Asked {
        reflection: known.unwrap_or(reflections.latest()),
        name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_handed_over_is_known_again_after_a_reload() {
        for of in ["7b", "hosted/7b"].map(RoundOf::of_name) {
            for what in [HandedWhat::Form, HandedWhat::Papers] {
                let of = of.clone();
                let handed = Handed { of, what };
                assert_eq!(Handed::of_name(&handed.name()), handed);
            }
        }
        let handed = Handed::of_name("7b");
        assert_eq!(
            handed.of,
            RoundOf::Own("7b".to_owned()),
            "as an earlier version wrote it"
        );
        assert_eq!(handed.what, HandedWhat::Form);
    }
}
