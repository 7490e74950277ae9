//! The optimiser for WebAssembly, which takes a fifth off the download, and what joins pieces of it. They
//! come as a package of npm because that is the only source of a recent version which every system can install.

use super::debian::{self, Package};
use crate::process;
use crate::workspace::Workspace;
use anyhow::Context;
use std::fs;
use std::os::unix::fs::symlink;

const MANIFEST: &str = "crates/xtask/npm";
const VERSION: &str = "132";
const PROGRAMS: [&str; 2] = ["wasm-opt", "wasm-merge"];

/// # Errors
/// When npm is missing and cannot be installed, or fails.
pub(crate) fn ensure(workspace: &Workspace) -> anyhow::Result<()> {
    if is_installed(workspace) {
        return Ok(());
    }
    super::say_installing(
        &format!("wasm-opt and wasm-merge {VERSION} (Binaryen)"),
        "it makes the app smaller to download",
    );
    npm(workspace)?;
    let folder = workspace.tools().join("npm");
    let programs = workspace.tools().join("bin");
    fs::create_dir_all(&folder)?;
    fs::create_dir_all(&programs)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(
            workspace.root().join(MANIFEST).join(file),
            folder.join(file),
        )
        .with_context(|| format!("cannot copy {MANIFEST}/{file}"))?;
    }
    process::run(
        process::command(workspace, "npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(&folder),
    )?;
    for program in PROGRAMS {
        let link = programs.join(program);
        if link.symlink_metadata().is_ok() {
            fs::remove_file(&link)?;
        }
        symlink(format!("../npm/node_modules/binaryen/bin/{program}"), &link)
            .with_context(|| format!("cannot link {program}"))?;
    }
    Ok(())
}

/// npm and the program that its tools run on.
///
/// # Errors
/// With the one command to type, when they cannot be installed from here.
pub(crate) fn npm(workspace: &Workspace) -> anyhow::Result<()> {
    let why = "it brings tools that are published there";
    debian::ensure(
        workspace,
        &[
            Package {
                name: "nodejs",
                program: "node",
                why: "npm's tools run on it",
            },
            Package {
                name: "npm",
                program: "npm",
                why,
            },
        ],
    )
}

fn is_installed(workspace: &Workspace) -> bool {
    PROGRAMS.into_iter().all(|program| {
        process::answer(process::command(workspace, program).arg("--version"))
            .is_some_and(|answer| answer.split_whitespace().any(|word| word == VERSION))
    })
}
