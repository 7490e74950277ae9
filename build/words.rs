//! Writes the Rust side of the word catalogue: a function for each key, named after it, and
//! a table for each language. A word that nothing uses is dead code, so the compiler tells.

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
    let mut code = functions(&english)?;
    code.push_str(&tables(folder, &english)?);
    Ok(code)
}

fn keys(english: &Catalogue) -> impl Iterator<Item = (&String, &String, &Entry)> {
    english
        .iter()
        .flat_map(|(screen, entries)| entries.iter().map(move |(key, entry)| (screen, key, entry)))
}

fn functions(english: &Catalogue) -> Result<String, std::fmt::Error> {
    let mut code = String::new();
    let mut number: BTreeMap<(&String, &String), usize> = BTreeMap::new();
    for (index, (screen, key, _)) in keys(english).enumerate() {
        number.insert((screen, key), index);
    }
    for (screen, entries) in english {
        writeln!(code, "pub(crate) mod {screen} {{")?;
        for (key, entry) in entries {
            let index = number[&(screen, key)];
            let names = entry.placeholders();
            let mut parameters: Vec<String> = names
                .iter()
                .map(|name| format!("{name}: impl std::fmt::Display"))
                .collect();
            let filled: Vec<String> = names
                .iter()
                .map(|name| format!("(\"{name}\", &{name} as &dyn std::fmt::Display)"))
                .collect();
            let body = match entry {
                Entry::Text(_) if names.is_empty() => format!("super::super::text({index})"),
                Entry::Text(_) => format!("super::super::fill({index}, &[{}])", filled.join(", ")),
                Entry::Plural(_) => {
                    parameters.insert(0, "count: usize".to_owned());
                    format!(
                        "super::super::count({index}, count, &[{}])",
                        filled.join(", ")
                    )
                }
            };
            let parameters = parameters.join(", ");
            writeln!(
                code,
                "pub(crate) fn {key}({parameters}) -> super::super::Text {{ {body} }}"
            )?;
        }
        writeln!(code, "}}")?;
    }
    Ok(code)
}

fn tables(folder: &Path, english: &Catalogue) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    let length = keys(english).count();
    writeln!(
        code,
        "pub(super) static TABLES: &[(&str, &[super::Entry; {length}])] = &["
    )?;
    let mut files: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(Result::ok)
        .map(|file| file.path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    for file in files {
        let language = file
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let words = catalogue::read(&file)?;
        writeln!(code, "(\"{language}\", &[")?;
        for (screen, key, source) in keys(english) {
            let entry = words.get(screen).and_then(|entries| entries.get(key));
            let entry = entry.ok_or_else(|| {
                format!(
                    "{}: {screen}.{key} is missing; translate it",
                    file.display()
                )
            })?;
            if sorted(entry.placeholders()) != sorted(source.placeholders()) {
                return Err(format!(
                    "{}: {screen}.{key} names other {{braces}} than the English",
                    file.display()
                )
                .into());
            }
            writeln!(code, "{},", literal(entry))?;
        }
        writeln!(code, "]),")?;
    }
    writeln!(code, "];")?;
    Ok(code)
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

fn literal(entry: &Entry) -> String {
    match entry {
        Entry::Text(text) => format!("super::Entry::Text({text:?})"),
        Entry::Plural(forms) => {
            let forms: Vec<String> = PLURAL_FORMS
                .iter()
                .map(|form| format!("{:?}", forms.get(*form)))
                .collect();
            format!("super::Entry::Plural([{}])", forms.join(", "))
        }
    }
}
