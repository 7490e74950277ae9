//! The rules that the repository keeps, one file for each. docs/architecture.md says why they are there.

mod contrast;
mod dependencies;
mod file_length;
mod instruments;
mod machine_names;
mod one_place;
mod one_version;
mod precache_list;
mod project;
mod pure_code;
mod rust_text;
mod unwrap;
mod word_keys;
mod words;

use crate::workspace::Workspace;
use anyhow::bail;
use project::Project;
use std::fmt;

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    file: String,
    line: Option<usize>,
    what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}

type Rule = (&'static str, fn(&Project) -> anyhow::Result<Vec<Finding>>);

/// What can be told from the sources alone.
const RULES_FOR_SOURCES: [Rule; 11] = [
    ("dependencies point one way", dependencies::check),
    ("pure crates do nothing but compute", pure_code::check),
    (
        "rexie, gloo_storage and fetch each have one place",
        one_place::check,
    ),
    ("words stand in the catalogue only", words::check),
    (
        "every locale has every key, and every key is used",
        word_keys::check,
    ),
    ("no unwrap or expect outside tests", unwrap::check),
    ("no file over 500 lines", file_length::check),
    ("colours can be told apart in both themes", contrast::check),
    ("no machine or registry is named", machine_names::check),
    ("one version of wasm-bindgen", one_version::check),
    ("the instruments are sound", instruments::check),
];

/// What needs the built app.
const RULES_FOR_DIST: [Rule; 1] = [(
    "the precache list equals the built files",
    precache_list::check,
)];

/// Checks every rule and prints what breaks it.
///
/// # Errors
/// When a rule is broken or cannot be checked.
pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<()> {
    let project = Project::read(workspace)?;
    let mut broken = 0;
    for (name, check) in RULES_FOR_SOURCES.iter().chain(&RULES_FOR_DIST) {
        let findings = check(&project)?;
        println!(
            "{} {name}",
            if findings.is_empty() {
                "kept  "
            } else {
                "broken"
            }
        );
        for finding in &findings {
            println!("         {finding}");
        }
        broken += usize::from(!findings.is_empty());
    }
    if broken > 0 {
        bail!("{broken} of the repository's rules are broken");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_repository_keeps_every_rule_that_its_sources_show() {
        let workspace = Workspace::find().expect("these tests run inside the checkout");
        let project = Project::read(&workspace).expect("the checkout can be read");
        for (name, check) in RULES_FOR_SOURCES {
            let findings = check(&project).expect("the rule can be checked");
            let shown: Vec<_> = findings.iter().map(Finding::to_string).collect();
            assert!(findings.is_empty(), "{name}:\n{}", shown.join("\n"));
        }
    }
}
