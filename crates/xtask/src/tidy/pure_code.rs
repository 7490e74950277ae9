//! Pure crates get time, keys and randomness handed in, so that each rule in them can be tested as it is.

use super::Finding;
use super::project::Project;
use super::rust_text::{line_of, without_comments_and_strings, without_tests};

pub(super) const PURE_CRATES: [&str; 4] = ["instruments", "json", "protocol", "vault"];

/// Ways out of a computation.
const FORBIDDEN: [&str; 21] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::io",
    "std::time",
    "SystemTime",
    "Instant::",
    "Utc::now",
    "Local::now",
    "getrandom",
    "rand::",
    "OsRng",
    "thread_rng",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "println!",
    "eprintln!",
];

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for name in PURE_CRATES {
        for file in project.rust_below(&format!("crates/{name}/src")) {
            let masked = without_comments_and_strings(&file.text);
            let code = without_tests(&masked, &masked);
            for word in FORBIDDEN {
                findings.extend(code.match_indices(word).map(|(place, _)| Finding {
                    file: file.path.clone(),
                    line: Some(line_of(&code, place)),
                    what: format!(
                        "`{word}` in {name}, which only computes: let the caller pass it in"
                    ),
                }));
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_in_the_vault_is_found_and_one_in_its_tests_is_not() {
        let text = "fn a() {\n    let t = SystemTime::now();\n}\n#[cfg(test)]\nmod tests { use std::fs; }\n";
        let project = Project::of(&[
            ("crates/vault/src/a.rs", text),
            ("crates/server/src/b.rs", "use std::fs;"),
        ]);
        let findings = check(&project).expect("readable");
        assert_eq!(
            findings
                .iter()
                .map(|finding| finding.line)
                .collect::<Vec<_>>(),
            [Some(2)]
        );
    }

    #[test]
    fn every_way_out_is_found_in_every_pure_crate() {
        for name in PURE_CRATES {
            for word in FORBIDDEN {
                let path = format!("crates/{name}/src/lib.rs");
                let project = Project::of(&[(&path, word)]);
                assert!(
                    !check(&project).expect("readable").is_empty(),
                    "{word} in {name}"
                );
            }
        }
    }
}
