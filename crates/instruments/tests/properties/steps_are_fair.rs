//! Suggested steps, things to find out and law cards come only from what was answered.

use std::collections::BTreeSet;

use instruments::check::{Answer, StepKind, find_out, law_cards, suggest_steps};
use proptest::prelude::*;

use crate::firms::{CHECK, fitting, modes, profiles, some_answers, wishes};

proptest! {
    #[test]
    fn there_are_three_steps_at_most_and_no_topic_is_named_twice(
        profile in profiles(), answers in some_answers(), wanted in wishes(), mode in modes(),
    ) {
        let steps = suggest_steps(&CHECK, &profile, &answers, &wanted, mode);
        prop_assert!(steps.len() <= 3);
        let topics: BTreeSet<_> = steps
            .iter()
            .map(|step| &CHECK.question(&step.question_id).unwrap().1.id)
            .collect();
        prop_assert_eq!(topics.len(), steps.len());
    }

    #[test]
    fn every_step_fits_the_firm_and_its_answer(
        profile in profiles(), answers in some_answers(), wanted in wishes(), mode in modes(),
    ) {
        let fits = fitting(&profile, mode);
        for step in suggest_steps(&CHECK, &profile, &answers, &wanted, mode) {
            prop_assert!(fits.contains(&step.question_id));
            let Some(Answer::Level(level)) = answers.get(&step.question_id) else {
                return Err(TestCaseError::fail(format!("{step:?} has no level")));
            };
            let expected = match level.number() {
                0 | 1 => StepKind::First,
                2 | 3 => StepKind::Bigger,
                _ => StepKind::Share,
            };
            prop_assert_eq!(step.kind, expected);
        }
    }

    #[test]
    fn no_step_comes_before_a_wish_and_a_scored_wish_is_never_passed_over_for_another_question(
        profile in profiles(), answers in some_answers(), wanted in wishes(), mode in modes(),
    ) {
        let steps = suggest_steps(&CHECK, &profile, &answers, &wanted, mode);
        let wished: Vec<bool> = steps.iter().map(|step| wanted.contains(&step.question_id)).collect();
        prop_assert!(wished.is_sorted_by(|before, after| before >= after), "{steps:?}");
        if wished.contains(&false) {
            let topic = |id: &str| CHECK.question(id).unwrap().1.id.clone();
            let named: BTreeSet<String> = steps.iter().map(|step| topic(&step.question_id)).collect();
            for id in fitting(&profile, mode) {
                if wanted.contains(&id) && matches!(answers.get(&id), Some(Answer::Level(_))) {
                    prop_assert!(named.contains(&topic(&id)), "{id} is passed over in {steps:?}");
                }
            }
        }
    }

    #[test]
    fn each_thing_not_known_is_to_be_found_out_once(
        profile in profiles(), answers in some_answers(), mode in modes(),
    ) {
        let found: Vec<&str> =
            find_out(&CHECK, &profile, &answers, mode).iter().map(|question| &*question.id).collect();
        let fits = fitting(&profile, mode);
        let expected: Vec<&str> = fits
            .iter()
            .filter(|id| answers.get(*id) == Some(&Answer::DontKnow))
            .map(String::as_str)
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn no_law_card_is_shown_twice_or_where_it_does_not_hold(
        profile in profiles(), answers in some_answers(), mode in modes(),
    ) {
        let cards = law_cards(&CHECK, &profile, &answers, mode);
        let ids: BTreeSet<&str> = cards.iter().map(|card| &*card.id).collect();
        prop_assert_eq!(ids.len(), cards.len());
        if let Some(nation) = &profile.nation {
            prop_assert!(cards.iter().all(|card| card.only_in.is_empty() || card.only_in.contains(nation)));
        }
        if profile.size.as_deref() == Some("solo") {
            prop_assert!(!ids.contains("minimum_wage") && !ids.contains("sick_pay"));
        }
    }
}
