//! Splits the app's WebAssembly, as cargo left it, into the files that people download.
//!
//! One program holds every screen. `src/main.rs` says which function is the way into a file of its own; all
//! that several files need goes into files that they share.

mod files;
mod glue;
mod join;

use crate::commands::Mode;
use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, anyhow};
pub(crate) use files::Loads;
use files::Split;
pub(crate) use join::FIRST;
use std::fs;
use std::path::Path;

/// The program, and how its script and its WebAssembly are called.
const NAME: &str = "good-business";
const TARGET: &str = "wasm32-unknown-unknown";
/// By which the program asks for the functions that load its further files.
const LOADER: &str = "./load.js";
/// What an optimiser may use: as `precache/floor.rs` allows it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];
/// What makes a file small.
const OPTIONS: [&str; 7] = [
    "--flatten",
    "--rereloop",
    "-Os",
    "-Os",
    "--converge",
    "--strip-producers",
    "--strip-target-features",
];

/// Puts the script and every file of WebAssembly into `made`, in the stead of those that Trunk made of the whole
/// program, and says which files each function loads.
///
/// # Errors
/// When a tool fails, or does not give what is expected of it.
pub(crate) fn run(workspace: &Workspace, made: &Path, mode: Mode) -> anyhow::Result<Loads> {
    let folder = workspace.target().join(TARGET).join(mode.folder());
    let program = folder.join(format!("{NAME}.wasm"));
    let program = fs::read(&program).with_context(|| format!("no {}", program.display()))?;
    let scratch = workspace.tools().join("split");
    if scratch.exists() {
        fs::remove_dir_all(&scratch).context("cannot remove the split before")?;
    }
    let split = split(&program, &scratch)?;
    bind(workspace, &scratch.join(format!("{NAME}.wasm")), made)?;
    let loads = split.join(workspace, &made.join(format!("{NAME}_bg.wasm")), made)?;
    let script = made.join(format!("{NAME}.js"));
    let text = fs::read_to_string(&script)?;
    fs::write(&script, glue::with_loader(&text, &loads)?)?;
    if mode == Mode::Release {
        make_small(workspace, made)?;
    }
    Ok(loads)
}

fn split(program: &[u8], scratch: &Path) -> anyhow::Result<Split> {
    let first = scratch.join(format!("{NAME}.wasm"));
    let mut options = wasm_split_cli_support::Options::new(program);
    options.output_dir = scratch;
    options.main_out_path = &first;
    options.link_name = LOADER;
    let made = wasm_split_cli_support::transform(options)
        .map_err(|problem| anyhow!("the app cannot be split: {problem:#}"))?;
    Ok(Split::of(scratch, made.prefetch_map))
}

/// Writes the script between the first file and the browser. What the linker hands out stays, for the
/// further files are tied to it.
fn bind(workspace: &Workspace, first: &Path, made: &Path) -> anyhow::Result<()> {
    let mut bindgen = process::command(workspace, "wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.args(["--out-name", NAME, "--out-dir"]).arg(made);
    process::run(bindgen.arg(first))
}

fn make_small(workspace: &Workspace, made: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(made)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            let mut opt = process::command(workspace, "wasm-opt");
            opt.args(FEATURES).args(OPTIONS);
            process::run(opt.arg(&path).arg("-o").arg(&path))?;
        }
    }
    Ok(())
}
