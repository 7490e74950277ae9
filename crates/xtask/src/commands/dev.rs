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
    loop {
        let mut server = run::server(workspace, arguments.port).spawn()?;
        wait_for_change(workspace)?;
        // A mistake in the code is shown and waits for its mend: the last good build stays up meanwhile.
        while let Err(problem) = build::build(workspace, Mode::Quick) {
            eprintln!("{problem:#}");
            wait_for_change(workspace)?;
        }
        server.kill()?;
        server.wait()?;
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
