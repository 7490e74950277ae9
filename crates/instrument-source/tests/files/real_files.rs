//! The files of this repository are right, and say what they always said.

use crate::support::directory;
use instruments::library::Library;

fn library() -> Library {
    instrument_source::load(&directory())
        .map_err(|problems| {
            problems
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        })
        .unwrap()
        .library
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
    let library = library();
    let check = library.latest_check();
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
    let library = library();
    let bytes = library.encode().unwrap();
    assert_eq!(Library::decode(&bytes).unwrap(), library);
}

#[test]
fn a_yearly_rate_is_shown_in_pounds_and_pence() {
    let library = library();
    let (_, _, question) = library.latest_check().question("R1a").unwrap();
    assert!(
        question.why.contains("£13.45 an hour, or £14.80 in London"),
        "{}",
        question.why
    );
}
