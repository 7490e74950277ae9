//! One file for each command.

mod bench;
mod bench_server;
mod build;
mod dev;
mod fuzz;
mod pictures;
mod run;
mod simulate;
mod size;
mod test;

pub(crate) use build::Mode;

use crate::tidy;
use crate::workspace::Workspace;
use std::process::ExitCode;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Set up what is missing, build the app for release and serve it here.
    Run(run::Arguments),
    /// The same with a quick build, repeated at each change.
    Dev(dev::Arguments),
    /// Build the app for release into dist/.
    Build,
    /// Set up what tests need, and run everything.
    Test(test::Arguments),
    /// Check the rules that the repository keeps.
    Tidy,
    /// Weigh what people download.
    Size,
    /// Measure the app on a slow phone, beside a survey library; or the server.
    Bench(bench::Arguments),
    /// Look for bytes that a decoder does not bear.
    Fuzz(fuzz::Arguments),
    /// Play stories of devices and a server on bad days, seed by seed.
    Simulate(simulate::Arguments),
    /// Take pictures of every screen.
    Pictures,
    /// Say where the app is, once the server answers.
    #[command(hide = true)]
    Announce(run::Arguments),
}

impl Command {
    pub(crate) fn run(self, workspace: &Workspace) -> anyhow::Result<ExitCode> {
        match self {
            Self::Run(arguments) => run::run(workspace, &arguments)?,
            Self::Dev(arguments) => dev::run(workspace, &arguments)?,
            Self::Build => build::run(workspace)?,
            Self::Test(arguments) => return Ok(test::run(workspace, &arguments)),
            Self::Tidy => tidy::run(workspace)?,
            Self::Size => size::run(workspace)?,
            Self::Bench(arguments) => bench::run(workspace, &arguments)?,
            Self::Fuzz(arguments) => fuzz::run(workspace, &arguments)?,
            Self::Simulate(arguments) => simulate::run(workspace, &arguments)?,
            Self::Pictures => pictures::run(workspace)?,
            Self::Announce(arguments) => run::announce(&arguments)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
