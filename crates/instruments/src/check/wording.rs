//! The words of a question for one firm.

use super::{LawCard, Question};
use crate::profile::Profile;

/// The words of a question, in the form that fits the profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wording<'a> {
    pub text: &'a str,
    pub levels: [&'a str; 5],
}

impl Question {
    /// The words for this firm: the solo form where there is one and nobody is employed.
    pub fn wording(&self, profile: &Profile) -> Wording<'_> {
        let solo = profile.is_solo().then_some(&self.solo);
        Wording {
            text: solo
                .and_then(|solo| solo.text.as_ref())
                .unwrap_or(&self.text),
            levels: solo
                .and_then(|solo| solo.levels.as_ref())
                .unwrap_or(&self.levels)
                .each_ref()
                .map(String::as_str),
        }
    }
}

impl LawCard {
    /// Where a firm with this profile can read more.
    pub fn source_for(&self, profile: &Profile) -> &str {
        match &self.source_in {
            Some(words) if profile.is_in(&words.nations) => &words.text,
            _ => &self.source,
        }
    }
}
