//! Tells whether the app has to be built again, by what its files hold and not by their times.

use anyhow::Context;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// A digest of the paths and contents of files and of all that folders hold. What is not there counts as such.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn of(root: &Path, inputs: &[&str]) -> anyhow::Result<String> {
    let mut files = Vec::new();
    for input in inputs {
        collect_files(&root.join(input), &mut files)?;
    }
    files.sort();
    let mut digest = Sha256::new();
    for file in files {
        let contents =
            fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file
            .strip_prefix(root)
            .unwrap_or(&file)
            .to_string_lossy()
            .into_owned();
        digest.update(format!("{name}\0{}\0", contents.len()));
        digest.update(contents);
    }
    Ok(digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// Adds the file, or every file below the folder, in no set order.
///
/// # Errors
/// When a folder cannot be read.
pub(crate) fn collect_files(path: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        for entry in
            fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))?
        {
            collect_files(&entry?.path(), files)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    #[test]
    fn contents_and_names_count_and_times_do_not() {
        let folder =
            std::env::temp_dir().join(format!("good-business-fingerprint-{}", std::process::id()));
        fs::create_dir_all(folder.join("src")).expect("a folder for the test");
        let file = folder.join("src/a.rs");
        fs::write(&file, "fn a() {}").expect("a file for the test");
        let of = || super::of(&folder, &["src", "not there"]).expect("readable");
        let first = of();

        let touched = fs::File::options().write(true).open(&file).expect("there");
        touched
            .set_modified(SystemTime::UNIX_EPOCH)
            .expect("a time can be set");
        assert_eq!(
            of(),
            first,
            "a fresh clone has other times and the same contents"
        );

        fs::write(&file, "fn b() {}").expect("writable");
        let altered = of();
        assert_ne!(altered, first);
        fs::rename(&file, folder.join("src/b.rs")).expect("renamed");
        assert_ne!(of(), altered);
        fs::remove_dir_all(folder).expect("removable");
    }
}
