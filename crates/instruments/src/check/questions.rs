//! The check as data: dimensions, topics and questions in the order of the file. What is said
//! beside an answer and after it is apart, in [`Guidance`](super::Guidance).

use serde::{Deserialize, Serialize};

use crate::profile::{Choice, NationWords, ProfileForm, Rule};

/// One version of the good business check, with the profile form it was written for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    pub id: String,
    pub version: String,
    /// The names of the five levels, lowest first.
    pub scale: [String; 5],
    /// The label of [`Answer::DontKnow`](super::Answer::DontKnow).
    pub dont_know: String,
    /// The label of [`Answer::NotForUs`](super::Answer::NotForUs).
    pub not_for_us: String,
    /// How well an answer is shown, weakest first; never changes a result.
    pub proof_tags: Vec<Choice>,
    pub form: ProfileForm,
    pub dimensions: Vec<Dimension>,
    /// Words for a result, lowest first, together covering 0 to 100.
    pub result_words: Vec<ResultWord>,
    pub law_cards: Vec<LawCard>,
}

impl Check {
    /// The question of that id with the dimension and the topic it stands in.
    pub fn question(&self, id: &str) -> Option<(&Dimension, &Topic, &Question)> {
        self.all_questions()
            .find(|(_, _, question)| question.id == id)
    }

    /// Every question with its dimension and topic, in the order of the file.
    pub fn all_questions(&self) -> impl Iterator<Item = (&Dimension, &Topic, &Question)> {
        self.dimensions.iter().flat_map(|dimension| {
            dimension.topics.iter().flat_map(move |topic| {
                topic
                    .questions
                    .iter()
                    .map(move |question| (dimension, topic, question))
            })
        })
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dimension {
    /// `generative`, `green` or `responsible`.
    pub id: String,
    pub letter: String,
    pub name: String,
    pub line: String,
    pub topics: Vec<Topic>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    pub id: String,
    pub name: String,
    pub questions: Vec<Question>,
}

pub type Levels = [String; 5];

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub id: String,
    /// One of the quick twelve.
    pub quick: bool,
    pub text: String,
    pub levels: Levels,
    /// Other words for somebody with no staff; what is none there stays as it is here.
    pub solo: SoloWording,
    /// A line of help shown under the question.
    pub note: Option<String>,
    /// The question is hidden when any of these holds.
    pub na: Vec<Rule>,
    /// "Not for us" is offered first when any of these holds.
    pub soft_na: Vec<Rule>,
    pub law: Option<LawTrigger>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SoloWording {
    pub text: Option<String>,
    pub levels: Option<Levels>,
}

/// Raises a law card as help, never as a mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LawTrigger {
    /// The card is shown for an answer at this level or below.
    pub at_level: u8,
    /// Id of a card in [`Check::law_cards`].
    pub card: String,
    /// Whether the duty holds for somebody with no staff too.
    pub solo: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LawCard {
    pub id: String,
    pub text: String,
    /// Where to read more.
    pub source: String,
    /// Where to read more in some nations, in place of `source`.
    pub source_in: Option<NationWords>,
    /// Ids of the nations where the duty holds as written; none means in all.
    pub only_in: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultWord {
    pub from: u8,
    pub to: u8,
    pub word: String,
    pub line: String,
}
