//! What the rules look at: the text of the repository's own files, read once.

use crate::workspace::Workspace;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold what was made or installed, not written.
const NOT_OURS: [&str; 7] = [
    ".git",
    ".tools",
    "data",
    "dist",
    "node_modules",
    "target",
    "proptest-regressions",
];

/// The repository's text files, by their path from its root.
#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    pub(crate) dist: PathBuf,
    pub(crate) files: Vec<File>,
}

/// A text file. `path` is written with `/`.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Project {
    /// # Errors
    /// When a folder or file cannot be read.
    pub(crate) fn read(workspace: &Workspace) -> anyhow::Result<Self> {
        let root = workspace.root();
        let mut paths = Vec::new();
        for entry in fs::read_dir(root)? {
            collect_ours(&entry?.path(), &mut paths)?;
        }
        paths.sort();
        let mut files = Vec::new();
        for path in paths {
            // Pictures are not text, and no rule reads them.
            if let Ok(text) = String::from_utf8(fs::read(&path)?) {
                let path = path
                    .strip_prefix(root)?
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push(File { path, text });
            }
        }
        Ok(Self {
            root: root.to_owned(),
            dist: workspace.dist(),
            files,
        })
    }

    /// The Rust files below a folder that are not tests in themselves.
    pub(crate) fn rust_below(&self, folder: &str) -> impl Iterator<Item = &File> {
        let prefix = format!("{folder}/");
        self.files.iter().filter(move |file| {
            file.path.starts_with(&prefix)
                && file.path.ends_with(".rs")
                && !is_test_file(&file.path)
        })
    }

    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }
}

impl File {
    /// The last part of the name, without the dot.
    pub(crate) fn extension(&self) -> &str {
        Path::new(&self.path)
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or_default()
    }
}

fn is_test_file(path: &str) -> bool {
    path.split('/')
        .any(|part| matches!(part, "tests" | "tests.rs" | "benches" | "examples"))
}

fn collect_ours(path: &Path, paths: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if path
        .file_name()
        .is_some_and(|name| NOT_OURS.iter().any(|other| name == *other))
    {
        return Ok(());
    }
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect_ours(&entry?.path(), paths)?;
        }
        return Ok(());
    }
    if path.is_file() {
        paths.push(path.to_owned());
    }
    Ok(())
}

#[cfg(test)]
impl Project {
    /// A made-up repository, for planting what a rule must catch.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| File {
                path: (*path).to_owned(),
                text: (*text).to_owned(),
            })
            .collect();
        Self {
            root: PathBuf::new(),
            dist: PathBuf::from("no such folder"),
            files,
        }
    }
}
