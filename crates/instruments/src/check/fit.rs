//! Which questions fit a firm.

use super::{Check, Dimension, Mode, Question, Topic};
use crate::profile::Profile;

/// A question that is asked of a firm, with the place it stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FittingQuestion<'a> {
    pub dimension: &'a Dimension,
    pub topic: &'a Topic,
    pub question: &'a Question,
    /// Whether "Not for us" is offered before the levels.
    pub not_for_us_first: bool,
}

impl Check {
    /// The questions asked of a firm with this profile, in the order of the file.
    ///
    /// The quick check takes its own twelve, with one swapped for another where the profile
    /// form says so; then, in both modes, what cannot fit is left out.
    pub fn questions_that_fit(&self, profile: &Profile, mode: Mode) -> Vec<FittingQuestion<'_>> {
        self.all_questions()
            .filter(|(_, _, question)| mode == Mode::Full || self.is_quick(question, profile))
            .filter(|(_, _, question)| {
                !question
                    .na
                    .iter()
                    .any(|rule| rule.holds(&self.form, profile))
            })
            .map(|(dimension, topic, question)| FittingQuestion {
                dimension,
                topic,
                question,
                not_for_us_first: question
                    .soft_na
                    .iter()
                    .any(|rule| rule.holds(&self.form, profile)),
            })
            .collect()
    }

    /// Whether the question is in the quick check of a firm with this profile.
    fn is_quick(&self, question: &Question, profile: &Profile) -> bool {
        let mut swaps = self
            .form
            .quick_swaps
            .iter()
            .filter(|swap| swap.when.holds(&self.form, profile));
        if question.quick {
            swaps.all(|swap| swap.out != question.id)
        } else {
            swaps.any(|swap| swap.replacement == question.id)
        }
    }
}
