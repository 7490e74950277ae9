//! Takes pictures of every screen, on two phones and a desk, light and dark.

use super::build;
use crate::process;
use crate::setup::{self, Engine};
use crate::workspace::Workspace;
use anyhow::Context;
use std::fs;

/// The pictures that the README shows.
const IN_README: &[&str] = &[
    "home-390-light.png",
    "question-390-light.png",
    "result-390-light.png",
    "reflection-result-390-light.png",
    "log-390-light.png",
];

/// The pictures that a browser shows when it offers to install the app, as the manifest names them: the
/// check's alone, for the manifest is part of what comes before the first question.
const IN_MANIFEST: &[&str] = &[
    "home-390-shown.png",
    "result-390-shown.png",
    "result-1280-shown.png",
];

pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<()> {
    setup::browsers(workspace, &[Engine::Chromium])?;
    setup::journeys(workspace)?;
    build::run(workspace)?;
    let folder = workspace.target().join("pictures");
    process::run(
        process::command(workspace, "cargo")
            .args(["run", "--quiet", "--locked", "--package", "e2e"])
            .args(["--bin", "pictures", "--"])
            .arg(&folder),
    )?;
    for (names, shown) in [
        (IN_README, "docs/pictures"),
        (IN_MANIFEST, "public/screenshots"),
    ] {
        let shown = workspace.root().join(shown);
        fs::create_dir_all(&shown)?;
        for name in names {
            let taken = folder.join(name);
            fs::copy(&taken, shown.join(name))
                .with_context(|| format!("{} was not taken", taken.display()))?;
        }
    }
    println!("All pictures are in {}.", folder.display());
    Ok(())
}
