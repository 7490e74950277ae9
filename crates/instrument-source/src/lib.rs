//! Reads the files of instruments/, checks them and says in plain words what to mend.
//!
//! The app's build calls [`load`], compiles the questions in and puts the rest beside them; `cargo xtask tidy` calls
//! [`check_all`]. Every problem names the file, the place in it and the mend, for whoever
//! edits the words need not know Rust.

mod assemble;
mod check_file;
mod content;
mod entry;
mod folder;
mod frozen;
mod lm3_file;
mod nearest;
mod overlay_file;
mod place_file;
mod problem;
mod profile_file;
mod question_file;
mod rates;
mod reading_grade;
mod reflection_file;
mod reflection_forms;
mod rules;
mod source;
mod syllables;
mod version;

use std::path::Path;

use instruments::check::{Check, Guidance};
use instruments::library::Library;
use instruments::reflection::Reflection;

pub use folder::Folder;
pub use problem::Problem;

use problem::Problems;

/// Everything that the files hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// What a person needs to answer, and what the rules look at.
    pub library: Library<Check>,
    /// What is said once questions are answered.
    pub guidance: Library<Guidance>,
    /// The organisational-privilege reflection.
    pub reflection: Library<Reflection>,
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
    let loaded = assemble::assemble(folder, &problems);
    match (loaded, problems.into_sorted()) {
        (Some(loaded), problems) if problems.is_empty() => Ok(loaded),
        (_, problems) => Err(problems),
    }
}
