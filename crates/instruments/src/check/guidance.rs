//! What a check says beside an answer and after it.
//!
//! Nobody needs these texts to answer, and no rule looks at them, so they are apart from the
//! questions: an app can show the first question before they are there.

use serde::{Deserialize, Serialize};

use super::words::{Visit, nation_words, one, some};
use crate::library::Instrument;
use crate::profile::{NationWords, Profile};

/// The reasons, steps and looks sideways of one version of the check, and what it does for the
/// place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guidance {
    /// The version of the [`Check`](super::Check) that it goes with.
    pub version: String,
    /// One for each question, in the order of the file.
    pub questions: Vec<QuestionGuidance>,
    /// The outcomes of the place that topics feed, in the order of the place checklist.
    pub outcomes: Vec<Outcome>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionGuidance {
    /// The id of the [`Question`](super::Question).
    pub id: String,
    /// Rates such as `{real_living_wage_uk}` are filled in already.
    pub why: String,
    /// A further sentence of the why that is true only in some nations.
    pub why_in: Option<NationWords>,
    pub why_source: Option<String>,
    /// What would show that the answer is so.
    pub proof: String,
    pub first: String,
    pub bigger: String,
    pub bigger_source: Option<String>,
    /// The first step for somebody with no staff, where it is another one.
    pub solo_first: Option<String>,
    /// The bigger step for somebody with no staff, where it is another one.
    pub solo_bigger: Option<String>,
    pub sideways: String,
    pub sideways_source: Option<String>,
    /// Ids of outcomes, each in [`Guidance::outcomes`].
    pub outcomes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub id: String,
    pub text: String,
}

impl Guidance {
    /// What is said of the question of that id.
    pub fn question(&self, id: &str) -> Option<&QuestionGuidance> {
        self.questions.iter().find(|question| question.id == id)
    }
}

impl QuestionGuidance {
    /// The further sentence of the why, where it is true.
    pub fn why_here(&self, profile: &Profile) -> Option<&str> {
        let words = self.why_in.as_ref()?;
        profile.may_be_in(&words.nations).then_some(&words.text)
    }

    /// The first step for this firm: the solo form where there is one and nobody is employed.
    pub fn first_for(&self, profile: &Profile) -> &str {
        match &self.solo_first {
            Some(solo) if profile.is_solo() => solo,
            _ => &self.first,
        }
    }

    /// The bigger step for this firm: the solo form where there is one and nobody is employed.
    pub fn bigger_for(&self, profile: &Profile) -> &str {
        match &self.solo_bigger {
            Some(solo) if profile.is_solo() => solo,
            _ => &self.bigger,
        }
    }
}

impl Instrument for Guidance {
    fn version(&self) -> &str {
        &self.version
    }

    fn visit_words(&mut self, visit: Visit<'_>) {
        for question in &mut self.questions {
            question_words(visit, question);
        }
        for Outcome { id, text } in &mut self.outcomes {
            one(visit, "outcomes", id, "short", text);
        }
    }
}

fn question_words(visit: Visit<'_>, question: &mut QuestionGuidance) {
    let QuestionGuidance {
        id,
        why,
        why_in,
        why_source,
        proof,
        first,
        bigger,
        bigger_source,
        solo_first,
        solo_bigger,
        sideways,
        sideways_source,
        outcomes: _,
    } = question;
    let section = "questions";
    one(visit, section, id, "why", why);
    nation_words(visit, section, id, "why_in", why_in);
    some(visit, section, id, "why_source", why_source);
    one(visit, section, id, "proof", proof);
    some(visit, section, id, "solo_first", solo_first);
    some(visit, section, id, "solo_bigger", solo_bigger);
    one(visit, section, id, "first", first);
    one(visit, section, id, "bigger", bigger);
    some(visit, section, id, "bigger_source", bigger_source);
    one(visit, section, id, "sideways", sideways);
    some(visit, section, id, "sideways_source", sideways_source);
}
