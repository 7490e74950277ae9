//! Tools that cargo builds from source, each in one version.

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, bail};
use std::fs;

/// A program on the registry, by the version that this repository is tested with.
#[derive(Debug)]
pub(crate) struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: String,
    why: &'static str,
    options: &'static [&'static str],
}

impl CargoTool {
    /// Built without its own downloader: what it needs is set up here, in known versions.
    pub(crate) fn trunk() -> Self {
        Self {
            package: "trunk",
            program: "trunk",
            version: "0.21.14".to_owned(),
            why: "it puts the compiled app, its styles and its page together",
            options: &["--locked", "--no-default-features"],
        }
    }

    pub(crate) fn geckodriver() -> Self {
        Self {
            package: "geckodriver",
            program: "geckodriver",
            version: "0.37.1".to_owned(),
            why: "the tests steer Firefox with it",
            options: &["--locked"],
        }
    }

    /// The glue between WebAssembly and the browser must be of the same version as the app's library.
    ///
    /// # Errors
    /// When Cargo.lock does not name exactly one version.
    pub(crate) fn wasm_bindgen(workspace: &Workspace) -> anyhow::Result<Self> {
        Ok(Self {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: locked_version(workspace, "wasm-bindgen")?,
            why: "it writes the script through which the app talks to the browser",
            // Its own lock file can name older crates that do not fit together any more.
            options: &[],
        })
    }

    /// # Errors
    /// When cargo cannot build the tool.
    pub(crate) fn ensure(&self, workspace: &Workspace) -> anyhow::Result<()> {
        if self.is_installed(workspace) {
            return Ok(());
        }
        super::say_installing(&format!("{} {}", self.package, self.version), self.why);
        println!("  It is compiled here, which takes some minutes, once.");
        let mut cargo = process::command(workspace, "cargo");
        cargo
            .arg("install")
            .args(self.options)
            .args(["--version", &self.version, "--root"]);
        cargo.arg(workspace.tools()).arg(self.package);
        // These tools work for seconds in a build: compiling them quickly saves more than their speed would.
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        cargo.env("CARGO_TARGET_DIR", workspace.tools().join("target"));
        process::run(&mut cargo)
    }

    fn is_installed(&self, workspace: &Workspace) -> bool {
        process::answer(process::command(workspace, self.program).arg("--version"))
            .is_some_and(|answer| answer.split_whitespace().any(|word| word == self.version))
    }
}

/// The version of a library that the app is built with.
///
/// # Errors
/// When Cargo.lock names none, or several.
fn locked_version(workspace: &Workspace, library: &str) -> anyhow::Result<String> {
    let lock = workspace.root().join("Cargo.lock");
    let lock = fs::read_to_string(lock).context("cannot read Cargo.lock")?;
    match versions_in(&lock, library).as_slice() {
        [version] => Ok((*version).to_owned()),
        others => bail!(
            "Cargo.lock must name one version of {library}, it names {}",
            others.len()
        ),
    }
}

fn versions_in<'a>(lock: &'a str, library: &str) -> Vec<&'a str> {
    let name = format!("name = \"{library}\"");
    lock.split("[[package]]")
        .filter(|package| package.lines().any(|line| line == name))
        .filter_map(|package| {
            package
                .lines()
                .find_map(|line| line.strip_prefix("version = "))
        })
        .map(|version| version.trim_matches('"'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_library_is_not_that_of_one_with_a_longer_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n\n[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.9\"\n";
        assert_eq!(versions_in(lock, "wasm-bindgen"), ["0.2.1"]);
        assert_eq!(versions_in(lock, "rexie"), Vec::<&str>::new());
    }
}
