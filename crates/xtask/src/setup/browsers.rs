//! The three engines that the app is tested in, and what drives each.

use super::cargo_tool::CargoTool;
use super::debian::{self, Package};
use crate::workspace::Workspace;
use clap::ValueEnum;

/// A browser engine, by the browser that stands for it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// As it is written on the command line and in the environment.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    fn packages(self) -> Vec<Package> {
        let package = |name, program, why| Package { name, program, why };
        match self {
            Self::Chromium => vec![
                package("chromium", "chromium", "the tests use it as people do"),
                package(
                    "chromium-driver",
                    "chromedriver",
                    "the tests steer Chromium with it",
                ),
            ],
            Self::Firefox => vec![package(
                "firefox-esr",
                "firefox-esr",
                "the tests use it as people do",
            )],
            Self::Webkit => vec![
                package(
                    "webkit2gtk-driver",
                    "WebKitWebDriver",
                    "it stands for Safari in the tests",
                ),
                package(
                    "xvfb",
                    "xvfb-run",
                    "WebKit wants a screen, and this one needs no monitor",
                ),
                package("xauth", "xauth", "the screen without a monitor wants it"),
            ],
        }
    }
}

/// Installs the engines and their drivers.
///
/// # Errors
/// When one of them cannot be had: a test in two of three engines would say more than it knows.
pub(crate) fn ensure(workspace: &Workspace, engines: &[Engine]) -> anyhow::Result<()> {
    let packages: Vec<_> = engines
        .iter()
        .flat_map(|engine| engine.packages())
        .collect();
    debian::ensure(workspace, &packages)?;
    if engines.contains(&Engine::Firefox) {
        CargoTool::geckodriver().ensure(workspace)?;
    }
    Ok(())
}
