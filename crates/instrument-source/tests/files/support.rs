//! The repository's instruments in memory, to be edited wrongly.

use std::path::PathBuf;

use instrument_source::Folder;

pub(crate) const CHECK: &str = "instruments/good_business_check/0.1-draft.yaml";

/// Where the instruments are.
pub(crate) fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../instruments")
}

/// The files as they are.
pub(crate) fn folder() -> Folder {
    Folder::read(&directory()).unwrap()
}

/// The files with one text in one of them replaced by another, wherever it first stands.
pub(crate) fn with(file: &str, old: &str, new: &str) -> Folder {
    let mut folder = folder();
    let text = folder.files.get_mut(file).unwrap();
    assert!(text.contains(old), "{file} does not hold {old}");
    *text = text.replacen(old, new, 1);
    folder
}

/// What the check command would say about these files.
pub(crate) fn problems(folder: &Folder) -> Vec<String> {
    let problems = instrument_source::load_folder(folder)
        .err()
        .unwrap_or_default();
    problems.iter().map(ToString::to_string).collect()
}

/// The one problem that these files have.
pub(crate) fn the_problem(folder: &Folder) -> String {
    let problems = problems(folder);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    problems[0].clone()
}

/// The message for one text of a file replaced by another.
pub(crate) fn told(file: &str, old: &str, new: &str) -> String {
    the_problem(&with(file, old, new))
}
