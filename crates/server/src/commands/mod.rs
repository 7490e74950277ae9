//! One file for each command.

mod backup;
mod copy;
mod erase;
mod restore;
mod serve;

use clap::Subcommand;

/// Each is described by its arguments.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Serve(Box<serve::Arguments>),
    Backup(backup::Arguments),
    Restore(restore::Arguments),
    Copy(copy::Arguments),
    Erase(erase::Arguments),
}

/// Any of the ways in which a command fails; each says what to do about it.
pub(crate) type Outcome = Result<(), Box<dyn std::error::Error>>;

impl Command {
    pub(crate) async fn run(self) -> Outcome {
        match self {
            Self::Serve(arguments) => serve::run(*arguments).await,
            Self::Backup(arguments) => backup::run(arguments).await,
            Self::Restore(arguments) => restore::run(arguments).await,
            Self::Copy(arguments) => copy::run(arguments).await,
            Self::Erase(arguments) => erase::run(arguments).await,
        }
    }
}
