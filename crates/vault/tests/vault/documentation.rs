//! docs/sync.md promises a test for each invariant: no name in its last table may go stale.

use std::fs;
use std::path::Path;

#[test]
fn each_invariant_in_the_documentation_names_a_test_that_exists() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let document = fs::read_to_string(crates.parent().unwrap().join("docs/sync.md")).unwrap();
    let folders = [
        "simulator/tests",
        "vault/src",
        "json/src",
        "vault/src/sync",
        "vault/tests/vault",
        "protocol/tests",
        "server/tests/http/changes",
        "server/tests/http/erasures",
        "server/tests/http/hashes",
        "server/tests/http/sessions",
        "server/tests/http/sync",
        "server/tests/http/tickets",
    ];
    let tests: String = folders
        .iter()
        .map(|folder| sources(&crates.join(folder)))
        .collect();

    let (_, invariants) = document.split_once("## Invariants").unwrap();
    let rows = invariants
        .lines()
        .filter_map(|line| line.strip_suffix('|')?.rsplit_once('|'));
    let names: Vec<&str> = rows
        .flat_map(|(_, tests)| tests.split('`').skip(1).step_by(2))
        .collect();

    assert!(names.len() > 25, "the table was not found whole: {names:?}");
    for name in names {
        assert!(
            tests.contains(&format!("fn {name}(")),
            "no test is called {name}"
        );
    }
}

/// The text of all files that lie in a folder.
fn sources(folder: &Path) -> String {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    files
        .filter(|path| path.is_file())
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}
