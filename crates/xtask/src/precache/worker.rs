//! Fills the lists of files and the build's name into the service worker.

use super::files::Files;
use super::list::{Entry, sha256};
use anyhow::{Context, ensure};
use serde_json::{Map, Value};

const WORKER: &str = "sw.js";
const BUILD: &str = "__BUILD__";
const FILES: &str = "__FILES__";
const PARTS: &str = "__PARTS__";

/// Fills the worker. The build's name is made from the lists and from the worker's own code, so it is the
/// same for the same build wherever that is made.
///
/// # Errors
/// When the worker lacks one of its three places, as it does once it was filled.
pub(super) fn fill(files: &mut Files, entries: &[Entry]) -> anyhow::Result<()> {
    let template = files.text(WORKER)?.to_owned();
    for place in [BUILD, FILES, PARTS] {
        ensure!(
            template.matches(place).count() == 1,
            "{WORKER} must name {place} once"
        );
    }
    let (mut core, mut parts) = (Map::new(), Map::new());
    for entry in entries {
        let hash = Value::from(entry.sha256.as_str());
        if entry.parts.is_empty() {
            core.insert(entry.url.clone(), hash.clone());
        }
        for last in &entry.parts {
            parts
                .entry(last)
                .or_insert_with(|| Map::new().into())
                .as_object_mut()
                .context("a part is a list of files")?
                .insert(entry.url.clone(), hash.clone());
        }
    }
    let core = serde_json::to_string_pretty(&core)?;
    let parts = serde_json::to_string_pretty(&parts)?;
    let build: String = sha256(format!("{template}{core}{parts}").as_bytes())
        .chars()
        .take(16)
        .collect();
    let filled = template
        .replace(BUILD, &build)
        .replace(FILES, &core)
        .replace(PARTS, &parts);
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
            parts: Vec::new(),
        };
        let of_part = Entry {
            url: "/anchor.html".to_owned(),
            sha256: "def".to_owned(),
            parts: vec!["/anchor.html".to_owned()],
        };
        let template = "const B = '__BUILD__'; const F = __FILES__; const P = __PARTS__;";
        let mut files = Files::of(&[(WORKER, template)]);
        fill(&mut files, &[entry, of_part]).expect("filled");
        files.text(WORKER).expect("worker").to_owned()
    }

    #[test]
    fn the_worker_names_each_file_with_its_hash_and_its_build() {
        let worker = filled("abc");
        let build = worker.split('\'').nth(1).expect("a name in quotes");
        assert_eq!(build.len(), 16);
        assert_eq!(
            worker,
            format!(
                "const B = '{build}'; const F = {{\n  \"/\": \"abc\"\n}}; \
                 const P = {{\n  \"/anchor.html\": {{\n    \"/anchor.html\": \"def\"\n  }}\n}};"
            )
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
