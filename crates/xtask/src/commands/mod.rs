//! One file for each command.

mod build;
mod dev;
mod run;

use crate::workspace::Workspace;

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Set up what is missing, build the app for release and serve it here.
    Run(run::Arguments),
    /// The same with a quick build, repeated at each change.
    Dev(dev::Arguments),
    /// Build the app for release into dist/.
    Build,
}

impl Command {
    pub(crate) fn run(self, workspace: &Workspace) -> anyhow::Result<()> {
        match self {
            Self::Run(arguments) => run::run(workspace, &arguments),
            Self::Dev(arguments) => dev::run(workspace, &arguments),
            Self::Build => build::run(workspace),
        }
    }
}
