//! The cases of the good business check.

use std::collections::BTreeSet;

use instruments::check::{
    Answer, Answers, Check, CheckResult, Counts, Direction, Level, Mode, Shown, StepKind, change,
    find_out, law_cards, score, suggest_steps,
};
use instruments::profile::Profile;
use serde_json::{Map, Value, json};

macro_rules! golden {
    ($($name:ident: $file:literal,)*) => {
        $(#[test]
        fn $name() {
            let check = crate::support::check();
            for case in crate::support::cases(include_str!($file)) {
                holds(&check, &case);
            }
        })*
    };
}

golden! {
    a_result_is_worked_out_from_the_levels: "score.json",
    a_dimension_shows_a_result_when_enough_is_answered: "coverage.json",
    not_for_us_everywhere_leaves_nothing_to_say: "not_for_us.json",
    the_order_of_the_file_decides_ties: "ties.json",
    wishes_come_before_low_levels_among_the_steps: "steps.json",
    a_firm_not_yet_trading_gets_twelve_questions_too: "quick_swap.json",
    quick_answers_carry_over_into_the_full_check: "carry_over.json",
    a_repeat_is_compared_topic_by_topic: "repeat.json",
    low_levels_raise_law_cards_where_the_law_holds: "law_cards.json",
}

fn holds(check: &Check, case: &Value) {
    let name = crate::support::text(case, "name");
    assert!(!crate::support::text(case, "why").is_empty());
    let profile = profile(&case["profile"]);
    let mode = match crate::support::text(case, "mode") {
        "quick" => Mode::Quick,
        "full" => Mode::Full,
        other => panic!("{name}: no mode {other}"),
    };
    let answers = answers(check, &profile, mode, case);
    let result = score(check, &profile, &answers, mode);
    let expectations = case["expect"].as_object().unwrap();
    assert!(!expectations.is_empty(), "{name} expects nothing");
    for (what, expected) in expectations {
        let actual = match what.as_str() {
            "counts" => json!(counts(&result.counts)),
            "dimensions" => only_keys(dimensions(&result), expected),
            "topics" => only_keys(topics(&result), expected),
            "no_topics" => {
                let drawn = topics(&result);
                let absent = expected.as_array().unwrap().iter();
                json!(
                    absent
                        .filter(|id| drawn.get(id.as_str().unwrap()).is_none())
                        .collect::<Vec<_>>()
                )
            }
            "strongest_topic" => json!(result.strongest_topic),
            "lowest_topic" => json!(result.lowest_topic),
            "strongest_dimension" => json!(result.strongest_dimension),
            "lowest_dimension" => json!(result.lowest_dimension),
            "question_ids" => {
                let fitting = check.questions_that_fit(&profile, mode);
                json!(
                    fitting
                        .iter()
                        .map(|fitting| &fitting.question.id)
                        .collect::<Vec<_>>()
                )
            }
            "steps" => steps(check, &profile, &answers, mode, &case["wanted"]),
            "find_out" => {
                let found = find_out(check, &profile, &answers, mode);
                json!(
                    found
                        .iter()
                        .map(|question| &question.id)
                        .collect::<Vec<_>>()
                )
            }
            "law_cards" => {
                let cards = law_cards(check, &profile, &answers, mode);
                json!(cards.iter().map(|card| &card.id).collect::<Vec<_>>())
            }
            "law_sources" => {
                let cards = law_cards(check, &profile, &answers, mode);
                json!(
                    cards
                        .iter()
                        .map(|card| card.source_for(&profile))
                        .collect::<Vec<_>>()
                )
            }
            "change" => {
                let before = self::answers(check, &profile, mode, &case["before"]);
                changes(&score(check, &profile, &before, mode), &result)
            }
            unknown => panic!("{name}: nothing is known of {unknown}"),
        };
        assert_eq!(actual, *expected, "{name}: {what}");
    }
}

fn profile(value: &Value) -> Profile {
    let field = |key: &str| value[key].as_str().map(str::to_owned);
    Profile {
        size: field("size"),
        stage: field("stage"),
        legal_form: field("legal_form"),
        nation: field("nation"),
        sector: field("sector"),
        ..Profile::default()
    }
}

/// Every fitting question gets the answer under `everything`, then come those by name.
fn answers(check: &Check, profile: &Profile, mode: Mode, case: &Value) -> Answers {
    let mut answers = Answers::new();
    if let Some(everything) = case.get("everything") {
        for fitting in check.questions_that_fit(profile, mode) {
            answers.insert(fitting.question.id.clone(), answer(everything));
        }
    }
    for (id, given) in case["answers"].as_object().unwrap() {
        assert!(check.question(id).is_some(), "there is no question {id}");
        answers.insert(id.clone(), answer(given));
    }
    answers
}

fn answer(value: &Value) -> Answer {
    match value {
        Value::String(text) if text == "dont_know" => Answer::DontKnow,
        Value::String(text) if text == "not_for_us" => Answer::NotForUs,
        _ => Answer::Level(Level::new(u8::try_from(value.as_u64().unwrap()).unwrap()).unwrap()),
    }
}

fn counts(counts: &Counts) -> Map<String, Value> {
    let Counts {
        scored,
        dont_know,
        not_for_us,
        unanswered,
        fitting,
    } = *counts;
    let counts = json!({
        "scored": scored, "dont_know": dont_know, "not_for_us": not_for_us,
        "unanswered": unanswered, "fitting": fitting,
    });
    counts.as_object().unwrap().clone()
}

fn dimensions(result: &CheckResult) -> Value {
    let dimensions = result.dimensions.iter().map(|dimension| {
        let mut fields = counts(&dimension.counts);
        let shown = match dimension.shown {
            Shown::TooFew => "too few",
            Shown::QuickLook(_) => "quick look",
            Shown::Full(_) => "full",
        };
        fields.insert("shown".to_owned(), json!(shown));
        let percent = dimension.shown.percent().map(|percent| percent.number());
        fields.insert("percent".to_owned(), json!(percent));
        let word = dimension.word.as_ref().map(|word| &word.word);
        fields.insert("word".to_owned(), json!(word));
        (dimension.id.clone(), Value::Object(fields))
    });
    Value::Object(dimensions.collect())
}

fn topics(result: &CheckResult) -> Value {
    let topics = result.topics.iter();
    Value::Object(
        topics
            .map(|topic| {
                (
                    topic.topic_id.clone(),
                    json!(topic.percent.map(|percent| percent.number())),
                )
            })
            .collect(),
    )
}

/// What of `actual` the expectation speaks of; a key that it has and `actual` has not is
/// left out, and so makes the two differ.
fn only_keys(actual: Value, expected: &Value) -> Value {
    match (actual, expected) {
        (Value::Object(actual), Value::Object(expected)) => {
            let kept = actual.into_iter().filter_map(|(key, value)| {
                let expected = expected.get(&key)?;
                Some((key, only_keys(value, expected)))
            });
            Value::Object(kept.collect())
        }
        (actual, _) => actual,
    }
}

fn steps(check: &Check, profile: &Profile, answers: &Answers, mode: Mode, wanted: &Value) -> Value {
    let wanted = wanted.as_array().into_iter().flatten();
    let wanted: BTreeSet<String> = wanted.map(|id| id.as_str().unwrap().to_owned()).collect();
    let steps = suggest_steps(check, profile, answers, &wanted, mode);
    let steps = steps.into_iter().map(|step| {
        let kind = match step.kind {
            StepKind::First => "first",
            StepKind::Bigger => "bigger",
            StepKind::Share => "share",
        };
        json!([step.question_id, kind])
    });
    Value::Array(steps.collect())
}

fn changes(before: &CheckResult, after: &CheckResult) -> Value {
    let changes = change(before, after).into_iter().map(|change| {
        let direction = match change.direction {
            Direction::Up => "up",
            Direction::Same => "same",
            Direction::Down => "down",
            Direction::New => "new",
        };
        (change.topic_id, json!(direction))
    });
    Value::Object(changes.collect())
}
