//! The files of this repository are right, and say what they always said.

use crate::support::directory;
use instrument_source::Loaded;
use instruments::check::Check;
use instruments::library::Library;

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
    let Loaded { library, guidance } = loaded();
    let bytes = library.encode().unwrap();
    assert_eq!(Library::decode(&bytes).unwrap(), library);
    let versions: Vec<Check> = Library::decode_versions(&bytes).unwrap();
    assert!(versions.iter().eq(library.versions()));
    let bytes = guidance.encode().unwrap();
    assert_eq!(Library::decode(&bytes).unwrap(), guidance);
}

#[test]
fn every_question_has_its_guidance_apart_in_the_same_version() {
    let Loaded { library, guidance } = loaded();
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
