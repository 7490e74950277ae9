//! Sets up, builds, serves.

use super::build::{self, Mode};
use crate::workspace::Workspace;
use crate::{process, setup};
use anyhow::{Context, bail};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The port of this machine to serve at.
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
}

pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> anyhow::Result<()> {
    check_free(arguments.port)?;
    setup::for_build(workspace)?;
    build::build(workspace, Mode::Release)?;
    build_server(workspace)?;
    // The server takes the place of this program, so that stopping the one stops the other.
    let problem = server(workspace, arguments.port).exec();
    Err(problem).context("cannot start the server")
}

/// Says early that the port is taken, before minutes of building.
///
/// # Errors
/// When something else listens there.
pub(crate) fn check_free(port: u16) -> anyhow::Result<()> {
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        bail!(
            "Something else uses port {port}. Stop it, or choose another: cargo xtask run --port 8081"
        );
    }
    Ok(())
}

/// # Errors
/// When the server does not compile.
pub(crate) fn build_server(workspace: &Workspace) -> anyhow::Result<()> {
    process::run(process::command(workspace, "cargo").args([
        "build",
        "--quiet",
        "--locked",
        "--package",
        "server",
    ]))
}

/// The server, ready to be started. It says its address once it listens.
pub(crate) fn server(workspace: &Workspace, port: u16) -> std::process::Command {
    let program = workspace.target().join("debug/good-business-server");
    let mut server = process::command(workspace, &program.to_string_lossy());
    server
        .arg("--dist")
        .arg(workspace.dist())
        .arg("--listen")
        .arg(format!("127.0.0.1:{port}"));
    server
}
