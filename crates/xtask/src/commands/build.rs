//! Builds the app, unless nothing it is made from has changed.

use crate::precache::{self, Copies};
use crate::workspace::Workspace;
use crate::{fingerprint, setup, split, trunk};
use anyhow::Context;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

/// What the app is made from. A change in any of it makes the next build start.
pub(crate) const INPUTS: [&str; 19] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "build",
    "build.rs",
    "index.html",
    "instruments",
    "public",
    "src",
    "style",
    "crates/instrument-source",
    "crates/instruments",
    "crates/protocol",
    "crates/vault",
    "crates/wasm-streams",
    "crates/xtask/src/precache",
    "crates/xtask/src/split",
    "crates/xtask/src/style.rs",
    "crates/xtask/src/trunk.rs",
];

/// Flags for the compiler, beside those of .cargo/config.toml.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// The profile of cargo for what people download.
const PROFILE: &str = "wasm-release";

/// How the app is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// As people download it: small, with compressed copies.
    Release,
    /// Compiled in seconds, for work on the app.
    Quick,
}

impl Mode {
    /// The folder of cargo for what is compiled in this way.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Mode::Release => PROFILE,
            Mode::Quick => "debug",
        }
    }
}

pub(crate) fn run(workspace: &Workspace) -> anyhow::Result<()> {
    setup::for_build(workspace)?;
    build(workspace, Mode::Release)
}

/// Builds the app into dist/. A build that would give the same again is left out.
///
/// # Errors
/// When Trunk or a step after it fails.
pub(crate) fn build(workspace: &Workspace, mode: Mode) -> anyhow::Result<()> {
    let _alone = workspace.lock()?;
    let wanted = format!("{mode:?} {}", fingerprint::of(workspace.root(), &INPUTS)?);
    let record = workspace.target().join("app.fingerprint");
    if fs::read_to_string(&record)
        .is_ok_and(|made| made == with_output(workspace, &wanted).unwrap_or_default())
    {
        println!("The app in dist/ is up to date.");
        return Ok(());
    }
    let started = Instant::now();
    let made = workspace.tools().join("staging");
    // A build that was broken off leaves files there that must not get into this one.
    if made.exists() {
        fs::remove_dir_all(&made).context("cannot remove a build that was broken off")?;
    }
    fs::create_dir_all(&made)?;
    trunk::build(workspace, &made, &|trunk| {
        if mode == Mode::Release {
            trunk.args(["--release", "--cargo-profile", PROFILE]);
            trunk.env(FLAGS, without_machine_paths());
        }
    })?;
    let loads = split::run(workspace, &made, mode)?;
    let copies = match mode {
        Mode::Release => Copies::Compressed,
        Mode::Quick => Copies::Plain,
    };
    precache::run(&made, &loads, copies)?;
    put_in_place(&made, &workspace.dist())?;
    fs::create_dir_all(workspace.target())?;
    fs::write(&record, with_output(workspace, &wanted)?)?;
    let seconds = started.elapsed().as_secs();
    println!("Built the app into dist/ in {seconds} s.");
    Ok(())
}

/// Panic messages name the file, and would tell every visitor where this machine keeps its crates.
fn without_machine_paths() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    // Where there are none, the crates came another way, and their paths are left as they are.
    let registries = fs::read_dir(home.unwrap_or_default().join("registry/src"));
    let paths = registries.into_iter().flatten().flatten();
    let paths = paths.map(|registry| registry.path().display().to_string());
    // Cargo parts the flags at spaces; a message that is too long is better than no build.
    let flags: Vec<String> = paths
        .filter(|path| !path.contains(' '))
        .map(|path| format!("--remap-path-prefix={path}/="))
        .collect();
    flags.join(" ")
}

/// The app that is served is whole at every moment but this one.
fn put_in_place(made: &Path, dist: &Path) -> anyhow::Result<()> {
    if dist.exists() {
        fs::remove_dir_all(dist).context("cannot remove the build before")?;
    }
    fs::rename(made, dist).context("cannot put the build into dist/")
}

/// The fingerprint of the inputs, and of what was made of them: a dist/ that was altered is not up to date.
fn with_output(workspace: &Workspace, inputs: &str) -> anyhow::Result<String> {
    Ok(format!(
        "{inputs} {}",
        fingerprint::of(workspace.root(), &["dist"])?
    ))
}
