//! A file that is too long to hold in one's head hides things.

use super::Finding;
use super::project::Project;

const LONGEST: usize = 500;

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let sources = project
        .files
        .iter()
        .filter(|file| matches!(file.extension(), "rs" | "css" | "js"));
    let lengths = sources.map(|file| (file, file.text.lines().count()));
    let findings = lengths
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(file, lines)| Finding {
            file: file.path.clone(),
            line: None,
            what: format!("has {lines} lines, {LONGEST} are allowed: split it by what it does"),
        });
    Ok(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_501_lines_is_found_and_one_of_500_is_not() {
        let project = Project::of(&[
            ("src/long.rs", &"\n".repeat(501)),
            ("style/fits.css", &"\n".repeat(500)),
            ("docs/book.md", &"\n".repeat(900)),
        ]);
        let findings = check(&project).expect("readable");
        assert_eq!(
            findings
                .iter()
                .map(|finding| finding.file.as_str())
                .collect::<Vec<_>>(),
            ["src/long.rs"]
        );
    }
}
