//! Has Trunk compile the app, write its page and copy what is served as it is.

use crate::process;
use crate::workspace::Workspace;
use std::path::Path;
use std::process::Command;

/// Puts the page, `public/` and the app into `made`. The app is one file, and cannot run before it is split.
///
/// # Errors
/// When Trunk fails.
pub(crate) fn build(
    workspace: &Workspace,
    made: &Path,
    settings: &dyn Fn(&mut Command),
) -> anyhow::Result<()> {
    let mut trunk = process::command(workspace, "trunk");
    trunk.args(["build", "--skip-version-check", "--dist"]);
    trunk.arg(made);
    settings(&mut trunk);
    // Trunk takes this variable for an option of its own and refuses the value that it usually has.
    process::run(trunk.env_remove("NO_COLOR"))
}
