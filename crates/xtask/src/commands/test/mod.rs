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
    let outcome = match set_up(workspace, &steps) {
        Ok(()) => run_all(workspace, &steps),
        Err(problem) => {
            eprintln!("{problem:#}");
            let mut outcome = Outcome::default();
            outcome.add("set up".to_owned(), Count::default(), false);
            outcome
        }
    };
    outcome.close()
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
        let mut count = Count::default();
        if step.needs_build() && !built {
            println!("{title}: not run, as the app was not built");
            outcome.add(step.title(), count, false);
            continue;
        }
        println!("{title}");
        let started = Instant::now();
        let result = step.run(workspace, &mut count);
        let seconds = started.elapsed().as_secs();
        let ok = result.is_ok();
        match result {
            Ok(()) => println!("{title}: ok, {seconds} s"),
            Err(problem) => {
                eprintln!("{problem:#}");
                println!("{title}: FAILED, {seconds} s");
            }
        }
        built &= ok || step.kind != Kind::Build;
        outcome.add(step.title(), count, ok);
    }
    outcome
}

impl Outcome {
    /// A step can fail without a test of its own to blame. It counts as one.
    fn add(&mut self, title: String, mut count: Count, ok: bool) {
        if !ok {
            count.failed = count.failed.max(1);
            self.failed.push(title);
        }
        self.count += count;
    }

    /// Prints the closing line, and nothing after it.
    fn close(&self) -> ExitCode {
        if !self.failed.is_empty() {
            println!("Failed: {}.", self.failed.join("; "));
        }
        println!("{}", self.closing_line());
        if self.failed.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn closing_line(&self) -> String {
        let Count {
            passed,
            failed,
            ignored,
        } = self.count;
        match ignored {
            0 => format!("{passed} passed, {failed} failed"),
            skipped => format!("{passed} passed, {failed} failed, {skipped} skipped"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_counts_tests_and_steps_that_failed_without_one() {
        let count = |passed, failed, ignored| Count {
            passed,
            failed,
            ignored,
        };
        let mut outcome = Outcome::default();
        outcome.add("unit".to_owned(), count(12, 0, 0), true);
        assert_eq!(outcome.closing_line(), "12 passed, 0 failed");
        outcome.add("formatting".to_owned(), count(0, 0, 0), false);
        outcome.add("journeys".to_owned(), count(1, 3, 0), false);
        assert_eq!(outcome.closing_line(), "13 passed, 4 failed");
        outcome.add("storage".to_owned(), count(1, 0, 1), true);
        assert_eq!(outcome.closing_line(), "14 passed, 4 failed, 1 skipped");
        assert_eq!(outcome.failed, ["formatting", "journeys"]);
    }
}
