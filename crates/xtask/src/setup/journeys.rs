//! What the journeys put into a page, in the versions that their lock file names.

use super::wasm_opt;
use crate::process;
use crate::workspace::Workspace;
use anyhow::Context;
use std::fs;

const FOLDER: &str = "tests/e2e";
const LOCK: &str = "package-lock.json";

/// # Errors
/// When npm cannot be had, or fails.
pub(crate) fn ensure(workspace: &Workspace) -> anyhow::Result<()> {
    let folder = workspace.root().join(FOLDER);
    let wanted = fs::read_to_string(folder.join(LOCK))
        .with_context(|| format!("cannot read {FOLDER}/{LOCK}"))?;
    let record = folder.join("node_modules/installed-from.json");
    if fs::read_to_string(&record).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    super::say_installing(
        "axe-core and Testing Library",
        "the journeys check accessibility and find things by name",
    );
    wasm_opt::npm(workspace)?;
    process::run(
        process::command(workspace, "npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&folder),
    )?;
    fs::write(&record, wanted).with_context(|| format!("cannot write {}", record.display()))
}
