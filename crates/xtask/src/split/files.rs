//! Which pieces of the split program lie in one file. The splitter makes a piece for each set of functions
//! that need something: dozens, most of them tiny.

use super::join;
use crate::workspace::Workspace;
use anyhow::ensure;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// The files that each function loads beside the first, such as `check.wasm`.
pub(crate) type Loads = BTreeMap<String, Vec<String>>;

/// The part that most people come for: what begins other parts and is needed in it goes into the first file.
const FOREMOST: &str = "check";
/// How the function is called that loads what comes after a part's first screens.
const REST: &str = "_rest";
/// The function that loads the engine that syncs. It comes after every first screen.
const ENGINE: &str = "sync";
/// What the other parts share, and what parts share that comes after their first screens.
const OTHERS: &str = "anchors";
const RESTS: &str = "rests";

/// The pieces of a program.
#[derive(Debug)]
pub(super) struct Split {
    folder: PathBuf,
    /// The functions that need a piece, by the piece's name.
    needed_by: BTreeMap<String, BTreeSet<String>>,
}

impl Split {
    /// `pieces` are those that each function needs.
    pub(super) fn of(folder: &Path, pieces: HashMap<String, Vec<String>>) -> Self {
        let mut needed_by: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (function, pieces) in pieces {
            for piece in pieces {
                needed_by.entry(piece).or_default().insert(function.clone());
            }
        }
        Self {
            folder: folder.to_owned(),
            needed_by,
        }
    }

    /// Joins the pieces into files below `made`, and some to the first file, which is there.
    pub(super) fn join(
        self,
        workspace: &Workspace,
        first: &Path,
        made: &Path,
    ) -> anyhow::Result<Loads> {
        let mut files: BTreeMap<Option<String>, Vec<PathBuf>> = BTreeMap::new();
        let mut loads = Loads::new();
        for (piece, functions) in &self.needed_by {
            let file = file_of(functions);
            for function in functions {
                let of_function = loads.entry(function.clone()).or_default();
                let is_new = |file: &String| !of_function.contains(file);
                of_function.extend(file.clone().filter(is_new));
            }
            let piece = self.folder.join(format!("{piece}.wasm"));
            files.entry(file).or_default().push(piece);
        }
        for (file, pieces) in files {
            match file {
                None => join::to_first(workspace, first, &pieces)?,
                Some(file) => {
                    ensure!(!made.join(&file).exists(), "{file} is made twice");
                    join::together(workspace, &pieces, &made.join(&file))?;
                }
            }
        }
        Ok(loads)
    }
}

/// The file of what these functions need; none for the first, which is here before any other.
fn file_of(functions: &BTreeSet<String>) -> Option<String> {
    let parts: BTreeSet<&str> = functions.iter().map(|name| part_of(name)).collect();
    let begins = functions
        .iter()
        .any(|name| part_of(name) == name && name != ENGINE);
    let name = match (functions.first(), parts.first()) {
        (Some(one), _) if functions.len() == 1 => one.as_str(),
        // Within a part the first screens always come first.
        (_, Some(part)) if parts.len() == 1 => part,
        _ if !begins => RESTS,
        _ if parts.contains(FOREMOST) || parts.contains(ENGINE) => return None,
        _ => OTHERS,
    };
    Some(format!("{name}.wasm"))
}

fn part_of(function: &str) -> &str {
    function.strip_suffix(REST).unwrap_or(function)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_for(functions: &[&str]) -> Option<String> {
        file_of(&functions.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn what_the_first_question_shares_with_another_part_is_in_the_first_file() {
        for functions in [
            &["check", "anchor"][..],
            &["check", "log_rest"],
            &["check", "sync"],
        ] {
            assert_eq!(file_for(functions), None, "{functions:?}");
        }
    }

    #[test]
    fn the_first_question_waits_for_nothing_that_it_does_not_need() {
        for (functions, file) in [
            (&["check"][..], "check.wasm"),
            (&["check", "check_rest"], "check.wasm"),
            (&["check_rest"], "check_rest.wasm"),
            (&["check_rest", "log_rest"], "rests.wasm"),
            (&["check_rest", "sync"], "rests.wasm"),
            (&["sync"], "sync.wasm"),
            (&["anchor", "log"], "anchors.wasm"),
            (&["anchor", "log_rest"], "anchors.wasm"),
            (&["log", "log_rest"], "log.wasm"),
            (&["log_rest"], "log_rest.wasm"),
        ] {
            assert_eq!(file_for(functions).as_deref(), Some(file), "{functions:?}");
        }
    }

    #[test]
    fn every_function_that_needs_a_piece_knows_it() {
        let pieces = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let split = Split::of(
            Path::new("split"),
            HashMap::from([
                ("anchor".to_owned(), pieces(&["chunk_1", "split_anchor"])),
                ("log".to_owned(), pieces(&["chunk_1"])),
            ]),
        );
        assert_eq!(
            split.needed_by["chunk_1"],
            BTreeSet::from(["anchor".to_owned(), "log".to_owned()])
        );
        assert_eq!(
            split.needed_by["split_anchor"],
            BTreeSet::from(["anchor".to_owned()])
        );
    }
}
