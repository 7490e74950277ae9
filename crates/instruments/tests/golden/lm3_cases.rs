//! The cases of the local money check.

use instruments::fraction::Fraction;
use instruments::lm3::{Confidence, Doubt, Lm3, Local, Row, Source, lm3, quick_lm3};
use serde_json::{Value, json};

#[test]
fn money_is_followed_for_three_rounds() {
    for case in crate::support::cases(include_str!("lm3.json")) {
        holds(&case);
    }
}

#[test]
fn what_is_not_known_counts_as_away_and_widens_the_range() {
    for case in crate::support::cases(include_str!("lm3_not_known.json")) {
        assert!(!crate::support::text(&case, "why").is_empty());
        holds(&case);
    }
}

#[test]
fn four_shares_give_a_quick_result() {
    for case in crate::support::cases(include_str!("lm3_quick.json")) {
        let share = |key: &str| u8::try_from(case[key].as_u64().unwrap()).unwrap();
        let result = quick_lm3(share("a"), share("b"), share("ra"), share("rb"));
        assert_eq!(json!(decimal(result.unwrap())), case["expect"]);
    }
}

#[test]
fn without_income_there_is_nothing_to_follow() {
    assert_eq!(lm3(0, &[]), None);
}

fn holds(case: &Value) {
    let name = crate::support::text(case, "name");
    let rows: Vec<Row> = case["rows"].as_array().unwrap().iter().map(row).collect();
    let result = lm3(pence(&case["r1"]), &rows).unwrap();
    for (what, expected) in case["expect"].as_object().unwrap() {
        let actual =
            field(&result, what).unwrap_or_else(|| panic!("{name}: nothing is known of {what}"));
        let same = match (actual.as_f64(), expected.as_f64()) {
            (Some(actual), Some(expected)) => (actual - expected).abs() < 1e-9,
            _ => actual == *expected,
        };
        assert!(same, "{name}: {what} is {actual}, not {expected}");
    }
}

fn row(value: &Value) -> Row {
    Row {
        pence: pence(&value["amount"]),
        local: match crate::support::text(value, "local") {
            "yes" => Local::Yes,
            "no" => Local::No,
            "not_known" => Local::NotKnown,
            other => panic!("local is {other}"),
        },
        respend_percent: u8::try_from(value["respend_pct"].as_u64().unwrap()).unwrap(),
        source: match crate::support::text(value, "source") {
            "surveyed" => Source::Surveyed,
            "estimated" => Source::Estimated,
            "none" => Source::None,
            other => panic!("source is {other}"),
        },
    }
}

fn pence(pounds: &Value) -> u64 {
    pounds.as_u64().unwrap() * 100
}

fn field(result: &Lm3, what: &str) -> Option<Value> {
    Some(match what {
        "r2" => json!(result.round_2 as f64 / 100.0),
        "r3" => json!(result.round_3 as f64 / 10_000.0),
        "r3_plus" => json!(result.round_3_elsewhere as f64 / 10_000.0),
        "lm3" => json!(decimal(result.lm3)),
        "shown" => json!(format!("{:.2}", result.lm3.hundredths() as f64 / 100.0)),
        "lm3_extended" => json!(decimal(result.extended)),
        "low" => json!(decimal(result.low)),
        "high" => json!(decimal(result.high)),
        "coverage_r2" => json!(decimal(result.coverage_2)),
        "coverage_r3" => json!(result.coverage_3.map(decimal)),
        "confidence" => json!(match result.confidence {
            Confidence::Good => "good",
            Confidence::Fair => "fair",
            Confidence::Rough => "rough",
        }),
        "doubts" => json!(result.doubts.iter().map(doubt).collect::<Vec<_>>()),
        _ => return None,
    })
}

fn doubt(doubt: &Doubt) -> &'static str {
    match doubt {
        Doubt::SpentMoreThanCameIn => "spent_more_than_came_in",
        Doubt::OutOfBounds => "out_of_bounds",
    }
}

/// Four decimals, as the golden files have them.
fn decimal(fraction: Fraction) -> f64 {
    fraction.ten_thousandths() as f64 / 10_000.0
}
