//! The files of this repository are right, and say what they always said.

use crate::support::directory;
use instrument_source::Loaded;
use instruments::check::Check;
use instruments::library::{Instrument, Library};
use instruments::reflection::{GapMessage, InventoryUnit, LogField, MeasureId, Reflection};

fn loaded() -> Loaded {
    instrument_source::load(&directory())
        .map_err(|problems| {
            problems
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        })
        .unwrap()
}

#[test]
fn every_instrument_of_the_repository_is_right() {
    let problems: Vec<String> = instrument_source::check_all(&directory())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_check_has_three_dimensions_eighteen_topics_and_forty_four_questions() {
    let library = loaded().library;
    let check = library.latest();
    let topics = check
        .dimensions
        .iter()
        .map(|dimension| dimension.topics.len());
    assert_eq!(check.dimensions.len(), 3);
    assert_eq!(topics.sum::<usize>(), 18);
    assert_eq!(check.all_questions().count(), 44);
    assert_eq!(
        check
            .all_questions()
            .filter(|(_, _, question)| question.quick)
            .count(),
        12
    );
}

#[test]
fn the_app_reads_from_its_bytes_what_the_build_put_in() {
    let Loaded {
        library,
        guidance,
        reflection,
    } = loaded();
    let bytes = library.encode().unwrap();
    assert_eq!(Library::decode(&bytes).unwrap(), library);
    let versions: Vec<Check> = Library::decode_versions(&bytes).unwrap();
    assert!(versions.iter().eq(library.versions()));
    let bytes = guidance.encode().unwrap();
    assert_eq!(Library::decode(&bytes).unwrap(), guidance);
    let bytes = reflection.encode().unwrap();
    assert_eq!(Library::decode(&bytes).unwrap(), reflection);
}

#[test]
fn every_question_has_its_guidance_apart_in_the_same_version() {
    let Loaded {
        library, guidance, ..
    } = loaded();
    let (asked, bytes) = (library.latest(), library.encode().unwrap());
    let said = guidance.version(&asked.version).unwrap();
    let asked = asked.all_questions().map(|(_, _, question)| &question.id);
    assert!(asked.eq(said.questions.iter().map(|question| &question.id)));
    let first_part = String::from_utf8_lossy(&bytes);
    for question in &said.questions {
        assert!(
            !first_part.contains(&question.first) && !first_part.contains(&question.sideways),
            "{} weighs on the first question",
            question.id
        );
    }
}

#[test]
fn a_yearly_rate_is_shown_in_pounds_and_pence() {
    let guidance = loaded().guidance;
    let question = guidance.latest().question("R1a").unwrap();
    assert!(
        question.why.contains("£13.45 an hour, or £14.80 in London"),
        "{}",
        question.why
    );
}

#[test]
fn the_reflection_has_eight_themes_each_with_a_prompt_for_every_type_but_the_last() {
    let library = loaded().reflection;
    let reflection = library.latest();
    assert_eq!(reflection.themes.len(), 8);
    assert_eq!(reflection.anchor_types.len(), 6);
    for theme in &reflection.themes {
        assert_eq!(theme.prompts.len(), 3, "{}", theme.id);
        let with_prompt = reflection
            .anchor_types
            .iter()
            .filter(|anchor_type| theme.prompt_for(&anchor_type.id).is_some());
        let ids: Vec<&str> = with_prompt.map(|anchor_type| &*anchor_type.id).collect();
        assert_eq!(ids, ["la", "edu", "housing", "nhs", "vcse"], "{}", theme.id);
    }
    let money = reflection.theme("P3").unwrap();
    assert_eq!(
        money.prompt_for("housing"),
        Some("How many repair jobs are small enough for a local one-van firm to take?")
    );
}

#[test]
fn the_reflection_says_what_its_rules_need() {
    let library = loaded().reflection;
    let reflection = library.latest();
    assert_eq!(reflection.scale[4].name, "Shifted");
    assert_eq!(reflection.scale[0].mirror, "They do not seem to see it.");
    let options = reflection.voice_question.options.iter();
    let options: Vec<(&str, bool, bool)> = options
        .map(|option| (&*option.id, option.counts_as_outside, option.is_independent))
        .collect();
    assert_eq!(
        options,
        [
            ("none", false, false),
            ("staff_lived", false, false),
            ("funded", true, false),
            ("independent", true, true),
            ("regulator", true, true),
        ]
    );
    let messages = &reflection.gap_messages;
    assert_eq!(
        messages.words(GapMessage::TheySeeMore),
        Some("They see more than you claim. Ask what to keep.")
    );
    assert_eq!(messages.words(GapMessage::NotEnoughVoices), None);
    assert!(
        messages
            .very_different
            .starts_with("People see this very differently.")
    );
    assert_eq!(
        reflection.inventory.items[9].unit,
        InventoryUnit::MonthsOfRunningCosts
    );
    assert_eq!(reflection.voice_form.asks_once.len(), 3);
    assert_eq!(reflection.commitment.fields.len(), 9);
    assert_eq!(reflection.commitment.statuses.len(), 6);
    let at_once = reflection
        .log
        .fields
        .iter()
        .filter(|field| field.is_required);
    assert!(at_once.map(|field| field.field).eq([
        LogField::Date,
        LogField::Who,
        LogField::How,
        LogField::Heard
    ]));
    for measure in MeasureId::ALL {
        assert!(reflection.log.measure(*measure).is_some(), "{measure:?}");
    }
    assert_eq!(reflection.log.actor_words, ["On time", "Due", "Overdue"]);
    assert_eq!(
        reflection.log.regularity_words,
        ["Regular", "Some", "Patchy"]
    );
}

#[test]
fn every_word_of_the_reflection_has_a_place_of_its_own() {
    let reflection = loaded().reflection.latest().clone();
    let mut places = Vec::new();
    reflection
        .clone()
        .visit_words(&mut |place, _| places.push(place.path()));
    let many = places.len();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), many);
    let silent = reflection.clone().map_words(|_| "\u{b7}".to_owned());
    let left = String::from_utf8_lossy(&silent_bytes(&silent)).into_owned();
    for word in [
        &reflection.definition,
        &reflection.themes[7].prompts[2].evidence,
        &reflection.themes[3].by_type[0].text,
        &reflection.voice_form.consent,
        &reflection.log.measures[8].formula,
    ] {
        assert!(!left.contains(&**word), "{word} is in no walk");
    }
}

fn silent_bytes(reflection: &Reflection) -> Vec<u8> {
    Library::new(reflection.clone(), Vec::new(), &[])
        .encode()
        .unwrap()
}
