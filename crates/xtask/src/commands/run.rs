//! Sets up, builds, serves.

use super::build::{self, Mode};
use crate::workspace::Workspace;
use crate::{process, setup};
use anyhow::{Context, bail};
use std::env;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

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
    announce_later(workspace, arguments.port)?;
    // The server takes the place of this program, so that stopping the one stops the other.
    let problem = server(workspace, arguments.port).exec();
    Err(problem).context("cannot start the server")
}

/// Says where the app is once the server answers there, and gives up when it does not.
///
/// # Errors
/// When the server does not answer in time. It says itself why.
pub(crate) fn announce(arguments: &Arguments) -> anyhow::Result<()> {
    let address = (Ipv4Addr::LOCALHOST, arguments.port);
    for _ in 0..100 {
        if TcpStream::connect(address).is_ok() {
            println!("Good Business is at http://localhost:{}", arguments.port);
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    bail!("The server does not answer at port {}.", arguments.port)
}

/// Leaves the announcement to a second copy of this program, as this one becomes the server.
pub(crate) fn announce_later(workspace: &Workspace, port: u16) -> anyhow::Result<()> {
    let this = env::current_exe()?;
    let mut copy = process::command(workspace, &this.to_string_lossy());
    copy.args(["announce", "--port", &port.to_string()])
        .spawn()
        .context("cannot start")?;
    Ok(())
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

/// The server, ready to be started.
pub(crate) fn server(workspace: &Workspace, port: u16) -> std::process::Command {
    let mut server = process::command(workspace, &server_program(workspace).to_string_lossy());
    server
        .arg("serve")
        .arg("--dist")
        .arg(workspace.dist())
        .arg("--listen")
        .arg(format!("127.0.0.1:{port}"))
        .arg("--origin")
        .arg(format!("http://localhost:{port}"));
    // A database that the environment names comes first, as for any server.
    if env::var_os("DATABASE_URL").is_none() {
        let file = workspace.root().join("data/good-business.db");
        server
            .arg("--database")
            .arg(format!("sqlite:{}", file.display()));
    }
    server
}

/// The server as [`build_server`] leaves it.
fn server_program(workspace: &Workspace) -> PathBuf {
    workspace.target().join("debug/good-business-server")
}
