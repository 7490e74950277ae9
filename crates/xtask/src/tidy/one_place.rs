//! What writes to the device or talks to the network is named in one file, where it can be watched.

use super::Finding;
use super::project::{File, Project};
use super::rust_text::{without_comments, without_comments_and_strings, without_tests};

/// A thing, how the names begin that code uses it by, and how a script in a string uses it.
/// A module of ours may be called `fetch` and be named everywhere: only the browser's own is meant.
const PLACES: [(&str, &[&str], &str); 3] = [
    ("rexie", &["rexie"], "rexie::"),
    ("gloo_storage", &["gloo_storage"], "localStorage."),
    (
        "fetch",
        &[
            "fetch(",
            "fetch_with_",
            "gloo_net",
            "XmlHttpRequest",
            "WebSocket",
            "EventSource",
            "send_beacon",
        ],
        "fetch(",
    ),
];

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, words, in_strings) in PLACES {
        let files: Vec<_> = project
            .rust_below("src")
            .filter(|file| names(file, words, in_strings))
            .collect();
        if files.len() > 1 {
            findings.extend(files.iter().map(|file| Finding {
                file: file.path.clone(),
                line: None,
                what: format!(
                    "is one of {} files that name {name}: one must do it for all",
                    files.len()
                ),
            }));
        }
    }
    Ok(findings)
}

fn names(file: &File, beginnings: &[&str], in_strings: &str) -> bool {
    let masked = without_comments_and_strings(&file.text);
    let code = without_tests(&masked, &masked);
    let with_strings = without_tests(&masked, &without_comments(&file.text));
    beginnings
        .iter()
        .any(|beginning| begins_a_name(&code, beginning))
        || begins_a_name(&with_strings, in_strings)
}

fn begins_a_name(code: &str, beginning: &str) -> bool {
    let is_part_of_name = |character: char| character.is_alphanumeric() || character == '_';
    let mut places = code.match_indices(beginning).map(|(place, _)| place);
    places.any(|place| !code[..place].ends_with(is_part_of_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_file_that_names_it_is_found_even_in_a_script() {
        let first = ("src/sync/http.rs", "window.fetch_with_str(url)");
        let second = (
            "src/pages/home.rs",
            "#[wasm_bindgen(inline_js = \"export const go = () => fetch('/x')\")]",
        );
        let harmless = (
            "src/pages/about.rs",
            "// We never fetch( here.\nuse super::fetch;\nlet text = fetch::text(prefetch(1));",
        );
        assert_eq!(
            check(&Project::of(&[first, harmless])).expect("readable"),
            []
        );
        assert_eq!(
            check(&Project::of(&[first, second, harmless]))
                .expect("readable")
                .len(),
            2
        );
    }

    #[test]
    fn a_second_user_of_the_database_is_found() {
        let project = Project::of(&[
            ("src/storage/a.rs", "use rexie::Rexie;"),
            ("src/state/b.rs", "use rexie::Index;"),
        ]);
        assert_eq!(check(&project).expect("readable").len(), 2);
    }
}
