//! Serves the app and builds it again when a file changes.

use super::build::{self, INPUTS, Mode};
use super::run;
use crate::workspace::Workspace;
use crate::{fingerprint, setup};
use anyhow::bail;
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
    let mut server = run::server(workspace, arguments.port)
        .arg("--reload")
        .spawn()?;
    while server.try_wait()?.is_none() {
        wait_for_change(workspace)?;
        if let Err(problem) = build::build(workspace, Mode::Quick) {
            // The last good build stays up until the mistake is mended.
            eprintln!("{problem:#}");
        }
    }
    bail!("The server has stopped.")
}

/// Looks once a second: the few files are read in milliseconds, and it works on every system and shared folder.
fn wait_for_change(workspace: &Workspace) -> anyhow::Result<()> {
    let before = fingerprint::of(workspace.root(), &INPUTS)?;
    while fingerprint::of(workspace.root(), &INPUTS)? == before {
        thread::sleep(Duration::from_secs(1));
    }
    Ok(())
}
