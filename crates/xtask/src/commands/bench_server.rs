//! Measures the server under many clients, beside PouchDB's server.

use crate::workspace::Workspace;
use crate::{process, setup};

/// The packages of the yardstick, and what drives them.
const YARDSTICK: &str = "tests/load/couch";

pub(super) fn run(workspace: &Workspace) -> anyhow::Result<()> {
    setup::database(workspace)?;
    setup::packages(
        workspace,
        YARDSTICK,
        "PouchDB",
        "the benchmark measures the server beside PouchDB's",
    )?;
    process::run(process::command(workspace, "cargo").args([
        "build",
        "--quiet",
        "--locked",
        "--release",
        "--package",
        "server",
        "--package",
        "load",
    ]))?;
    let built = workspace.target().join("release");
    // Debian's tests of PostgreSQL do not wait for the disk; this measures one that does.
    process::run(
        process::command(workspace, "pg_virtualenv")
            .args(["-o", "fsync=on", "-t"])
            .arg(built.join("load"))
            .arg("--server")
            .arg(built.join("good-business-server"))
            .arg("--yardstick")
            .arg(workspace.root().join(YARDSTICK))
            .arg("--disk")
            .arg(workspace.target().join("bench/server")),
    )
}
