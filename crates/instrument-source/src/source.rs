//! Sorts the files by instrument, version and language, and parses each.

use serde_json::Value;

use crate::entry::Entry;
use crate::folder::Folder;
use crate::nearest::nearest;
use crate::problem::Problems;
use crate::version::Version;

/// The ids of all instruments, which are also the names of their folders.
pub(crate) const INSTRUMENTS: [&str; 5] = [
    "good_business_check",
    "lm3",
    "organisational_privilege",
    "place_checklist",
    "profile",
];

/// One file: an instrument in one version, or an overlay with its words in another language.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) file: String,
    pub(crate) instrument: &'static str,
    pub(crate) version: Version,
    /// The version as written, which is how records name it.
    pub(crate) version_name: String,
    /// The language tag of an overlay.
    pub(crate) lang: Option<String>,
    value: Value,
}

impl Source {
    /// The whole file, to be read key by key. Parsing has made sure that it is a mapping.
    pub(crate) fn entry<'a>(&'a self, problems: &'a Problems) -> Option<Entry<'a>> {
        Entry::new(&self.value, &self.file, "the file", problems)
    }
}

/// Every file with a name that says what it is and text that is YAML, oldest version first.
pub(crate) fn sources(folder: &Folder, problems: &Problems) -> Vec<Source> {
    let files = folder
        .files
        .iter()
        .filter(|(file, _)| !file.ends_with(".txt"));
    let mut sources: Vec<Source> = files
        .filter_map(|(file, text)| source(file, text, problems))
        .collect();
    for id in INSTRUMENTS {
        if !folder
            .files
            .keys()
            .any(|file| file.starts_with(&format!("instruments/{id}/")))
        {
            problems.add(
                &format!("instruments/{id}"),
                "has no file such as 0.1-draft.yaml; put the instrument there",
            );
        }
    }
    sources.sort_by(|one, other| {
        (one.instrument, &one.version).cmp(&(other.instrument, &other.version))
    });
    sources
}

fn source(file: &str, text: &str, problems: &Problems) -> Option<Source> {
    let path = file.strip_prefix("instruments/")?;
    let parts = path
        .split_once('/')
        .and_then(|(folder, name)| Some((folder, name.strip_suffix(".yaml")?)));
    let Some((folder, name)) = parts else {
        problems.add(
            file,
            "is not in its place; name it instruments/<instrument>/<version>.yaml",
        );
        return None;
    };
    let Some(instrument) = INSTRUMENTS.into_iter().find(|id| *id == folder) else {
        let meant = nearest(folder, INSTRUMENTS).unwrap_or("one of the folders beside it");
        problems.add(
            file,
            format!("is in a folder that is no instrument; did you mean {meant}?"),
        );
        return None;
    };
    let Some((version, version_name, lang)) = version_and_lang(name) else {
        problems.add(file, "has a name that is no version; write 0.2-draft.yaml, 1.0.yaml or, in Welsh, 1.0.cy.yaml");
        return None;
    };
    let value = parse(file, text, problems)?;
    let source = Source {
        file: file.to_owned(),
        instrument,
        version,
        version_name,
        lang,
        value,
    };
    check_meta(&source, problems);
    Some(source)
}

/// Splits `0.1-draft` or `0.1-draft.cy`.
fn version_and_lang(name: &str) -> Option<(Version, String, Option<String>)> {
    if let Some(version) = Version::parse(name) {
        return Some((version, name.to_owned(), None));
    }
    let (version_name, lang) = name.rsplit_once('.')?;
    let is_lang = lang.starts_with(|first: char| first.is_ascii_lowercase())
        && lang.len() >= 2
        && lang
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    is_lang.then_some((
        Version::parse(version_name)?,
        version_name.to_owned(),
        Some(lang.to_owned()),
    ))
}

fn parse(file: &str, text: &str, problems: &Problems) -> Option<Value> {
    let options = serde_saphyr::options! { strict_booleans: true };
    match serde_saphyr::from_str_with_options::<Value>(text, options) {
        Ok(value) if value.is_object() => Some(value),
        Ok(_) => {
            problems.add(file, "must begin with `meta:` and hold `key: value` lines");
            None
        }
        Err(error) => {
            problems.add(file, broken(&error));
            None
        }
    }
}

/// What to mend in a file that is no YAML.
fn broken(error: &serde_saphyr::Error) -> String {
    let error = error.without_snippet();
    let line = error
        .location()
        .map_or_else(String::new, |place| format!("line {}: ", place.line()));
    if let serde_saphyr::Error::DuplicateMappingKey { key: Some(key), .. } = error {
        return format!("{line}`{key}` stands twice in the same entry; take one of the two out");
    }
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    format!(
        "{line}{reason}; mend this line or one above it: look at the spaces at its start, the quotes and the brackets"
    )
}

/// The file must say in itself what its name says.
fn check_meta(source: &Source, problems: &Problems) {
    let Some(meta) = source.entry(problems).and_then(|file| file.entry("meta")) else {
        return;
    };
    let mut expected = vec![("id", source.instrument), ("version", &source.version_name)];
    expected.extend(source.lang.as_deref().map(|lang| ("lang", lang)));
    for (key, value) in expected {
        let written = meta.text(key);
        if !written.is_empty() && written != value {
            meta.problem(format!(
                "has {key} \"{written}\", but the file's name says \"{value}\"; make them the same"
            ));
        }
    }
}
