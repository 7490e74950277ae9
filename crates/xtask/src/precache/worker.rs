//! Fills the list of files and the build's name into the service worker.

use super::files::Files;
use super::list::{Entry, sha256};
use anyhow::ensure;
use serde_json::{Map, Value};

const WORKER: &str = "sw.js";
const BUILD: &str = "__BUILD__";
const FILES: &str = "__FILES__";

/// Fills the worker. The build's name is made from the list and from the worker's own code, so it is the
/// same for the same build wherever that is made.
///
/// # Errors
/// When the worker lacks one of its two places, as it does once it was filled.
pub(super) fn fill(files: &mut Files, entries: &[Entry]) -> anyhow::Result<()> {
    let template = files.text(WORKER)?.to_owned();
    for place in [BUILD, FILES] {
        ensure!(
            template.matches(place).count() == 1,
            "{WORKER} must name {place} once"
        );
    }
    let list: Map<String, Value> = entries
        .iter()
        .map(|entry| (entry.url.clone(), Value::from(entry.sha256.as_str())))
        .collect();
    let list = serde_json::to_string_pretty(&list)?;
    let build: String = sha256(format!("{template}{list}").as_bytes())
        .chars()
        .take(16)
        .collect();
    let filled = template.replace(BUILD, &build).replace(FILES, &list);
    files.insert(WORKER, filled.into_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(hash: &str) -> String {
        let entry = Entry {
            url: "/".to_owned(),
            sha256: hash.to_owned(),
        };
        let mut files = Files::of(&[(WORKER, "const B = '__BUILD__'; const F = __FILES__;")]);
        fill(&mut files, &[entry]).expect("filled");
        files.text(WORKER).expect("worker").to_owned()
    }

    #[test]
    fn the_worker_names_each_file_with_its_hash_and_its_build() {
        let worker = filled("abc");
        let build = worker.split('\'').nth(1).expect("a name in quotes");
        assert_eq!(build.len(), 16);
        assert_eq!(
            worker,
            format!("const B = '{build}'; const F = {{\n  \"/\": \"abc\"\n}};")
        );
    }

    #[test]
    fn one_file_with_other_bytes_makes_another_build() {
        let build = |worker: String| {
            worker
                .split('\'')
                .nth(1)
                .expect("a name in quotes")
                .to_owned()
        };
        assert_ne!(build(filled("abc")), build(filled("abd")));
        assert_eq!(build(filled("abc")), build(filled("abc")));
    }
}
