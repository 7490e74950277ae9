//! The parts of Rust that a small installation leaves out.

use crate::process;
use crate::workspace::Workspace;
use anyhow::bail;
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly, which the app is compiled with.
///
/// # Errors
/// When the target is missing and rustup is not there or fails.
pub(crate) fn target(workspace: &Workspace) -> anyhow::Result<()> {
    let mut rustc = process::command(workspace, "rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    if process::answer(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    super::say_installing(
        &format!("Rust's {TARGET} target"),
        "the app runs in the browser as WebAssembly",
    );
    add(workspace, "target", TARGET)
}

/// The programs that check the layout of code and advise on it.
///
/// # Errors
/// When one is missing and rustup is not there or fails.
pub(crate) fn advisers(workspace: &Workspace) -> anyhow::Result<()> {
    for (component, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        // rustup leaves a file of that name even where the component is not installed.
        if process::answer(process::command(workspace, program).arg("--version")).is_none() {
            super::say_installing(
                &format!("Rust's {component}"),
                "every change is checked with it",
            );
            add(workspace, "component", component)?;
        }
    }
    Ok(())
}

fn add(workspace: &Workspace, kind: &str, name: &str) -> anyhow::Result<()> {
    let mut rustup = process::command(workspace, "rustup");
    rustup.args([kind, "add", name]);
    if process::find_program(workspace, "rustup").is_none() {
        bail!(
            "rustup is not on this machine. Install it, then run this and try again:\n  {}",
            process::shown(&rustup)
        );
    }
    process::run(&mut rustup)
}
