//! Keeps published versions as they are: people hold answers to their words.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::folder::Folder;
use crate::problem::Problems;
use crate::source::Source;

const LIST: &str = "instruments/frozen.txt";

/// Every version that is no draft must be listed with its hash, and every hash must hold.
///
/// Overlays are not frozen: a translation may be mended and completed at any time.
pub(crate) fn check_frozen(folder: &Folder, sources: &[Source], problems: &Problems) {
    let listed = listed(folder, problems);
    for source in sources
        .iter()
        .filter(|source| source.lang.is_none() && source.version.is_published())
    {
        let Some(text) = folder.files.get(&source.file) else {
            continue;
        };
        let hash = hash(text);
        match listed.get(source.file.as_str()) {
            Some(expected) if **expected == hash => {}
            Some(_) => problems.add(
                &source.file,
                "is published and must not change, for people hold answers to it; undo the change and make it in a copy \
                 with a new version",
            ),
            None => problems.add(
                &source.file,
                format!("is published but not frozen; add this line to {LIST}: {hash} {}", source.file),
            ),
        }
    }
    for file in listed
        .keys()
        .filter(|file| !sources.iter().any(|source| source.file == **file))
    {
        problems.add(
            file,
            format!(
                "is listed in {LIST} but is not there; bring it back, for people hold answers to it"
            ),
        );
    }
}

/// The hash of each file in the list: lines of a hash, a space and the file. Lines that
/// begin with `#` are notes.
fn listed<'a>(folder: &'a Folder, problems: &Problems) -> BTreeMap<&'a str, &'a str> {
    let Some(list) = folder.files.get(LIST) else {
        problems.add(
            LIST,
            "is missing; bring it back, for it keeps published versions as they are",
        );
        return BTreeMap::new();
    };
    let lines = list
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let read = lines.filter_map(|line| {
        let Some((hash, file)) = line.split_once(' ') else {
            problems.add(
                LIST,
                format!("has the line \"{line}\"; write a hash, a space and a file"),
            );
            return None;
        };
        Some((file.trim(), hash))
    });
    read.collect()
}

/// SHA-256 in hexadecimal of the text, whose lines end in `\n` on every system.
fn hash(text: &str) -> String {
    Sha256::digest(text)
        .iter()
        .fold(String::new(), |mut hash, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hash, "{byte:02x}");
            hash
        })
}
