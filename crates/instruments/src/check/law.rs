//! Legal duties, raised as help and never as a mark.

use super::{Answer, Answers, Check, LawCard, Mode};
use crate::profile::Profile;

/// The cards that low answers raise, each once, in the order of the questions.
///
/// A card is left out where its duty does not hold: for somebody with no staff, or in the
/// firm's nation.
pub fn law_cards<'a>(
    check: &'a Check,
    profile: &Profile,
    answers: &Answers,
    mode: Mode,
) -> Vec<&'a LawCard> {
    let mut cards: Vec<&LawCard> = Vec::new();
    for fitting in check.questions_that_fit(profile, mode) {
        let Some(trigger) = &fitting.question.law else {
            continue;
        };
        let is_low = match answers.get(&fitting.question.id) {
            Some(Answer::Level(level)) => level.number() <= trigger.at_level,
            _ => false,
        };
        let holds_by_size = trigger.solo || !profile.is_solo();
        if is_low
            && holds_by_size
            && let Some(card) = check.law_cards.iter().find(|card| card.id == trigger.card)
            && (card.only_in.is_empty() || profile.may_be_in(&card.only_in))
            && !cards.contains(&card)
        {
            cards.push(card);
        }
    }
    cards
}
