//! Twelve words that were made and are not confirmed yet.

use leptos::prelude::*;

/// They outlive the screen that shows them, for a person who turns back has them on paper already. They
/// are nowhere but in the page: when it is left, the next words are others.
#[derive(Clone, Copy)]
pub(crate) struct NewPhrase(pub(crate) StoredValue<Option<String>>);

impl NewPhrase {
    pub(crate) fn none() -> Self {
        Self(StoredValue::new(None))
    }
}

pub(crate) fn use_new_phrase() -> StoredValue<Option<String>> {
    expect_context::<NewPhrase>().0
}

/// Two of this many words, chosen by two random bytes, the earlier first. They count from 0.
pub(crate) fn two_of(words: usize, random: [u8; 2]) -> [usize; 2] {
    let [one, step] = random.map(usize::from);
    let one = one % words;
    let other = (one + 1 + step % (words - 1)) % words;
    [one.min(other), one.max(other)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_two_words_may_be_asked_for_and_never_the_same_twice() {
        let mut asked = std::collections::BTreeSet::new();
        for one in 0..=255 {
            for step in 0..=255 {
                let [first, second] = two_of(12, [one, step]);
                assert!(first < second && second < 12, "{one} {step}");
                asked.insert([first, second]);
            }
        }
        assert_eq!(asked.len(), 12 * 11 / 2);
    }
}
