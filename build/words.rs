//! Writes the Rust side of the word catalogue: a function for each key, named after it, that holds
//! the key's words in every language. A word that nothing uses is dead code, so the compiler tells;
//! and a part of the app carries the words that it says and no others.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;

use crate::catalogue::{self, Catalogue, Entry};

const PLURAL_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// Words of the page that paints before the app has loaded, and of the manifest: the build
/// puts them in there.
const OUTSIDE_THE_APP: [&str; 2] = ["boot", "manifest"];

pub(crate) fn generate(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut english = catalogue::read(&folder.join("en.yaml"))?;
    for screen in OUTSIDE_THE_APP {
        english.remove(screen);
    }
    let languages = languages(folder)?;
    let names: Vec<&String> = languages.keys().collect();
    let mut code = format!(
        "pub(super) const LANGUAGES: [&str; {}] = {names:?};\n",
        names.len()
    );
    for (screen, entries) in &english {
        writeln!(code, "pub(crate) mod {screen} {{")?;
        for (key, source) in entries {
            let mut spoken = Vec::new();
            for (language, words) in &languages {
                let entry = words.get(screen).and_then(|entries| entries.get(key));
                spoken.push(
                    fitting(entry, source)
                        .map_err(|problem| format!("{language}.yaml: {screen}.{key} {problem}"))?,
                );
            }
            writeln!(code, "{}", function(key, source, &spoken.join(", ")))?;
        }
        writeln!(code, "}}")?;
    }
    Ok(code)
}

/// Every language's catalogue, by the name of its file.
fn languages(folder: &Path) -> Result<BTreeMap<String, Catalogue>, Box<dyn Error>> {
    let mut languages = BTreeMap::new();
    for file in std::fs::read_dir(folder)?.filter_map(Result::ok) {
        let path = file.path();
        if path.extension().is_some_and(|ending| ending == "yaml")
            && let Some(name) = path.file_stem()
        {
            let name = name.to_string_lossy().into_owned();
            languages.insert(name, catalogue::read(&path)?);
        }
    }
    Ok(languages)
}

/// A language's words for a key as Rust, or what is wrong with them beside the English.
fn fitting(entry: Option<&Entry>, source: &Entry) -> Result<String, &'static str> {
    let entry = entry.ok_or("is missing; translate it")?;
    if sorted(entry.placeholders()) != sorted(source.placeholders()) {
        return Err("names other {braces} than the English");
    }
    match (entry, source) {
        (Entry::Text(text), Entry::Text(_)) => Ok(format!("{text:?}")),
        (Entry::Plural(forms), Entry::Plural(_)) => {
            let forms = PLURAL_FORMS.map(|form| format!("{:?}", forms.get(form)));
            Ok(format!("[{}]", forms.join(", ")))
        }
        _ => Err("has plural forms in one of the two and not in the other"),
    }
}

fn function(key: &str, source: &Entry, spoken: &str) -> String {
    let names = source.placeholders();
    let mut parameters: Vec<String> = names
        .iter()
        .map(|name| format!("{name}: impl std::fmt::Display"))
        .collect();
    let filled: Vec<String> = names
        .iter()
        .map(|name| format!("(\"{name}\", &{name} as &dyn std::fmt::Display)"))
        .collect();
    let filled = filled.join(", ");
    let body = match source {
        Entry::Text(_) if names.is_empty() => format!("super::super::text(&[{spoken}])"),
        Entry::Text(_) => format!("super::super::fill(&[{spoken}], &[{filled}])"),
        Entry::Plural(_) => {
            parameters.insert(0, "count: usize".to_owned());
            format!("super::super::count(&[{spoken}], count, &[{filled}])")
        }
    };
    let parameters = parameters.join(", ");
    format!("pub(crate) fn {key}({parameters}) -> super::super::Text {{ {body} }}")
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}
