//! Reads the files of instruments/, checks them and says in plain words what to mend.
//!
//! The app's build calls [`load`] and compiles the [`Library`] in; `cargo xtask tidy` calls
//! [`check_all`]. Every problem names the file, the place in it and the mend, for whoever
//! edits the words need not know Rust.

mod check_file;
mod entry;
mod folder;
mod nearest;
mod place_file;
mod problem;
mod profile_file;
mod question_file;
mod rates;
mod rules;
mod source;
mod version;

use std::collections::BTreeMap;
use std::path::Path;

use instruments::check::Check;
use instruments::library::Library;

pub use folder::Folder;
pub use problem::Problem;

use problem::Problems;
use source::Source;

/// Everything that the files hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// What the app shows.
    pub library: Library,
}

/// Reads and checks the folder `instruments/`, wherever it is.
///
/// # Errors
/// Every problem found, sorted by file.
pub fn load(directory: &Path) -> Result<Loaded, Vec<Problem>> {
    load_folder(&Folder::read(directory)?)
}

/// Every problem in the folder `instruments/`, sorted by file; empty where all is well.
pub fn check_all(directory: &Path) -> Vec<Problem> {
    load(directory).err().unwrap_or_default()
}

/// Checks files that are in memory already.
///
/// # Errors
/// Every problem found, sorted by file.
pub fn load_folder(folder: &Folder) -> Result<Loaded, Vec<Problem>> {
    let problems = Problems::default();
    let library = read(folder, &problems);
    match (library, problems.into_sorted()) {
        (Some(library), problems) if problems.is_empty() => Ok(Loaded { library }),
        (_, problems) => Err(problems),
    }
}

fn read(folder: &Folder, problems: &Problems) -> Option<Library> {
    let sources = source::sources(folder, problems);
    let english = |id: &str| {
        let id = id.to_owned();
        sources
            .iter()
            .filter(move |source| source.instrument == id && source.lang.is_none())
    };
    let by_version = |source: &Source| source.version_name.clone();

    let profiles: BTreeMap<_, _> = english("profile")
        .filter_map(|source| {
            Some((
                by_version(source),
                profile_file::read(source.entry(problems)?, &source.version_name),
            ))
        })
        .collect();
    let places: BTreeMap<_, _> = english("place_checklist")
        .filter_map(|source| {
            Some((
                by_version(source),
                place_file::read(source.entry(problems)?),
            ))
        })
        .collect();
    let mut checks: Vec<Check> = Vec::new();
    for source in english("good_business_check") {
        let file = source.entry(problems)?;
        let Some(goes_with) = check_file::goes_with(&file) else {
            continue;
        };
        let (Some(profile), Some(place)) = (
            profiles.get(&goes_with.profile),
            places.get(&goes_with.place_checklist),
        ) else {
            file.problem("goes with a version of the profile or the place checklist that is not there; mend `goes_with`");
            continue;
        };
        if let Some(check) = check_file::read(file, &source.version_name, profile, place) {
            if let Some(file) = source.entry(problems) {
                check_file::check_across(&file, &check);
            }
            checks.push(check);
        }
    }
    let latest = checks.pop()?;
    Some(Library::new(latest, checks, Vec::new()))
}
