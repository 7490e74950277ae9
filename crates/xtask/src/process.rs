//! Starting other programs, always from the checkout's root and with its own tools found first.

use crate::workspace::Workspace;
use anyhow::{Context, bail};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A program to start. The installed tools come before those of the machine.
pub(crate) fn command(workspace: &Workspace, program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(workspace.root())
        .env("PATH", search_path(workspace));
    for (name, _) in env::vars_os() {
        if is_about_this_program(&name.to_string_lossy()) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs the program to its end, its output shown.
///
/// # Errors
/// When it cannot be started or ends badly.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs the program in silence and gives what it wrote to standard output, or none when it is not there or ended badly.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The file that a program's name stands for, searched as [`command`] does.
pub(crate) fn find_program(workspace: &Workspace, program: &str) -> Option<PathBuf> {
    env::split_paths(&search_path(workspace))
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The command as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

fn search_path(workspace: &Workspace) -> OsString {
    let own = workspace.tools().join("bin");
    let inherited = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(own).chain(env::split_paths(&inherited));
    env::join_paths(folders).unwrap_or(inherited)
}

/// Cargo tells this program about itself through the environment. Passed on, it would make
/// the next cargo believe that things have changed, and build them again.
fn is_about_this_program(name: &str) -> bool {
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || name == "LD_LIBRARY_PATH"
}
