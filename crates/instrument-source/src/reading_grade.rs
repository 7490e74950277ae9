//! How many years of school a text asks for: the Flesch-Kincaid grade.

use crate::syllables::syllables;

/// The highest grade a question with its levels may have.
pub(crate) const HIGHEST: f64 = 7.0;

/// The Flesch-Kincaid grade of texts taken together, each of one sentence or more.
/// 0 where there are no words.
pub(crate) fn reading_grade<'a>(texts: impl IntoIterator<Item = &'a str>) -> f64 {
    let (mut sentences, mut words, mut spoken) = (0, 0, 0);
    for text in texts {
        sentences += count_sentences(text);
        for word in text
            .split([' ', '\n', '/', '\u{2014}'])
            .filter(|word| word.contains(char::is_alphanumeric))
        {
            words += 1;
            // A word with hyphens is one word, spoken as its parts.
            let parts = word
                .split('-')
                .filter(|part| part.contains(char::is_alphanumeric));
            spoken += parts.map(syllables).sum::<usize>();
        }
    }
    if words == 0 {
        return 0.0;
    }
    0.39 * f64::from(words) / f64::from(sentences) + 11.8 * spoken as f64 / f64::from(words) - 15.59
}

/// A text ends its last sentence, with or without a full stop.
fn count_sentences(text: &str) -> u32 {
    let mut ends = 0;
    let mut is_open = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends_word = letters
            .peek()
            .is_none_or(|next| next.is_whitespace() || "'\"\u{2019}\u{201d})".contains(*next));
        if matches!(letter, '.' | '?' | '!') && ends_word && is_open {
            ends += 1;
            is_open = false;
        } else if letter.is_alphanumeric() {
            is_open = true;
        }
    }
    ends + u32::from(is_open)
}

#[cfg(test)]
mod tests {
    use super::{count_sentences, reading_grade};

    #[test]
    fn the_grade_follows_the_published_formula() {
        // Six words of one syllable in one sentence: 0.39 x 6 + 11.8 x 1 - 15.59 = -1.45.
        assert!((reading_grade(["The cat sat on the mat."]) - -1.45).abs() < 1e-9);
        // The usual hard example: 13 words and, by a dictionary, 26 syllables:
        // 0.39 x 13 + 11.8 x 2 - 15.59 = 13.08.
        let hard =
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.";
        assert!(
            (reading_grade([hard]) - 13.08).abs() < 1e-9,
            "{}",
            reading_grade([hard])
        );
    }

    #[test]
    fn texts_are_taken_together_and_each_ends_a_sentence() {
        // Two sentences, four words, four syllables: 0.39 x 2 + 11.8 - 15.59 = -3.01.
        assert!((reading_grade(["We look", "We fix."]) - -3.01).abs() < 1e-9);
    }

    #[test]
    fn stops_inside_a_number_or_a_quotation_do_not_end_a_sentence_twice() {
        assert_eq!(count_sentences("It costs 13.45 an hour. Ask."), 2);
        assert_eq!(count_sentences("Ask: 'What would you change?'"), 1);
        assert_eq!(count_sentences("No full stop"), 1);
        assert_eq!(count_sentences("Wait..."), 1);
    }

    #[test]
    fn nothing_has_no_grade() {
        assert!(reading_grade([""]).abs() < f64::EPSILON);
    }
}
