//! Puts in place what the commands need and is missing, saying what and why.
//! Tools go into .tools/; only Debian's packages go into the machine, and only where that is allowed.

mod browsers;
mod cargo_tool;
mod database;
mod debian;
mod journeys;
mod toolchain;
mod wasm_opt;

use crate::workspace::Workspace;
use cargo_tool::CargoTool;

pub(crate) use browsers::{Engine, ensure as browsers};
pub(crate) use database::ensure as database;
pub(crate) use journeys::{ensure as journeys, packages};
pub(crate) use toolchain::advisers;

/// What `run`, `dev` and `build` need.
///
/// # Errors
/// With the one command that helps, when something is missing and cannot be installed from here.
pub(crate) fn for_build(workspace: &Workspace) -> anyhow::Result<()> {
    let _alone = workspace.lock()?;
    toolchain::target(workspace)?;
    CargoTool::trunk().ensure(workspace)?;
    CargoTool::wasm_bindgen(workspace)?.ensure(workspace)?;
    wasm_opt::ensure(workspace)
}

fn say_installing(what: &str, why: &str) {
    println!("Installing {what}: {why}.");
}
