//! Published versions stay as they are; new ones come beside them.

use crate::support::{folder, problems};
use instrument_source::Folder;

const PUBLISHED: &str = "instruments/good_business_check/1.0.yaml";
const LIST: &str = "instruments/frozen.txt";

/// The folder with the check, and what it goes with, published as 1.0 but not yet frozen.
fn published() -> Folder {
    let mut folder = folder();
    for instrument in ["profile", "place_checklist", "good_business_check"] {
        let draft = &folder.files[&format!("instruments/{instrument}/0.1-draft.yaml")];
        let text = draft.replace("\"0.1-draft\"", "\"1.0\"");
        folder
            .files
            .insert(format!("instruments/{instrument}/1.0.yaml"), text);
    }
    folder
}

/// The folder with the three frozen in the way the messages say.
fn frozen() -> Folder {
    let mut folder = published();
    for problem in problems(&folder) {
        let (_, line) = problem
            .split_once("add this line to instruments/frozen.txt: ")
            .unwrap();
        folder
            .files
            .get_mut(LIST)
            .unwrap()
            .push_str(&format!("{line}\n"));
    }
    folder
}

#[test]
fn publishing_a_version_asks_for_the_line_that_freezes_it() {
    let problems = problems(&published());
    assert_eq!(problems.len(), 3, "{problems:#?}");
    let start = format!("{PUBLISHED}: is published but not frozen; add this line to {LIST}: ");
    assert!(problems[0].starts_with(&start), "{problems:#?}");
    assert!(problems[0].ends_with(PUBLISHED), "{problems:#?}");
    assert_eq!(self::problems(&frozen()), Vec::<String>::new());
}

#[test]
fn a_check_cannot_be_published_with_a_profile_that_may_still_change() {
    let mut folder = frozen();
    let text = folder.files[PUBLISHED].replacen("profile: \"1.0\"", "profile: \"0.1-draft\"", 1);
    folder.files.insert(PUBLISHED.to_owned(), text);
    let problems = problems(&folder);
    let expected = format!(
        "{PUBLISHED}: the file is published but goes with profile 0.1-draft, which may still change; publish that first"
    );
    assert!(problems.contains(&expected), "{problems:#?}");
}

#[test]
fn a_word_changed_in_a_published_version_is_refused() {
    let mut folder = frozen();
    let text = folder.files.get_mut(PUBLISHED).unwrap();
    *text = text.replacen(
        "You cannot cut what you cannot see.",
        "You cannot cut what you do not see.",
        1,
    );
    let problems = problems(&folder);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(
        problems[0].starts_with(&format!("{PUBLISHED}: is published and must not change")),
        "{problems:#?}"
    );
}

#[test]
fn a_published_version_cannot_be_deleted() {
    let mut folder = frozen();
    folder.files.remove(PUBLISHED);
    let problems = problems(&folder);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(
        problems[0].starts_with(&format!(
            "{PUBLISHED}: is listed in {LIST} but is not there"
        )),
        "{problems:#?}"
    );
}

#[test]
fn an_old_record_finds_its_own_version_when_a_new_one_is_out() {
    let mut folder = frozen();
    let text = folder.files[PUBLISHED].replacen("version: \"1.0\"", "version: \"1.10-draft\"", 1);
    let text = text.replacen(
        "How much do you buy from local firms?",
        "How much do you buy nearby?",
        1,
    );
    folder.files.insert(
        "instruments/good_business_check/1.10-draft.yaml".to_owned(),
        text.clone(),
    );
    let text = text.replacen("version: \"1.10-draft\"", "version: \"1.9-draft\"", 1);
    folder.files.insert(
        "instruments/good_business_check/1.9-draft.yaml".to_owned(),
        text,
    );
    let library = instrument_source::load_folder(&folder).unwrap().library;

    let versions: Vec<&str> = library.versions().map(|check| &*check.version).collect();
    assert_eq!(versions, ["0.1-draft", "1.0", "1.9-draft", "1.10-draft"]);
    assert_eq!(library.latest().version, "1.10-draft");
    let (_, _, old) = library.version("1.0").unwrap().question("G2a").unwrap();
    let (_, _, new) = library.latest().question("G2a").unwrap();
    assert_eq!(old.text, "How much do you buy from local firms?");
    assert_eq!(new.text, "How much do you buy nearby?");
    assert_eq!(library.version("7.7"), None);
}
