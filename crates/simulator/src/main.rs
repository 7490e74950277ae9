//! `cargo xtask simulate` runs this.

use std::process::ExitCode;

use clap::Parser;
use simulator::{run, run_many};

#[derive(Debug, Parser)]
#[command(about = "Plays stories of devices and a server on bad days.")]
struct Arguments {
    /// How many seeds to play: 1,000 unless it is one that is told.
    #[arg(long)]
    seeds: Option<u64>,

    /// Play this seed alone and tell its story; with `--seeds`, the first one.
    #[arg(long)]
    seed: Option<u64>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match (arguments.seed, arguments.seeds) {
        (Some(seed), None) => one(seed),
        (first, count) => many(first.unwrap_or(0), count.unwrap_or(1_000)),
    }
}

fn one(seed: u64) -> ExitCode {
    match run(seed, None) {
        Ok((tally, story)) => {
            println!("{}\n\nSeed {seed} holds.\n{tally}", story.join("\n"));
            ExitCode::SUCCESS
        }
        Err(failure) => {
            println!(
                "{}\n\nSeed {seed} does not hold: {}",
                failure.story.join("\n"),
                failure.what
            );
            ExitCode::FAILURE
        }
    }
}

fn many(first: u64, count: u64) -> ExitCode {
    let runs = run_many(first, count);
    println!("{}", runs.tally);
    for failure in &runs.failures {
        println!("Seed {} does not hold: {}", failure.seed, failure.what);
    }
    let missing = runs.tally.missing();
    for fault in &missing {
        println!("Never: {}", fault.words());
    }
    println!("{} seeds, {} failed.", count, runs.failures.len());
    if runs.failures.is_empty() && missing.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
