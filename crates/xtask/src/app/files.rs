//! Which pieces of the split program lie in one file. The splitter makes a piece for each set of functions
//! that need something: dozens, most of them tiny.

use super::join;
use crate::workspace::Workspace;
use anyhow::ensure;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// The files that each function loads beside the first, such as `check.wasm`.
pub(crate) type Loads = BTreeMap<String, Vec<String>>;

/// The part that most people come for. What it shares with another part goes into the first file.
const FOREMOST: &str = "check";
/// How the function is called that loads what comes after a part's first screens.
const REST: &str = "_rest";
/// What the other parts share, and what they share with what comes after the foremost part's first screens.
const OTHERS: &str = "anchors";
const ALL: &str = "shared";

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
                let files = loads.entry(function.clone()).or_default();
                files.extend(file.clone().filter(|file| !files.contains(file)));
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
    let mut all = functions.iter().map(String::as_str);
    let name = match (all.next(), parts.first()) {
        (Some(one), _) if functions.len() == 1 => one,
        // Within a part the first screens always come first.
        (_, Some(part)) if parts.len() == 1 => part,
        _ if functions.contains(FOREMOST) => return None,
        _ if parts.contains(FOREMOST) => ALL,
        _ => OTHERS,
    };
    Some(format!("{name}.wasm"))
}

fn part_of(function: &str) -> &str {
    function.strip_suffix(REST).unwrap_or(function)
}
