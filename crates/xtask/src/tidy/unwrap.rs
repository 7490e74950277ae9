//! A person's phone is no place to crash: failures are values here, outside tests.

use super::Finding;
use super::project::Project;
use super::rust_text::{line_of, without_comments_and_strings, without_tests};

const FORBIDDEN: [&str; 3] = [".unwrap()", ".expect(", ".unwrap_err()"];

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let build_scripts = project.files.iter().filter(|file| file.path == "build.rs");
    let files = project
        .rust_below("src")
        .chain(project.rust_below("crates"))
        .chain(build_scripts);
    let mut findings = Vec::new();
    for file in files {
        let masked = without_comments_and_strings(&file.text);
        let code = without_tests(&masked, &masked);
        for name in FORBIDDEN {
            findings.extend(code.match_indices(name).map(|(place, _)| Finding {
                file: file.path.clone(),
                line: Some(line_of(&code, place)),
                what: format!("`{name}` outside tests: return the failure as a typed error"),
            }));
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unwrap_is_found_in_code_but_not_in_tests_comments_or_strings() {
        let text = "fn a() { b.unwrap_or(1); }\nfn c() { d.unwrap(); }\n// e.unwrap()\nconst F: &str = \".unwrap()\";\n#[cfg(test)]\nmod tests { fn g() { h.expect(\"i\"); } }\n";
        let project = Project::of(&[("src/a.rs", text), ("crates/x/tests/b.rs", "c.unwrap()")]);
        let findings = check(&project).expect("readable");
        assert_eq!(
            findings
                .iter()
                .map(|finding| finding.line)
                .collect::<Vec<_>>(),
            [Some(2)]
        );
    }
}
