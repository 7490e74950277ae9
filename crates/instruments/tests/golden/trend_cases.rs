//! A trend is shown once there are three checks with a result.

use instruments::check::{Answer, Answers, Check, CheckResult, Level, Mode, score, trend};
use instruments::profile::Profile;

/// A quick check with the same level everywhere but for green, where nothing is answered.
fn quick(check: &Check, level: u8) -> CheckResult {
    let profile = Profile {
        size: Some("micro".to_owned()),
        sector: Some("food".to_owned()),
        ..Profile::default()
    };
    let asked = check.questions_that_fit(&profile, Mode::Quick);
    let answered = asked
        .iter()
        .filter(|fitting| fitting.dimension.id != "green");
    let answers: Answers = answered
        .map(|fitting| {
            (
                fitting.question.id.clone(),
                Answer::Level(Level::new(level).unwrap()),
            )
        })
        .collect();
    score(check, &profile, &answers, Mode::Quick)
}

fn numbers(check: &Check, levels: &[u8]) -> Vec<(String, Vec<Option<u8>>)> {
    let checks: Vec<CheckResult> = levels.iter().map(|level| quick(check, *level)).collect();
    let trends = trend(&checks).into_iter().map(|trend| {
        let results = trend
            .results
            .iter()
            .map(|result| result.map(|percent| percent.number()));
        (trend.dimension_id, results.collect())
    });
    trends.collect()
}

#[test]
fn two_checks_are_no_trend() {
    assert_eq!(numbers(&crate::support::check(), &[1, 2]), []);
}

#[test]
fn three_checks_show_a_trend_where_each_has_a_result() {
    let expected = vec![Some(25), Some(75), Some(50)];
    assert_eq!(
        numbers(&crate::support::check(), &[1, 3, 2]),
        [
            ("generative".to_owned(), expected.clone()),
            ("responsible".to_owned(), expected)
        ]
    );
}

#[test]
fn a_check_with_too_few_answers_leaves_a_gap_in_the_trend() {
    let check = crate::support::check();
    let empty = score(&check, &Profile::default(), &Answers::new(), Mode::Quick);
    let checks = [quick(&check, 1), empty, quick(&check, 2), quick(&check, 4)];
    let trends = trend(&checks);
    let generative: Vec<_> = trends[0]
        .results
        .iter()
        .map(|result| result.map(|percent| percent.number()))
        .collect();
    assert_eq!(generative, [Some(25), None, Some(50), Some(100)]);
}
