//! Every language says everything, and nothing is translated that nobody reads.

use super::Finding;
use super::project::Project;
use anyhow::anyhow;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const FOLDER: &str = "src/words/";
const ENGLISH: &str = "src/words/en.yaml";

/// By key, such as `home.title`: the names in braces that its words are filled with.
type Keys = BTreeMap<String, BTreeSet<String>>;

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let Some(english) = project.file(ENGLISH) else {
        return Ok(vec![finding(ENGLISH, "is missing")]);
    };
    let english = read(&english.path, &english.text)?;
    let mut findings = unused(project, &english);
    for file in &project.files {
        if file.path.starts_with(FOLDER) && file.extension() == "yaml" && file.path != ENGLISH {
            findings.extend(differences(
                &file.path,
                &english,
                &read(&file.path, &file.text)?,
            ));
        }
    }
    Ok(findings)
}

fn read(path: &str, text: &str) -> anyhow::Result<Keys> {
    let screens: BTreeMap<String, BTreeMap<String, Value>> =
        serde_saphyr::from_str(text).map_err(|problem| anyhow!("{path}: {problem}"))?;
    let entries = screens.into_iter().flat_map(|(screen, entries)| {
        entries
            .into_iter()
            .map(move |(key, value)| (format!("{screen}.{key}"), placeholders(&value)))
    });
    Ok(entries.collect())
}

/// Of a plural, all forms together: `other` may name what `one` leaves out.
fn placeholders(value: &Value) -> BTreeSet<String> {
    match value {
        Value::String(text) => {
            let names = text
                .split('{')
                .skip(1)
                .filter_map(|piece| piece.split_once('}'));
            names.map(|(name, _)| name.to_owned()).collect()
        }
        Value::Object(forms) => forms.values().flat_map(placeholders).collect(),
        _ => BTreeSet::new(),
    }
}

fn differences(path: &str, english: &Keys, other: &Keys) -> Vec<Finding> {
    let missing = english.keys().filter(|key| !other.contains_key(*key));
    let foreign = other.keys().filter(|key| !english.contains_key(*key));
    let unlike = english
        .iter()
        .filter(|(key, names)| other.get(*key).is_some_and(|others| others != *names));
    missing
        .map(|key| finding(path, &format!("{key} is missing: translate it")))
        .chain(foreign.map(|key| finding(path, &format!("{key} is not in {ENGLISH}: take it out"))))
        .chain(unlike.map(|(key, _)| {
            finding(
                path,
                &format!("{key} names other {{braces}} than the English"),
            )
        }))
        .collect()
}

/// Code names `home.title` as `home::title`; the page that shows before the app names it as it is.
fn unused(project: &Project, english: &Keys) -> Vec<Finding> {
    let code: String = project
        .rust_below("src")
        .map(|file| file.text.as_str())
        .collect();
    let page: String = project
        .files
        .iter()
        .filter(|file| file.path == "index.html" || file.path.starts_with("public/"))
        .map(|file| file.text.as_str())
        .collect();
    let keys = english
        .keys()
        .filter(|key| !names(&code, &key.replace('.', "::")) && !names(&page, key));
    keys.map(|key| finding(ENGLISH, &format!("{key} is used nowhere: take it out")))
        .collect()
}

/// Whether the name stands there whole, not as the start of a longer one.
fn names(text: &str, name: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(name).any(|(place, _)| {
        let after = text
            .get(place + name.len()..)
            .and_then(|rest| rest.chars().next());
        let before = text.get(..place).and_then(|rest| rest.chars().next_back());
        !after.is_some_and(is_part) && !before.is_some_and(is_part)
    })
}

fn finding(file: &str, what: &str) -> Finding {
    Finding {
        file: file.to_owned(),
        line: None,
        what: what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str =
        "home:\n  title: Good Business\n  left:\n    one: One left\n    other: '{count} left'\n";
    const PAGE: &str = "fn home() { words::home::title(); home::left(3); }";

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let findings = check(&Project::of(files)).expect("readable");
        findings.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn a_whole_catalogue_that_is_used_is_let_be() {
        let french =
            "home:\n  title: Bonne affaire\n  left:\n    one: Un\n    other: '{count} encore'\n";
        let files = [
            (ENGLISH, WORDS),
            ("src/words/fr.yaml", french),
            ("src/pages/home.rs", PAGE),
        ];
        assert_eq!(found(&files), Vec::<String>::new());
    }

    #[test]
    fn a_key_that_nothing_uses_is_found_even_beside_a_longer_one() {
        let page = PAGE.replace("home::title", "home::title_of_page");
        assert_eq!(
            found(&[(ENGLISH, WORDS), ("src/pages/home.rs", &page)]).len(),
            1
        );
    }

    #[test]
    fn a_word_of_the_page_before_the_app_counts_as_used() {
        let words = "boot:\n  wait: Opening\n";
        assert_eq!(
            found(&[(ENGLISH, words), ("index.html", "<p>{{boot.wait}}</p>")]),
            Vec::<String>::new()
        );
        assert_eq!(
            found(&[(ENGLISH, words), ("index.html", "<p></p>")]).len(),
            1
        );
    }

    #[test]
    fn missing_foreign_and_unlike_translations_are_each_found() {
        let french = "home:\n  left:\n    one: Un\n    other: '{nombre} encore'\n  extra: Encore\n";
        let files = [
            (ENGLISH, WORDS),
            ("src/words/fr.yaml", french),
            ("src/pages/home.rs", PAGE),
        ];
        assert_eq!(found(&files).len(), 3);
    }

    #[test]
    fn no_catalogue_at_all_is_found() {
        assert_eq!(found(&[]).len(), 1);
    }
}
