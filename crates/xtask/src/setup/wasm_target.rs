//! The standard library for WebAssembly, which the app is compiled with.

use crate::process;
use crate::workspace::Workspace;
use anyhow::bail;
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// # Errors
/// When the target is missing and rustup is not there or fails.
pub(crate) fn ensure(workspace: &Workspace) -> anyhow::Result<()> {
    let mut rustc = process::command(workspace, "rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    if process::answer(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    super::say_installing(
        &format!("Rust's {TARGET} target"),
        "the app runs in the browser as WebAssembly",
    );
    let help = format!("rustup target add {TARGET}");
    if process::find_program(workspace, "rustup").is_none() {
        bail!(
            "rustup is not on this machine. Install it from your system or rustup.rs, then run: {help}"
        );
    }
    process::run(process::command(workspace, "rustup").args(["target", "add", TARGET]))
}
