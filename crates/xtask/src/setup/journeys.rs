//! Packages of npm for tests, in the versions that a lock file names.

use super::wasm_opt;
use crate::process;
use crate::workspace::Workspace;
use anyhow::Context;
use std::fs;

const FOLDER: &str = "tests/e2e";
const LOCK: &str = "package-lock.json";

/// What the journeys put into a page.
///
/// # Errors
/// When npm cannot be had, or fails.
pub(crate) fn ensure(workspace: &Workspace) -> anyhow::Result<()> {
    packages(
        workspace,
        FOLDER,
        "axe-core and Testing Library",
        "the journeys check accessibility and find things by name",
    )
}

/// The packages that the lock file in a folder of the checkout names, put beside it.
///
/// # Errors
/// When npm cannot be had, or fails.
pub(crate) fn packages(
    workspace: &Workspace,
    folder: &str,
    what: &str,
    why: &str,
) -> anyhow::Result<()> {
    let lock = workspace.root().join(folder).join(LOCK);
    let wanted =
        fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let folder = workspace.root().join(folder);
    let record = folder.join("node_modules/installed-from.json");
    if fs::read_to_string(&record).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    super::say_installing(what, why);
    wasm_opt::npm(workspace)?;
    process::run(
        process::command(workspace, "npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&folder),
    )?;
    fs::write(&record, wanted).with_context(|| format!("cannot write {}", record.display()))
}
