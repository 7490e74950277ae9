//! The command-line wasm-bindgen must match the library to the digit, so there can be only one.

use super::Finding;
use super::project::Project;

const LOCK: &str = "Cargo.lock";
const LINE: &str = "name = \"wasm-bindgen\"";

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let versions = project.file(LOCK).map_or(0, |lock| {
        lock.text.lines().filter(|line| *line == LINE).count()
    });
    let what = format!("names {versions} versions of wasm-bindgen, one is needed");
    Ok(if versions == 1 {
        Vec::new()
    } else {
        vec![Finding {
            file: LOCK.to_owned(),
            line: None,
            what,
        }]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_versions_or_none_are_found() {
        let one = format!("[[package]]\n{LINE}\nversion = \"0.2.1\"\n");
        assert_eq!(check(&Project::of(&[(LOCK, &one)])).expect("readable"), []);
        assert_eq!(
            check(&Project::of(&[(LOCK, &one.repeat(2))]))
                .expect("readable")
                .len(),
            1
        );
        assert_eq!(check(&Project::of(&[])).expect("readable").len(), 1);
    }
}
