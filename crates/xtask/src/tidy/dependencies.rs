//! Dependencies point one way. What a crate cannot name, it cannot do.

use super::Finding;
use super::project::Project;
use super::pure_code::PURE_CRATES;
use crate::process;
use anyhow::{Context, bail};
use std::path::Path;
use std::process::Command;

/// Crates that reach the browser, the network, the clock or the machine's randomness.
const OUTSIDE_WORLD: [&str; 19] = [
    "async-std",
    "getrandom",
    "gloo-storage",
    "gloo-utils",
    "hyper",
    "idb",
    "js-sys",
    "leptos",
    "mio",
    "rand",
    "reqwest",
    "rexie",
    "rusqlite",
    "socket2",
    "sqlx",
    "tokio",
    "wasm-bindgen",
    "web-sys",
    "web-time",
];
/// Crates that could open what is sealed.
const DECRYPTION: [&str; 4] = ["aead", "chacha20poly1305", "vault", "aes-gcm"];
/// A cipher, which the server is let have: the driver of PostgreSQL draws random numbers with it.
/// Without the tag's check and our key it opens nothing.
const CIPHER: &str = "chacha20";
const APP: &str = "good-business";

/// A crate of ours, and a crate that it must never reach.
type Forbidden = (&'static str, &'static str);

pub(super) fn check(project: &Project) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for member in members(project) {
        let tree = tree(&project.root, &member)?;
        findings.extend(unwanted(&member, &tree));
    }
    Ok(findings)
}

/// The names of our crates, as their manifests give them, without the app. What is a workspace of
/// its own holds nothing that others use.
fn members(project: &Project) -> Vec<String> {
    let manifests = project
        .files
        .iter()
        .filter(|file| file.path.ends_with("/Cargo.toml"))
        .filter(|file| !file.text.contains("\n[workspace]"));
    let names = manifests.filter_map(|file| {
        file.text
            .lines()
            .find_map(|line| line.strip_prefix("name = "))
    });
    names
        .map(|name| name.trim_matches('"').to_owned())
        .collect()
}

/// Every crate that ends up in this one, on any target, tests aside.
fn tree(root: &Path, member: &str) -> anyhow::Result<Vec<String>> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root).args([
        "tree", "--locked", "--target", "all", "--edges", "normal", "--prefix", "none",
    ]);
    let answer = process::answer(cargo.args(["--package", member]));
    let lines = answer.with_context(|| format!("cargo tree --package {member} failed"))?;
    let names: Vec<_> = lines
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect();
    if names.first().is_none_or(|name| name != member) {
        bail!("cargo tree told nothing of {member}");
    }
    Ok(names)
}

fn unwanted(member: &str, tree: &[String]) -> Vec<Finding> {
    let reached = |name: &str| tree.iter().skip(1).any(|other| other == name);
    forbidden()
        .into_iter()
        .filter(|(from, to)| (*from == member || *from == "*") && reached(to))
        .map(|(_, to)| Finding {
            file: format!("crates/{member}/Cargo.toml"),
            line: None,
            what: format!("{member} must not depend on {to}, not even through another crate"),
        })
        .collect()
}

/// `*` stands for each of our crates but the app.
fn forbidden() -> Vec<Forbidden> {
    let pure = PURE_CRATES
        .iter()
        .flat_map(|from| OUTSIDE_WORLD.iter().map(|to| (*from, *to)));
    let sealed = ["protocol", "server"]
        .into_iter()
        .flat_map(|from| DECRYPTION.iter().map(move |to| (from, *to)));
    pure.chain(sealed)
        .chain([("protocol", CIPHER), ("*", APP), ("server", "simulator")])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree_of(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn every_forbidden_dependency_is_found_however_deep() {
        for (from, to) in forbidden() {
            let member = if from == "*" { "server" } else { from };
            assert_eq!(
                unwanted(member, &tree_of(&[member, "serde", to])).len(),
                1,
                "{from} to {to}"
            );
        }
    }

    #[test]
    fn what_is_meant_to_be_there_is_let_be() {
        assert_eq!(
            unwanted("server", &tree_of(&["server", "protocol", "tokio", "axum"])),
            []
        );
        assert_eq!(
            unwanted(
                "vault",
                &tree_of(&["vault", "chacha20poly1305", "protocol"])
            ),
            []
        );
    }
}
