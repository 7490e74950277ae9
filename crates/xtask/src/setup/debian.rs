//! Packages of the system. They are installed where that is allowed, and named where it is not.

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, bail};

/// A package, told by a program that it brings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Package {
    pub(crate) name: &'static str,
    pub(crate) program: &'static str,
    pub(crate) why: &'static str,
}

/// Installs those packages whose program is not there.
///
/// # Errors
/// With the one command to type, when this person may not install packages or the installation fails.
pub(crate) fn ensure(workspace: &Workspace, packages: &[Package]) -> anyhow::Result<()> {
    let missing: Vec<_> = packages
        .iter()
        .filter(|package| process::find_program(workspace, package.program).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    for package in &missing {
        super::say_installing(&format!("Debian's {}", package.name), package.why);
    }
    let names: Vec<_> = missing.iter().map(|package| package.name).collect();
    let help = format!(
        "Run this, then try again:\n  sudo apt-get update && sudo apt-get install --yes --no-install-recommends {}",
        names.join(" ")
    );
    let Some(before) = words_before_apt(workspace) else {
        bail!("This needs the rights of the system's administrator. {help}");
    };
    apt_get(workspace, before, &["update"]).with_context(|| help.clone())?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(names);
    apt_get(workspace, before, &arguments).context(help)
}

fn apt_get(workspace: &Workspace, before: &[&str], arguments: &[&str]) -> anyhow::Result<()> {
    let mut words = before.iter().copied().chain([
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "--quiet=2",
    ]);
    let program = words.next().unwrap_or("env");
    process::run(
        process::command(workspace, program)
            .args(words)
            .args(arguments),
    )
}

/// None where packages cannot be installed without asking a person for a password.
fn words_before_apt(workspace: &Workspace) -> Option<&'static [&'static str]> {
    process::find_program(workspace, "apt-get")?;
    if process::answer(process::command(workspace, "id").arg("-u"))? == "0" {
        return Some(&[]);
    }
    process::answer(process::command(workspace, "sudo").args(["-n", "true"]))
        .map(|_| ["sudo", "-n"].as_slice())
}
