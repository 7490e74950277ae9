//! What writes to the device or talks to the network is named in one file, where it can be watched.

use super::Finding;
use super::project::{File, Project};
use super::rust_text::{without_comments, without_comments_and_strings, without_tests};

/// A thing, and how code that uses it looks. The last is looked for in strings too, as scripts can stand in them.
const PLACES: [(&str, &[&str], &str); 3] = [
    ("rexie", &["rexie"], "rexie::"),
    ("gloo_storage", &["gloo_storage"], "localStorage."),
    (
        "fetch",
        &[
            "fetch",
            "fetch_with_str",
            "fetch_with_str_and_init",
            "fetch_with_request",
            "fetch_with_request_and_init",
            "gloo_net",
            "XmlHttpRequest",
            "WebSocket",
            "EventSource",
            "send_beacon_with_opt_str",
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

fn names(file: &File, words: &[&str], in_strings: &str) -> bool {
    let masked = without_comments_and_strings(&file.text);
    let code = without_tests(&masked, &masked);
    let with_strings = without_tests(&masked, &without_comments(&file.text));
    let is_part_of_name = |character: char| character.is_alphanumeric() || character == '_';
    code.split(|character| !is_part_of_name(character))
        .any(|word| words.contains(&word))
        || with_strings.contains(in_strings)
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
            "// We never fetch( here.\nlet prefetched = 1;",
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
