//! The steps of a test run. Each can be run by itself.

use super::count::Count;
use crate::commands::build::{self, Mode};
use crate::commands::size;
use crate::process;
use crate::setup::{self, Engine};
use crate::tidy;
use crate::workspace::Workspace;
use anyhow::{Context, bail};
use clap::ValueEnum;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

const APP: &str = "good-business";
const WASM: &str = "wasm32-unknown-unknown";
/// What cargo runs a test for the browser with.
const RUNNER: (&str, &str) = (
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
    "wasm-bindgen-test-runner",
);

/// What a step checks, as it is named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// How the code is laid out.
    Format,
    /// What the compiler's adviser has to say, for this machine and for the browser.
    Clippy,
    /// Tests that need no browser.
    Unit,
    /// The app as people download it.
    Build,
    /// The rules that the repository keeps.
    Tidy,
    /// The weight of the download.
    Size,
    /// The data on the device, in browsers.
    Storage,
    /// What people do, in browsers.
    Journeys,
}

/// A step, in one engine where it needs a browser.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) kind: Kind,
    engine: Option<Engine>,
}

/// Those steps of the wanted kinds, in an order that fails early.
pub(super) fn plan(wanted: &[Kind], engines: &[Engine]) -> Vec<Step> {
    let kinds = Kind::value_variants().iter().copied();
    let chosen = kinds.filter(|kind| wanted.is_empty() || wanted.contains(kind));
    chosen
        .flat_map(|kind| match kind {
            Kind::Storage | Kind::Journeys => engines
                .iter()
                .map(|engine| Step {
                    kind,
                    engine: Some(*engine),
                })
                .collect(),
            _ => vec![Step { kind, engine: None }],
        })
        .collect()
}

impl Step {
    pub(super) fn title(self) -> String {
        let name = match self.kind {
            Kind::Format => "formatting",
            Kind::Clippy => "clippy, warnings denied",
            Kind::Unit => "unit and property tests",
            Kind::Build => "the app, built for release",
            Kind::Tidy => "the repository's rules",
            Kind::Size => "the download's weight",
            Kind::Storage => "data on the device",
            Kind::Journeys => "journeys",
        };
        self.engine.map_or_else(
            || name.to_owned(),
            |engine| format!("{name}, {}", engine.name()),
        )
    }

    /// Whether the step looks at the built app.
    pub(super) fn needs_build(self) -> bool {
        matches!(self.kind, Kind::Tidy | Kind::Size | Kind::Journeys)
    }

    /// Installs what the step uses.
    ///
    /// # Errors
    /// When something cannot be had.
    pub(super) fn set_up(self, workspace: &Workspace) -> anyhow::Result<()> {
        if !matches!(self.kind, Kind::Format | Kind::Unit) {
            setup::for_build(workspace)?;
        }
        if matches!(self.kind, Kind::Format | Kind::Clippy) {
            setup::advisers(workspace)?;
        }
        if self.kind == Kind::Unit {
            setup::database(workspace)?;
        }
        if let Some(engine) = self.engine {
            setup::browsers(workspace, &[engine])?;
        }
        if self.kind == Kind::Journeys {
            setup::journeys(workspace)?;
        }
        Ok(())
    }

    /// Runs the step and counts its tests.
    ///
    /// # Errors
    /// When a check or a test fails. The tests counted until then come with it.
    pub(super) fn run(self, workspace: &Workspace, count: &mut Count) -> anyhow::Result<()> {
        let cargo = |arguments: &[&str]| {
            let mut cargo = process::command(workspace, "cargo");
            cargo.args(arguments);
            cargo
        };
        match self.kind {
            Kind::Format => process::run(&mut cargo(&["fmt", "--all", "--check"])),
            Kind::Clippy => {
                let denied = ["--", "--deny", "warnings"];
                let here = ["clippy", "--workspace", "--all-targets", "--locked"];
                let browser = [
                    "clippy",
                    "--package",
                    APP,
                    "--all-targets",
                    "--locked",
                    "--target",
                    WASM,
                ];
                process::run(cargo(&here).args(denied))?;
                process::run(cargo(&browser).args(denied))
            }
            Kind::Unit => tests(
                &mut cargo(&[
                    "test",
                    "--workspace",
                    "--exclude",
                    "e2e",
                    "--locked",
                    "--no-fail-fast",
                ]),
                count,
            ),
            Kind::Build => build::build(workspace, Mode::Release),
            Kind::Tidy => tidy::run(workspace),
            Kind::Size => size::run(workspace),
            Kind::Storage => tests(&mut self.storage(workspace)?, count),
            Kind::Journeys => {
                let mut cargo = cargo(&["test", "--package", "e2e", "--locked"]);
                cargo.env("GOOD_BUSINESS_DIST", workspace.dist());
                cargo.env("E2E_ENGINES", self.engine.map_or("", Engine::name));
                tests(&mut cargo, count)
            }
        }
    }

    /// The runner of tests in a browser takes the one driver that it is told of.
    fn storage(self, workspace: &Workspace) -> anyhow::Result<Command> {
        let (variable, program, before): (_, _, &[&str]) = match self.engine {
            Some(Engine::Firefox) => ("GECKODRIVER", "geckodriver", &[]),
            Some(Engine::Webkit) => (
                "SAFARIDRIVER",
                "WebKitWebDriver",
                &["xvfb-run", "--auto-servernum"],
            ),
            Some(Engine::Chromium) | None => ("CHROMEDRIVER", "chromedriver", &[]),
        };
        let driver = process::find_program(workspace, program)
            .with_context(|| format!("{program} is missing"))?;
        let cargo = ["cargo", "test", "--package", APP, "--test", "storage"];
        let options = ["--locked", "--target", WASM];
        let mut words = before.iter().chain(&cargo).chain(&options);
        let mut command = process::command(workspace, words.next().unwrap_or(&"cargo"));
        command.args(words).env(variable, driver);
        command.env(RUNNER.0, RUNNER.1);
        // In seconds. Two busy cores take longer to open a browser than the runner waits by itself.
        command.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        Ok(command)
    }
}

/// Runs test programs, their output shown as it comes, and adds up their closing lines.
fn tests(command: &mut Command, count: &mut Count) -> anyhow::Result<()> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", process::shown(command)))?;
    let mut here = Count::default();
    for line in child
        .stdout
        .take()
        .map(BufReader::new)
        .into_iter()
        .flat_map(|lines| lines.split(b'\n'))
    {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        here += Count::read(&line).unwrap_or_default();
    }
    let status = child.wait()?;
    *count += here;
    if !status.success() {
        bail!("{} failed ({status})", process::shown(command));
    }
    if here.total() == 0 {
        bail!("{} ran no test", process::shown(command));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_planned_in_every_engine_unless_narrowed() {
        let all = plan(&[], &Engine::ALL);
        assert_eq!(all.len(), 6 + 2 * 3);
        assert!(
            all.iter().position(|step| step.kind == Kind::Build)
                < all.iter().position(|step| step.needs_build()),
            "what looks at the built app comes after its build"
        );
        let narrowed = plan(&[Kind::Storage, Kind::Format], &[Engine::Firefox]);
        let titles: Vec<_> = narrowed.into_iter().map(Step::title).collect();
        assert_eq!(titles, ["formatting", "data on the device, firefox"]);
    }
}
