//! A seed as twelve words to write on paper: BIP 39, the English list.
//!
//! Written out here, as a library's list comes with a table of its words and weighs 12 kB more on
//! a phone (brotli); the tests hold it against that library.

use super::TicketSeed;
use sha2::{Digest, Sha256};
use std::fmt;

/// How many words a phrase has.
pub const PHRASE_WORDS: usize = 12;

/// The 2,048 words, one a line: each stands for 11 bits.
const WORDS: &str = include_str!("english.txt");
const BITS: usize = 11;

/// The last word ends with four bits of checksum.
const CHECK_BITS: usize = PHRASE_WORDS * BITS - 128;

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
    pub fn phrase(&self) -> String {
        let seed = u128::from_be_bytes(self.0);
        let last = (seed << CHECK_BITS) as usize | check_bits(&self.0);
        let before = (1..PHRASE_WORDS).map(|count| (seed >> (128 - BITS * count)) as usize);
        let numbers = before.chain([last]);
        let words: Vec<&str> = numbers
            .filter_map(|number| WORDS.lines().nth(number % (1 << BITS)))
            .collect();
        words.join(" ")
    }

    /// Reads a phrase as people type and paste it: capitals, commas, line breaks and the numbers
    /// of a list are let be, for they leave no doubt. A word that is not on the list is named.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_phrase(text: &str) -> Result<Self, PhraseError> {
        let text = text.to_ascii_lowercase();
        let words = text.split(parts_words).filter(|word| !word.is_empty());
        let numbers = words
            .enumerate()
            .map(|(position, word)| number_of(word, position))
            .collect::<Result<Vec<u128>, _>>()?;
        let found = numbers.len();
        let [before @ .., last] = &numbers[..] else {
            return Err(PhraseError::Count { found });
        };
        if found != PHRASE_WORDS {
            return Err(PhraseError::Count { found });
        }
        let before = before.iter().fold(0, |bits, number| bits << BITS | number);
        let seed = before << (BITS - CHECK_BITS) | last >> CHECK_BITS;
        let seed = seed.to_be_bytes();
        if check_bits(&seed) == *last as usize % (1 << CHECK_BITS) {
            Ok(Self(seed))
        } else {
            Err(PhraseError::Checksum)
        }
    }
}

/// Whatever stands between words: all of ASCII but letters, and the blanks and dashes that
/// programs put in the place of ours. A letter of another alphabet is part of a word, so that it
/// is named with it.
fn parts_words(character: char) -> bool {
    match character {
        '\u{a0}' | '\u{2000}'..='\u{206f}' => true,
        other => other.is_ascii() && !other.is_ascii_alphabetic(),
    }
}

fn number_of(word: &str, position: usize) -> Result<u128, PhraseError> {
    let number = WORDS.lines().position(|other| other == word);
    let unknown = || PhraseError::UnknownWord {
        position,
        word: word.to_owned(),
    };
    number.map(|number| number as u128).ok_or_else(unknown)
}

fn check_bits(seed: &[u8; 16]) -> usize {
    usize::from(Sha256::digest(seed)[0]) >> (8 - CHECK_BITS)
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
