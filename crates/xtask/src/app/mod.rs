//! Has the app compiled, and its WebAssembly split into the files that people download.
//!
//! One program holds every screen. `src/main.rs` says which function is the way into a file of its own; all
//! that several files need goes into files that they share.

mod files;
mod glue;
mod join;

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, anyhow};
use files::Split;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The program, and how its script and its WebAssembly are called.
const NAME: &str = "good-business";
const TARGET: &str = "wasm32-unknown-unknown";
/// By which the program asks for the functions that load its further files.
const LOADER: &str = "./load.js";
/// What wasm-opt may use, as `precache/floor.rs` allows it, and what it does.
const OPTIONS: [&str; 14] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    // A further file only adds to the table of functions: what the first file puts there stays.
    "--pass-arg=directize-initial-contents-immutable",
    "--flatten",
    "--rereloop",
    "-Os",
    "-Os",
    "--converge",
    "--strip-producers",
    "--strip-target-features",
];

pub(crate) use files::Loads;
pub(crate) use join::FIRST;

/// How the program is compiled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings<'a> {
    /// The profile of cargo.
    pub(crate) profile: &'a str,
    /// Flags for the compiler, beside those of .cargo/config.toml.
    pub(crate) flags: &'a str,
    /// Whether wasm-opt makes every file small, which takes minutes.
    pub(crate) small: bool,
}

/// Puts the script and every file of WebAssembly into `made`, and says which files each function loads.
///
/// # Errors
/// When a tool fails, or does not give what is expected of it.
pub(crate) fn build(
    workspace: &Workspace,
    made: &Path,
    settings: Settings<'_>,
) -> anyhow::Result<Loads> {
    let program = compile(workspace, settings)?;
    let scratch = workspace.tools().join("split");
    if scratch.exists() {
        fs::remove_dir_all(&scratch).context("cannot remove the split before")?;
    }
    let split = split(&program, &scratch)?;
    bind(workspace, &scratch.join(format!("{NAME}.wasm")), made)?;
    let loads = split.join(workspace, &made.join(format!("{NAME}_bg.wasm")), made)?;
    let script = made.join(format!("{NAME}.js"));
    fs::write(
        &script,
        glue::with_loader(&fs::read_to_string(&script)?, &loads)?,
    )?;
    if settings.small {
        for entry in fs::read_dir(made)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "wasm") {
                let mut opt = process::command(workspace, "wasm-opt");
                process::run(opt.args(OPTIONS).arg(&path).arg("-o").arg(&path))?;
            }
        }
    }
    Ok(loads)
}

/// The compiled program.
fn compile(workspace: &Workspace, settings: Settings<'_>) -> anyhow::Result<Vec<u8>> {
    let mut cargo = process::command(workspace, "cargo");
    cargo.args(["build", "--locked", "--package", NAME, "--bin", NAME]);
    cargo.args(["--target", TARGET, "--profile", settings.profile]);
    cargo.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        settings.flags,
    );
    process::run(&mut cargo)?;
    let folder = match settings.profile {
        "dev" => "debug",
        other => other,
    };
    let file = workspace.target().join(TARGET).join(folder);
    let file = file.join(format!("{NAME}.wasm"));
    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
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
    let mut bindgen: Command = process::command(workspace, "wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.args(["--out-name", NAME, "--out-dir"]).arg(made);
    process::run(bindgen.arg(first))
}
