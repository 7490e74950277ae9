//! The files of `instruments/`, read into memory. The only file here that touches a disk.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::Problem;

/// The text of every YAML file below `instruments/`, and of `frozen.txt`, by path from the
/// top of the repository, such as `instruments/lm3/0.1-draft.yaml`. Lines end in `\n`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    pub files: BTreeMap<String, String>,
}

impl Folder {
    /// Reads the folder `instruments/`, wherever it is.
    ///
    /// # Errors
    /// One problem for each file that cannot be read or is not UTF-8 text.
    pub fn read(directory: &Path) -> Result<Folder, Vec<Problem>> {
        let mut folder = Folder::default();
        let mut problems = Vec::new();
        folder.read_directory(directory, "instruments", &mut problems);
        if problems.is_empty() {
            Ok(folder)
        } else {
            Err(problems)
        }
    }

    fn read_directory(&mut self, directory: &Path, name: &str, problems: &mut Vec<Problem>) {
        let entries =
            match fs::read_dir(directory).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
                Ok(entries) => entries,
                Err(error) => return problems.push(unreadable(name, &error)),
            };
        for entry in entries {
            let name = format!("{name}/{}", entry.file_name().to_string_lossy());
            let path = entry.path();
            if path.is_dir() {
                self.read_directory(&path, &name, problems);
            } else if name.ends_with(".yaml")
                || name.ends_with(".yml")
                || name == "instruments/frozen.txt"
            {
                match fs::read_to_string(&path) {
                    Ok(text) => drop(self.files.insert(name, text.replace("\r\n", "\n"))),
                    Err(error) => problems.push(unreadable(&name, &error)),
                }
            }
        }
    }
}

fn unreadable(file: &str, error: &io::Error) -> Problem {
    Problem {
        file: file.to_owned(),
        mend: format!("cannot be read as text: {error}"),
    }
}
