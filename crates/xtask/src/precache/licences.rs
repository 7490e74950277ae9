//! The licences of the libraries that are compiled into the app, as one text: most ask that their words
//! go with every copy, and the app is a copy.

use super::files::Files;
use crate::process;
use crate::workspace::Workspace;
use anyhow::Context;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Where the page about the app links to.
pub(super) const NAME: &str = "licences.txt";
/// How the files that hold a licence begin.
const BEGINNINGS: [&str; 4] = ["LICENSE", "LICENCE", "COPYING", "NOTICE"];

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Debug, Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: String,
    /// None for the crates of this repository.
    source: Option<String>,
    targets: Vec<Target>,
}

#[derive(Debug, Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Resolve {
    root: String,
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Debug, Deserialize)]
struct DependencyKind {
    /// None for a dependency of the code itself, rather than of its build or its tests.
    kind: Option<String>,
}

/// Writes the text beside the app.
///
/// # Errors
/// When cargo does not tell what the app is made of, or a library names no licence.
pub(super) fn add(files: &mut Files, workspace: &Workspace) -> anyhow::Result<()> {
    let mut cargo = process::command(workspace, "cargo");
    cargo.args(["metadata", "--format-version", "1", "--locked"]);
    cargo.args(["--filter-platform", "wasm32-unknown-unknown"]);
    let told = process::answer(&mut cargo).context("cargo does not tell its metadata")?;
    let metadata: Metadata = serde_json::from_str(&told)?;
    files.insert(NAME, text_of(&metadata)?.into_bytes());
    Ok(())
}

/// Each licence text once, after the names of all that it covers.
fn text_of(metadata: &Metadata) -> anyhow::Result<String> {
    let used = used_by_the_app(metadata);
    let mut named = String::new();
    let mut covered: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in &metadata.packages {
        if package.source.is_none() || !used.contains(package.id.as_str()) {
            continue;
        }
        let name = format!("{} {}", package.name, package.version);
        let licence = package.license.as_deref();
        let licence = licence.with_context(|| format!("{name} names no licence"))?;
        named.push_str(&format!("{name}: {licence}\n"));
        for text in texts_beside(Path::new(&package.manifest_path))? {
            covered.entry(text).or_default().insert(name.clone());
        }
    }
    let mut whole = format!("Good Business is made with these libraries.\n\n{named}");
    for (text, names) in covered {
        let names: Vec<String> = names.into_iter().collect();
        whole.push_str(&format!("\n\n==== {}\n\n{text}\n", names.join(", ")));
    }
    Ok(whole)
}

/// The ids of what the app's code reaches. What only runs while it is compiled is not in it.
fn used_by_the_app(metadata: &Metadata) -> BTreeSet<&str> {
    let is_macro = |id: &str| {
        let package = metadata.packages.iter().find(|package| package.id == id);
        let targets = package.into_iter().flat_map(|package| &package.targets);
        let mut kinds = targets.flat_map(|target| &target.kind);
        kinds.any(|kind| kind == "proc-macro")
    };
    let mut used = BTreeSet::new();
    let mut ahead = vec![metadata.resolve.root.as_str()];
    while let Some(id) = ahead.pop() {
        if is_macro(id) || !used.insert(id) {
            continue;
        }
        let nodes = metadata.resolve.nodes.iter();
        let of_code = nodes
            .filter(|node| node.id == id)
            .flat_map(|node| &node.deps)
            .filter(|dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.is_none()));
        ahead.extend(of_code.map(|dependency| dependency.pkg.as_str()));
    }
    used
}

fn texts_beside(manifest: &Path) -> anyhow::Result<Vec<String>> {
    let folder = manifest.parent().context("a manifest lies in a folder")?;
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let is_licence = BEGINNINGS.iter().any(|start| name.starts_with(start));
        if is_licence && entry.file_type()?.is_file() {
            texts.push(fs::read_to_string(entry.path())?.trim().replace('\r', ""));
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_names_what_is_in_the_app_and_not_what_only_builds_it() {
        let workspace = Workspace::find().expect("a repository");
        let mut files = Files::of(&[]);
        add(&mut files, &workspace).expect("every library names a licence");
        let text = files.text(NAME).expect("text");
        for there in [
            "\nleptos 0.8",
            "\nrexie 0.6",
            "Permission is hereby granted",
        ] {
            assert!(text.contains(there), "{there}");
        }
        for elsewhere in [
            "\nproptest ",
            "\nserde_derive ",
            "\nserde-saphyr ",
            "\naxum ",
        ] {
            assert!(!text.contains(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn a_library_without_a_licence_stops_the_build() {
        let metadata = serde_json::json!({
            "packages": [{
                "id": "a", "name": "nameless", "version": "1.0.0", "license": null,
                "manifest_path": "Cargo.toml", "source": "registry", "targets": [],
            }],
            "resolve": { "root": "a", "nodes": [{ "id": "a", "deps": [] }] },
        });
        let metadata = serde_json::from_value(metadata).expect("metadata");
        let problem = text_of(&metadata).expect_err("no licence");
        assert_eq!(problem.to_string(), "nameless 1.0.0 names no licence");
    }
}
