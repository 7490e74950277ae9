//! What a firm says of itself changes what it is asked, and in which words.

use std::collections::BTreeMap;

use instruments::check::{Check, Mode};
use instruments::profile::{Profile, ProfileField, Rule};

use crate::support::{check, guidance};

fn profile(size: &str, sector: &str) -> Profile {
    Profile {
        size: Some(size.to_owned()),
        sector: Some(sector.to_owned()),
        ..Profile::default()
    }
}

fn fits(check: &Check, profile: &Profile, id: &str) -> bool {
    check
        .questions_that_fit(profile, Mode::Full)
        .iter()
        .any(|fitting| fitting.question.id == id)
}

fn not_for_us_first(check: &Check, profile: &Profile) -> Vec<String> {
    let asked = check.questions_that_fit(profile, Mode::Full);
    asked
        .iter()
        .filter(|fitting| fitting.not_for_us_first)
        .map(|fitting| fitting.question.id.clone())
        .collect()
}

#[test]
fn a_flag_switched_by_hand_goes_before_the_sector() {
    let check = check();
    let office = profile("micro", "office");
    assert!(!check.form.flag(&office, "stock"));
    assert!(!fits(&check, &office, "R5b"));
    let with_stock = Profile {
        flags: BTreeMap::from([("stock".to_owned(), true)]),
        ..office
    };
    assert!(check.form.flag(&with_stock, "stock"));
    assert!(fits(&check, &with_stock, "R5b"));

    let shop = profile("micro", "shop");
    assert!(fits(&check, &shop, "E2b"));
    let without_goods = Profile {
        flags: BTreeMap::from([("goods".to_owned(), false)]),
        ..shop
    };
    assert!(!fits(&check, &without_goods, "E2b"));
}

#[test]
fn not_for_us_is_offered_first_where_a_question_may_not_fit() {
    let check = check();
    assert_eq!(
        not_for_us_first(&check, &profile("micro", "shop")),
        Vec::<String>::new()
    );
    assert_eq!(
        not_for_us_first(&check, &profile("micro", "personal")),
        ["G2b"]
    );
    // Care has no premises of its own by default.
    assert_eq!(not_for_us_first(&check, &profile("micro", "care")), ["E5a"]);
    let charity = Profile {
        legal_form: Some("charity".to_owned()),
        ..profile("micro", "shop")
    };
    assert_eq!(not_for_us_first(&check, &charity), ["R5c"]);
}

#[test]
fn small_firms_aim_at_level_two_and_larger_ones_at_three() {
    let form = check().form;
    let aims = ["solo", "micro", "small", "medium", "large"]
        .map(|size| form.aim_level(&profile(size, "shop")));
    assert_eq!(aims, [Some(2), Some(2), Some(3), Some(3), Some(3)]);
    assert_eq!(form.aim_level(&Profile::default()), None);
}

#[test]
fn a_rule_about_something_not_answered_yet_does_not_hold() {
    let form = check().form;
    let food = |is: bool| {
        let (field, value) = (ProfileField::Sector, "food".to_owned());
        if is {
            Rule::Is { field, value }
        } else {
            Rule::IsNot { field, value }
        }
    };
    let holds = |rule: Rule, profile: &Profile| rule.holds(&form, profile);
    assert!(holds(food(true), &profile("solo", "food")));
    assert!(!holds(food(false), &profile("solo", "food")));
    assert!(!holds(food(true), &profile("solo", "shop")));
    assert!(holds(food(false), &profile("solo", "shop")));
    assert!(!holds(food(true), &Profile::default()));
    assert!(!holds(food(false), &Profile::default()));
}

#[test]
fn somebody_with_no_staff_reads_words_for_one_person() {
    let check = check();
    let (_, _, pay) = check.question("R1a").unwrap();
    let alone = pay.wording(&profile("solo", "shop"));
    assert_eq!(alone.text, "Do you pay yourself enough to live on?");
    assert_eq!(alone.levels[0], "I do not know what I earn an hour.");
    let with_staff = pay.wording(&profile("micro", "shop"));
    assert_eq!(
        with_staff.text,
        "Does everyone here earn enough to live on?"
    );
    assert_eq!(
        with_staff.levels[0],
        "We are not sure all pay meets the legal minimum."
    );

    let (_, _, safety) = check.question("R2a").unwrap();
    let alone = safety.wording(&profile("solo", "shop"));
    // What has no solo form stays as it is.
    assert_eq!(alone.text, "How safe is the work?");
    assert_eq!(alone.levels[0], "We have not looked at the risks.");
}

#[test]
fn somebody_with_no_staff_is_given_steps_for_one_person() {
    let guidance = guidance();
    let safety = guidance.question("R2a").unwrap();
    let (solo, micro) = (profile("solo", "shop"), profile("micro", "shop"));
    let (first, bigger) = (safety.first_for(&solo), safety.bigger_for(&solo));
    assert!(
        first.starts_with("Think through your last week."),
        "{first}"
    );
    assert!(
        bigger.ends_with("Ask a friend in the trade to read it."),
        "{bigger}"
    );
    assert_eq!(safety.first_for(&micro), safety.first);
    assert_eq!(safety.bigger_for(&micro), safety.bigger);
    // What has no solo form stays as it is.
    let buying = guidance.question("G2a").unwrap();
    assert_eq!(buying.first_for(&solo), buying.first);
}

#[test]
fn a_fact_of_one_nation_is_told_only_where_it_may_hold() {
    let guidance = guidance();
    let waste = guidance.question("E3a").unwrap();
    let in_nation = |nation: Option<&str>| {
        let profile = Profile {
            nation: nation.map(str::to_owned),
            ..profile("micro", "shop")
        };
        waste
            .why_here(&profile)
            .map(|words| words.contains("Firms in England"))
    };
    assert_eq!(in_nation(Some("england")), Some(true));
    assert_eq!(in_nation(Some("wales")), None);
    assert_eq!(in_nation(None), Some(true));
    assert_eq!(
        waste.why,
        "Waste costs you twice: once to buy it and once to bin it."
    );
}

#[test]
fn a_law_card_names_another_place_to_look_only_to_those_who_said_they_are_there() {
    let check = check();
    let safety = check
        .law_cards
        .iter()
        .find(|card| card.id == "safety")
        .unwrap();
    let of = |nation: Option<&str>| {
        safety
            .source_for(&Profile {
                nation: nation.map(str::to_owned),
                ..Profile::default()
            })
            .to_owned()
    };
    assert_eq!(of(Some("northern_ireland")), "HSENI: managing risks");
    assert_eq!(of(Some("scotland")), "HSE: managing risks");
    assert_eq!(of(None), "HSE: managing risks");
}

#[test]
fn a_quick_question_swapped_out_is_not_asked_even_where_it_would_fit() {
    let mut check = check();
    for topic in check
        .dimensions
        .iter_mut()
        .flat_map(|dimension| &mut dimension.topics)
    {
        for question in topic
            .questions
            .iter_mut()
            .filter(|question| question.id == "R1a")
        {
            question.na.clear();
        }
    }
    let planned = Profile {
        stage: Some("not_trading".to_owned()),
        ..profile("micro", "shop")
    };
    let asked = check.questions_that_fit(&planned, Mode::Quick);
    assert_eq!(asked.len(), 12);
    assert!(asked.iter().all(|fitting| fitting.question.id != "R1a"));
}
