//! Sets up what tests need, runs everything, and counts.

mod count;
mod step;

use crate::setup::Engine;
use crate::workspace::Workspace;
use count::Count;
use std::process::ExitCode;
use std::time::Instant;
use step::{Kind, Step};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Test in this engine only. May be given more than once.
    #[arg(long, value_enum)]
    engine: Vec<Engine>,
    /// Run this step only. May be given more than once.
    #[arg(long, value_enum)]
    only: Vec<Kind>,
}

pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> ExitCode {
    let engines = if arguments.engine.is_empty() {
        Engine::ALL.to_vec()
    } else {
        arguments.engine.clone()
    };
    let steps = step::plan(&arguments.only, &engines);
    let failures = match set_up(workspace, &steps) {
        Ok(()) => run_all(workspace, &steps),
        Err(problem) => {
            eprintln!("{problem:#}");
            Outcome {
                count: Count::default(),
                failed: vec!["set up".to_owned()],
            }
        }
    };
    failures.close()
}

/// What came of the steps so far.
#[derive(Debug, Default)]
struct Outcome {
    count: Count,
    failed: Vec<String>,
}

fn set_up(workspace: &Workspace, steps: &[Step]) -> anyhow::Result<()> {
    steps.iter().try_for_each(|step| step.set_up(workspace))
}

/// Goes on after a failure, but not to steps that would look at an app that was not built.
fn run_all(workspace: &Workspace, steps: &[Step]) -> Outcome {
    let mut outcome = Outcome::default();
    let mut built = true;
    for (index, step) in steps.iter().enumerate() {
        let title = format!("[{}/{}] {}", index + 1, steps.len(), step.title());
        if step.needs_build() && !built {
            println!("{title}: not run, as the app was not built");
            outcome.failed.push(step.title());
            continue;
        }
        println!("{title}");
        let started = Instant::now();
        let mut count = Count::default();
        let result = step.run(workspace, &mut count);
        let seconds = started.elapsed().as_secs();
        match result {
            Ok(()) => println!("{title}: ok, {seconds} s"),
            Err(problem) => {
                eprintln!("{problem:#}");
                println!("{title}: FAILED, {seconds} s");
                built &= step.kind != Kind::Build;
                outcome.failed.push(step.title());
                // A step can fail without a test of its own to blame. It counts as one.
                count.failed = count.failed.max(1);
            }
        }
        outcome.count += count;
    }
    outcome
}

impl Outcome {
    /// Prints the closing line, and nothing after it.
    fn close(self) -> ExitCode {
        let failed = self.count.failed.max(self.failed.len());
        if !self.failed.is_empty() {
            println!("Failed: {}.", self.failed.join("; "));
        }
        let skipped = self.count.ignored;
        let tail = if skipped > 0 {
            format!(", {skipped} skipped")
        } else {
            String::new()
        };
        println!("{} passed, {failed} failed{tail}", self.count.passed);
        if self.failed.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}
