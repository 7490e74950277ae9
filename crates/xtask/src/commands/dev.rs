//! Serves the app and builds it again when a file changes.

use super::build::{self, INPUTS, Mode};
use super::run;
use crate::workspace::Workspace;
use crate::{fingerprint, setup};
use std::thread;
use std::time::Duration;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The port of this machine to serve at.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> anyhow::Result<()> {
    run::check_free(arguments.port)?;
    setup::for_build(workspace)?;
    run::build_server(workspace)?;
    build::build(workspace, Mode::Quick)?;
    run::announce_later(workspace, arguments.port)?;
    loop {
        // The server reads the app once, when it starts.
        let mut server = run::server(workspace, arguments.port).spawn()?;
        wait_for_build(workspace)?;
        server.kill()?;
        server.wait()?;
    }
}

/// Comes back when a change was built. The last good build stays up until a mistake is mended.
fn wait_for_build(workspace: &Workspace) -> anyhow::Result<()> {
    loop {
        wait_for_change(workspace)?;
        match build::build(workspace, Mode::Quick) {
            Ok(()) => return Ok(()),
            Err(problem) => eprintln!("{problem:#}"),
        }
    }
}

/// Looks once a second: the few files are read in milliseconds, and it works on every system and shared folder.
fn wait_for_change(workspace: &Workspace) -> anyhow::Result<()> {
    let before = fingerprint::of(workspace.root(), &INPUTS)?;
    while fingerprint::of(workspace.root(), &INPUTS)? == before {
        thread::sleep(Duration::from_secs(1));
    }
    Ok(())
}
