//! The questions and rules are data that anyone may edit, so they are read and checked as a whole.

use super::Finding;
use super::project::Project;

const FOLDER: &str = "instruments";

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let problems = instrument_source::check_all(&project.root.join(FOLDER));
    let findings = problems.iter().map(|problem| Finding {
        file: FOLDER.to_owned(),
        line: None,
        what: problem.to_string(),
    });
    Ok(findings.collect())
}
