//! A seed as twelve words to write on paper: BIP 39, the English list.

use super::TicketSeed;
use bip39::{Error, Language, Mnemonic};
use std::fmt;

/// How many words a phrase has.
pub const PHRASE_WORDS: usize = 12;

/// Why a text is not a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhraseError {
    /// Not twelve words.
    Count { found: usize },
    /// A word that is not on the list; `position` counts from 0.
    UnknownWord { position: usize, word: String },
    /// All words are on the list, but one of them is another than was written down, or two
    /// changed places.
    Checksum,
}

impl TicketSeed {
    /// The phrase, its words parted by blanks.
    ///
    /// # Errors
    /// Never, as a seed of 16 bytes always has a phrase.
    pub fn phrase(&self) -> Result<String, PhraseError> {
        let phrase = mnemonic_of(&self.0).map_err(|_| PhraseError::Checksum)?;
        Ok(phrase.words().collect::<Vec<_>>().join(" "))
    }

    /// Reads a phrase as people type and paste it: capitals, commas, line breaks and the numbers
    /// of a list are let be, for they leave no doubt. A word that is not on the list is named.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_phrase(text: &str) -> Result<Self, PhraseError> {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower
            .split(|letter: char| !letter.is_alphabetic())
            .filter(|word| !word.is_empty())
            .collect();
        let unknown = |(_, word): &(usize, &&str)| Language::English.find_word(word).is_none();
        if let Some((position, word)) = words.iter().enumerate().find(unknown) {
            let word = (*word).to_owned();
            return Err(PhraseError::UnknownWord { position, word });
        }
        let found = words.len();
        if found != PHRASE_WORDS {
            return Err(PhraseError::Count { found });
        }
        let phrase = Mnemonic::parse_in_normalized(Language::English, &words.join(" "))
            .map_err(|_| PhraseError::Checksum)?;
        let (entropy, _) = phrase.to_entropy_array();
        let seed = entropy.first_chunk().ok_or(PhraseError::Count { found })?;
        Ok(Self(*seed))
    }
}

fn mnemonic_of(entropy: &[u8; 16]) -> Result<Mnemonic, Error> {
    Mnemonic::from_entropy_in(Language::English, entropy)
}

impl fmt::Display for PhraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count { found } => write!(f, "{found} words where there are {PHRASE_WORDS}"),
            Self::UnknownWord { position, .. } => write!(f, "word {position} is not on the list"),
            Self::Checksum => f.write_str("words that do not belong together"),
        }
    }
}

impl std::error::Error for PhraseError {}
