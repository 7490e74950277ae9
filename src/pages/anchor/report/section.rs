//! What can go into the report.

use leptos::prelude::*;

use crate::words::{self, Text};

/// A section of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Room,
    Hold,
    Themes,
    /// What the people in the room wrote to each theme, under its name.
    Written,
    /// What people outside wrote.
    Words,
    Commitments,
    Listening,
}

impl Section {
    /// In the order of the report.
    pub(super) const ALL: [Section; 7] = [
        Section::Room,
        Section::Hold,
        Section::Themes,
        Section::Written,
        Section::Words,
        Section::Commitments,
        Section::Listening,
    ];

    pub(super) fn name(self) -> Text {
        match self {
            Section::Room => words::reflection_report::room(),
            Section::Hold => words::reflection_inventory::title(),
            Section::Themes => words::reflection_report::themes(),
            Section::Written => words::reflection_report::written(),
            Section::Words => words::reflection_outcome::words(),
            Section::Commitments => words::reflection_commitments::title(),
            Section::Listening => words::reflection_report::listening(),
        }
    }

    /// What people wrote at length was not written for everybody: it goes in where somebody ticks it.
    fn is_in_at_first(self) -> bool {
        !matches!(self, Section::Written | Section::Words)
    }
}

/// Which sections go in, remembered for as long as the page is open.
#[derive(Clone, Copy)]
pub(super) struct Chosen([RwSignal<bool>; Section::ALL.len()]);

impl Chosen {
    pub(super) fn at_first() -> Chosen {
        Chosen(Section::ALL.map(|section| RwSignal::new(section.is_in_at_first())))
    }

    pub(super) fn of(self, section: Section) -> RwSignal<bool> {
        self.0[section as usize]
    }
}
