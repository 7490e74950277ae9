//! Results stay in their bounds and rest on what was asked and answered, on nothing else.

use std::collections::BTreeSet;

use instruments::check::{
    Answer, Answers, CheckResult, Counts, Direction, Level, Mode, Shown, change, score,
};
use proptest::prelude::*;

use crate::firms::{CHECK, an_answer, fitting, ids, modes, profiles, some_answers};

fn all_counts(result: &CheckResult) -> Vec<Counts> {
    let dimensions = result.dimensions.iter().map(|dimension| dimension.counts);
    let topics = result.topics.iter().map(|topic| topic.counts);
    dimensions.chain(topics).chain([result.counts]).collect()
}

/// Coverage in comparable form: scored out of all but those not for us.
fn coverage_is_no_lower(before: Counts, after: Counts) -> bool {
    after.scored * before.covered_from() >= before.scored * after.covered_from()
}

proptest! {
    #[test]
    fn every_result_is_from_0_to_100_and_has_its_word(
        profile in profiles(), answers in some_answers(), mode in modes(),
    ) {
        let result = score(&CHECK, &profile, &answers, mode);
        for topic in &result.topics {
            prop_assert!(topic.percent.is_none_or(|percent| percent.number() <= 100));
            prop_assert_eq!(topic.percent.is_some(), topic.counts.scored > 0);
            prop_assert!(topic.counts.fitting > 0);
        }
        for dimension in &result.dimensions {
            let percent = dimension.shown.percent();
            prop_assert!(percent.is_none_or(|percent| percent.number() <= 100));
            prop_assert_eq!(dimension.word.is_some(), percent.is_some());
        }
    }

    #[test]
    fn every_fitting_question_is_counted_once_and_one_way(
        profile in profiles(), answers in some_answers(), mode in modes(),
    ) {
        let result = score(&CHECK, &profile, &answers, mode);
        for counts in all_counts(&result) {
            prop_assert_eq!(
                counts.scored + counts.dont_know + counts.not_for_us + counts.unanswered,
                counts.fitting
            );
        }
        prop_assert_eq!(result.counts.fitting, fitting(&profile, mode).len());
        let by_topic: usize = result.topics.iter().map(|topic| topic.counts.fitting).sum();
        prop_assert_eq!(by_topic, result.counts.fitting);
    }

    #[test]
    fn answers_to_hidden_questions_change_nothing(
        profile in profiles(), answers in some_answers(), mode in modes(), hidden_answer in an_answer(),
    ) {
        let fits = fitting(&profile, mode);
        let mut with_hidden = answers.clone();
        for id in ids().into_iter().filter(|id| !fits.contains(id)) {
            with_hidden.insert(id, hidden_answer);
        }
        let without_hidden: Answers =
            answers.into_iter().filter(|(id, _)| fits.contains(id)).collect();
        // In a full check the quick questions are among those that fit, so nothing else counts.
        prop_assert_eq!(
            score(&CHECK, &profile, &with_hidden, mode),
            score(&CHECK, &profile, &without_hidden, mode)
        );
    }

    #[test]
    fn the_order_of_answering_never_matters(
        profile in profiles(), mode in modes(),
        (given, shuffled) in some_answers()
            .prop_map(|answers| answers.into_iter().collect::<Vec<_>>())
            .prop_flat_map(|given| (Just(given.clone()), Just(given).prop_shuffle())),
    ) {
        // Each answer is put in as it is given, over an earlier one that is taken back.
        let replay = |given: &[(String, Answer)]| {
            let mut answers = Answers::new();
            for (id, answer) in given {
                answers.insert(id.clone(), Answer::DontKnow);
                answers.insert(id.clone(), *answer);
            }
            score(&CHECK, &profile, &answers, mode)
        };
        prop_assert_eq!(replay(&given), replay(&shuffled));
    }

    #[test]
    fn giving_one_more_answer_never_lowers_coverage(
        profile in profiles(), answers in some_answers(), mode in modes(),
        at in any::<proptest::sample::Index>(), answer in an_answer(),
    ) {
        let open: Vec<String> =
            fitting(&profile, mode).into_iter().filter(|id| !answers.contains_key(id)).collect();
        prop_assume!(!open.is_empty());
        let mut more = answers.clone();
        more.insert(at.get(&open).clone(), answer);
        let before = score(&CHECK, &profile, &answers, mode);
        let after = score(&CHECK, &profile, &more, mode);
        for (before, after) in all_counts(&before).into_iter().zip(all_counts(&after)) {
            prop_assert!(coverage_is_no_lower(before, after), "{before:?} {after:?}");
        }
    }

    #[test]
    fn one_more_scored_answer_never_takes_a_shown_result_away(
        profile in profiles(), answers in some_answers(), mode in modes(),
        at in any::<proptest::sample::Index>(), level in proptest::sample::select(Level::ALL.to_vec()),
    ) {
        let open: Vec<String> =
            fitting(&profile, mode).into_iter().filter(|id| !answers.contains_key(id)).collect();
        prop_assume!(!open.is_empty());
        let mut more = answers.clone();
        more.insert(at.get(&open).clone(), Answer::Level(level));
        let before = score(&CHECK, &profile, &answers, mode);
        let after = score(&CHECK, &profile, &more, mode);
        for (before, after) in before.dimensions.iter().zip(&after.dimensions) {
            match before.shown {
                Shown::TooFew => {}
                Shown::QuickLook(_) => prop_assert!(after.shown != Shown::TooFew),
                Shown::Full(_) => prop_assert!(matches!(after.shown, Shown::Full(_))),
            }
        }
    }

    #[test]
    fn a_higher_level_never_lowers_a_result(
        profile in profiles(), answers in some_answers(), mode in modes(),
        at in any::<proptest::sample::Index>(),
    ) {
        let raisable: Vec<(String, Level)> = fitting(&profile, mode)
            .into_iter()
            .filter_map(|id| match answers.get(&id) {
                Some(Answer::Level(level)) => Some((id, Level::new(level.number() + 1)?)),
                _ => None,
            })
            .collect();
        prop_assume!(!raisable.is_empty());
        let (id, level) = at.get(&raisable).clone();
        let mut raised = answers.clone();
        raised.insert(id, Answer::Level(level));
        let before = score(&CHECK, &profile, &answers, mode);
        let after = score(&CHECK, &profile, &raised, mode);
        for (before, after) in before.dimensions.iter().zip(&after.dimensions) {
            prop_assert!(after.shown.percent() >= before.shown.percent());
        }
        let directions = change(&before, &after);
        prop_assert!(directions.iter().all(|change| change.direction != Direction::Down));
    }

    #[test]
    fn the_strongest_is_highest_and_the_lowest_is_truly_lower(
        profile in profiles(), answers in some_answers(), mode in modes(),
    ) {
        let result = score(&CHECK, &profile, &answers, mode);
        let of = |id: &Option<String>| {
            let topic = result.topics.iter().find(|topic| Some(&topic.topic_id) == id.as_ref());
            topic.and_then(|topic| topic.percent)
        };
        let all: Vec<_> = result.topics.iter().filter_map(|topic| topic.percent).collect();
        prop_assert_eq!(of(&result.strongest_topic), all.iter().max().copied());
        let distinct: BTreeSet<_> = all.iter().collect();
        prop_assert_eq!(result.lowest_topic.is_some(), distinct.len() > 1);
        if result.lowest_topic.is_some() {
            prop_assert_eq!(of(&result.lowest_topic), all.iter().min().copied());
        }
    }

    #[test]
    fn the_quick_check_asks_every_firm_twelve_questions_four_for_each_dimension(profile in profiles()) {
        let asked = CHECK.questions_that_fit(&profile, Mode::Quick);
        for dimension in &CHECK.dimensions {
            let of_dimension = asked.iter().filter(|fitting| fitting.dimension.id == dimension.id);
            prop_assert_eq!(of_dimension.count(), 4);
        }
        let full = fitting(&profile, Mode::Full);
        prop_assert!(asked.iter().all(|fitting| full.contains(&fitting.question.id)));
    }

    #[test]
    fn compared_with_itself_no_check_has_changed(
        profile in profiles(), answers in some_answers(), mode in modes(),
    ) {
        let result = score(&CHECK, &profile, &answers, mode);
        prop_assert!(change(&result, &result).iter().all(|change| change.direction == Direction::Same));
    }
}
