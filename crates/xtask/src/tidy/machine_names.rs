//! The repository works wherever it is cloned: no path of one machine, no host of a package registry.

use super::Finding;
use super::project::Project;
use super::rust_text::line_of;

/// Written in halves, so that this file does not break its own rule.
const HOSTS: [&str; 5] = [
    concat!("registry.npm", "js.org"),
    concat!("static.crates", ".io"),
    concat!("index.crates", ".io"),
    concat!("deb.debian", ".org"),
    concat!("pypi", ".org"),
];
const PATHS: [&str; 4] = [
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/tmp/in", "st"),
    concat!("/ho", "me/"),
];

/// Cargo writes this one, and names its registry in it.
const WRITTEN_BY_CARGO: &str = "Cargo.lock";

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for file in project
        .files
        .iter()
        .filter(|file| file.path != WRITTEN_BY_CARGO)
    {
        let hosts = HOSTS.iter().flat_map(|host| file.text.match_indices(host));
        let paths = PATHS.iter().flat_map(|path| file.text.match_indices(path));
        let own_paths = paths.filter(|(place, _)| starts_a_path(&file.text, *place));
        findings.extend(hosts.chain(own_paths).map(|(place, name)| Finding {
            file: file.path.clone(),
            line: Some(line_of(&file.text, place)),
            what: format!("names {name}, which is not the same for everyone"),
        }));
    }
    Ok(findings)
}

/// A path such as `src/work/x` goes through a folder of that name and is not meant.
fn starts_a_path(text: &str, place: usize) -> bool {
    let before = text.get(..place).and_then(|text| text.chars().next_back());
    !before.is_some_and(|character| {
        character.is_alphanumeric() || matches!(character, '.' | '_' | '-' | '}' | ')')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_and_path_is_found_where_it_stands() {
        for name in HOSTS.iter().chain(&PATHS) {
            let text = format!("first line\nsee {name}x");
            let findings = check(&Project::of(&[("docs/a.md", &text)])).expect("readable");
            assert_eq!(
                findings
                    .iter()
                    .map(|finding| finding.line)
                    .collect::<Vec<_>>(),
                [Some(2)],
                "{name}"
            );
        }
    }

    #[test]
    fn a_folder_of_our_own_is_not_a_machine() {
        let text = format!("crates{}a", PATHS[1]);
        assert_eq!(
            check(&Project::of(&[("docs/a.md", &text)])).expect("readable"),
            []
        );
    }
}
