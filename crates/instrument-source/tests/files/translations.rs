//! A translation covers what it covers; the rest stays in English, and says so.

use crate::support::{CHECK, folder, problems};
use instrument_source::{Folder, Loaded};
use instruments::check::{Check, Guidance, WordPlace};
use instruments::library::{Instrument, Library};

const WELSH: &str = "instruments/good_business_check/0.1-draft.cy.yaml";
const FIXTURE: &str = include_str!("fixtures/good_business_check.0.1-draft.cy.yaml");

fn with_welsh(file: &str, text: &str) -> Folder {
    let mut folder = folder();
    folder.files.insert(file.to_owned(), text.to_owned());
    folder
}

fn library(folder: &Folder) -> Library<Check> {
    let library = instrument_source::load_folder(folder).unwrap().library;
    Library::decode(&library.encode().unwrap()).unwrap()
}

fn guidance(folder: &Folder) -> Library<Guidance> {
    let guidance = instrument_source::load_folder(folder).unwrap().guidance;
    Library::decode(&guidance.encode().unwrap()).unwrap()
}

fn question(id: &'static str, field: &'static str) -> WordPlace<'static> {
    WordPlace {
        section: "questions",
        id,
        field,
    }
}

#[test]
fn what_is_translated_is_shown_and_the_rest_is_marked_as_english() {
    let library = library(&with_welsh(WELSH, FIXTURE));
    let welsh = library.in_language("0.1-draft", "cy").unwrap();
    let (green, _, _) = welsh.instrument.question("E1a").unwrap();
    let (_, _, buying) = welsh.instrument.question("G2a").unwrap();
    assert_eq!(green.name, "Gwyrdd");
    assert_eq!(buying.text, "Faint ydych chi'n ei brynu gan gwmnïau lleol?");
    assert_eq!(buying.levels[4], "Lefel pedwar");
    assert_eq!(welsh.lang_of(question("G2a", "text")), None);
    assert_eq!(welsh.lang_of(question("G2a", "levels")), None);

    assert_eq!(welsh.lang_of(question("G1a", "text")), Some("en"));

    let guidance = guidance(&with_welsh(WELSH, FIXTURE));
    let welsh = guidance.in_language("0.1-draft", "cy").unwrap();
    let said = |guidance: &Guidance| guidance.question("G2a").unwrap().why.clone();
    assert_eq!(said(&welsh.instrument), said(guidance.latest()));
    assert_eq!(welsh.lang_of(question("G2a", "why")), Some("en"));
}

#[test]
fn a_yearly_rate_is_filled_into_a_translation_too() {
    let guidance = guidance(&with_welsh(WELSH, FIXTURE));
    let welsh = guidance.in_language("0.1-draft", "cy").unwrap();
    let pay = welsh.instrument.question("R1a").unwrap();
    assert_eq!(pay.why, "Y Cyflog Byw go iawn: £13.45 yr awr.");
}

#[test]
fn english_is_never_marked_and_a_language_without_a_translation_is_all_english() {
    let library = library(&folder());
    let english = library.in_language("0.1-draft", "en").unwrap();
    assert_eq!(&english.instrument, library.latest());
    assert_eq!(english.lang_of(question("G2a", "text")), None);
    let polish = library.in_language("0.1-draft", "pl").unwrap();
    assert_eq!(&polish.instrument, library.latest());
    assert_eq!(polish.lang_of(question("G2a", "text")), Some("en"));
    assert_eq!(library.in_language("9.9", "en"), None);
}

#[test]
fn the_profile_and_the_outcomes_are_translated_in_their_own_files() {
    let mut folder = with_welsh(
        "instruments/profile/0.1-draft.cy.yaml",
        "meta: {id: profile, version: \"0.1-draft\", lang: cy}\nsectors: {food: {label: \"Bwyd\"}}",
    );
    folder.files.insert(
        "instruments/place_checklist/0.1-draft.cy.yaml".to_owned(),
        "meta: {id: place_checklist, version: \"0.1-draft\", lang: cy}\noutcomes: {5b-2: {short: \"Swyddi da\"}}"
            .to_owned(),
    );
    let welsh = library(&folder).in_language("0.1-draft", "cy").unwrap();
    let said = guidance(&folder).in_language("0.1-draft", "cy").unwrap();
    assert!(
        welsh
            .instrument
            .form
            .sectors
            .iter()
            .any(|sector| sector.label == "Bwyd")
    );
    assert!(
        said.instrument
            .outcomes
            .iter()
            .any(|outcome| outcome.text == "Swyddi da")
    );
    assert_eq!(
        welsh.lang_of(WordPlace {
            section: "sectors",
            id: "food",
            field: "label"
        }),
        None
    );
    assert_eq!(
        welsh.lang_of(WordPlace {
            section: "sectors",
            id: "care",
            field: "label"
        }),
        Some("en")
    );
}

#[test]
fn a_translation_of_a_question_that_does_not_exist_is_told() {
    let text = FIXTURE.replace("  G2a:", "  G2z:");
    assert_eq!(
        problems(&with_welsh(WELSH, &text)),
        [
            format!(
                "{WELSH}: G2z in `questions` has `levels`, which the English file does not have there; use its ids and keys"
            ),
            format!(
                "{WELSH}: G2z in `questions` has `text`, which the English file does not have there; use its ids and keys"
            ),
        ]
    );
}

#[test]
fn a_translation_with_a_level_missing_is_told() {
    let text = FIXTURE.replace("      - \"Lefel tri\"\n", "");
    assert_eq!(
        problems(&with_welsh(WELSH, &text)),
        [format!(
            "{WELSH}: G2a in `questions` has a `levels` that does not match the English one; write exactly 5 texts, none empty"
        )]
    );
}

#[test]
fn a_translation_of_a_version_that_is_gone_is_told() {
    let text = FIXTURE.replace("0.1-draft", "0.0-draft");
    let file = WELSH.replace("0.1-draft", "0.0-draft");
    assert_eq!(
        problems(&with_welsh(&file, &text)),
        [format!(
            "{file}: translates a version that no check goes with; name it after one that is there"
        )]
    );
}

#[test]
fn a_pseudo_locale_reaches_every_word_and_no_id() {
    let Loaded {
        library, guidance, ..
    } = instrument_source::load_folder(&folder()).unwrap();
    let check = library.latest();
    let mapped = check.clone().map_words(|word| format!("[{word}]"));
    let said = guidance
        .latest()
        .clone()
        .map_words(|word| format!("[{word}]"));
    let mut plain = Vec::new();
    let mut note_plain = |place: WordPlace<'_>, words: &mut [String]| {
        if words.iter().any(|word| !word.starts_with('[')) {
            plain.push(place.path());
        }
    };
    mapped.clone().visit_words(&mut note_plain);
    said.clone().visit_words(&mut note_plain);
    assert!(plain.is_empty(), "{plain:?}");

    // Every word of the file that a person reads is in the bytes with brackets around it.
    let mut bytes = Library::new(mapped.clone(), Vec::new(), &[])
        .encode()
        .unwrap();
    bytes.extend(Library::new(said, Vec::new(), &[]).encode().unwrap());
    let text = String::from_utf8_lossy(&bytes);
    for key in [
        "text",
        "name",
        "line",
        "why",
        "first",
        "bigger",
        "sideways",
        "proof",
        "note",
        "why_source",
    ] {
        for line in folder().files[CHECK].lines() {
            let Some(words) = line
                .trim()
                .strip_prefix(key)
                .and_then(|rest| rest.strip_prefix(": \""))
            else {
                continue;
            };
            let words = words.trim_end_matches('"');
            assert!(
                words.contains('{') || text.contains(&format!("[{words}]")),
                "{key}: {words}"
            );
        }
    }
    let ids = |check: &instruments::check::Check| {
        check
            .all_questions()
            .map(|(_, topic, question)| (topic.id.clone(), question.id.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&mapped), ids(check));
    assert_eq!(mapped.form.quick_swaps, check.form.quick_swaps);
}
