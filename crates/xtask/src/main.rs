//! The commands of this repository. `cargo xtask help` lists them.

mod commands;
mod dist;
mod fingerprint;
mod precache;
mod process;
mod setup;
mod split;
mod style;
mod tidy;
mod trunk;
mod workspace;

use clap::Parser;
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "The commands of this repository.")]
struct Arguments {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome =
        workspace::Workspace::find().and_then(|workspace| arguments.command.run(&workspace));
    match outcome {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("{problem:#}");
            ExitCode::FAILURE
        }
    }
}
