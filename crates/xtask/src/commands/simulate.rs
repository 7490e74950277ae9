//! Plays stories of devices and a server on bad days.

use crate::process;
use crate::workspace::Workspace;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How many seeds to play.
    #[arg(long)]
    seeds: Option<u64>,
    /// Play this seed alone and tell its story; with `--seeds`, the first one.
    #[arg(long)]
    seed: Option<u64>,
}

pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> anyhow::Result<()> {
    let mut simulator = process::command(workspace, "cargo");
    simulator.args(["run", "--quiet", "--locked", "--package", "simulator", "--"]);
    for (flag, number) in [("--seeds", arguments.seeds), ("--seed", arguments.seed)] {
        if let Some(number) = number {
            simulator.args([flag, &number.to_string()]);
        }
    }
    process::run(&mut simulator)
}
