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

/// Each licence once, after the names and copyrights of all that it covers: hundreds of libraries have
/// the same few texts, in other line breaks.
fn text_of(metadata: &Metadata) -> anyhow::Result<String> {
    let used = used_by_the_app(metadata);
    let mut named = String::new();
    let mut covered: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for package in &metadata.packages {
        if package.source.is_none() || !used.contains(package.id.as_str()) {
            continue;
        }
        let name = format!("{} {}", package.name, package.version);
        let licence = package.license.as_deref();
        let licence = licence.with_context(|| format!("{name} names no licence"))?;
        named.push_str(&format!("{name}: {licence}\n"));
        for text in texts_beside(Path::new(&package.manifest_path), licence)? {
            let (copyrights, terms) = parted(&text);
            let line_breaks_let_be: Vec<&str> = terms.split_whitespace().collect();
            let of_terms = covered.entry(line_breaks_let_be.join(" "));
            let (_, names) = of_terms.or_insert((terms, BTreeSet::new()));
            names.insert([vec![name.clone()], copyrights].concat().join("; "));
        }
    }
    let mut whole = format!("Good Business is made with these libraries.\n\n{named}");
    for (terms, names) in covered.into_values() {
        let names: Vec<String> = names.into_iter().collect();
        whole.push_str(&format!("\n\n====\n{}\n\n{terms}\n", names.join("\n")));
    }
    Ok(whole)
}

/// The lines that say whose it is, and what is left: the terms, without their title.
fn parted(text: &str) -> (Vec<String>, String) {
    let is_title = |line: &str| {
        let line = line.trim_matches(|letter: char| !letter.is_alphanumeric());
        matches!(
            line,
            "MIT License" | "The MIT License" | "The MIT License (MIT" | "MIT"
        )
    };
    let is_copyright = |line: &str| {
        let line = line.trim().to_lowercase();
        line.starts_with("copyright (c)")
            || line.starts_with("copyright ©")
            || line.starts_with("copyright 2")
    };
    let lines = text.lines().filter(|line| !is_title(line));
    let (copyrights, terms): (Vec<&str>, Vec<&str>) = lines.partition(|line| is_copyright(line));
    let copyrights = copyrights.iter().map(|line| line.trim().to_owned());
    (copyrights.collect(), terms.join("\n").trim().to_owned())
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

/// Who may be taken under the MIT licence or another is taken under that: it is the shortest.
fn texts_beside(manifest: &Path, licence: &str) -> anyhow::Result<Vec<String>> {
    let folder = manifest.parent().context("a manifest lies in a folder")?;
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let is_licence = BEGINNINGS.iter().any(|start| name.starts_with(start));
        if is_licence && entry.file_type()?.is_file() {
            texts.insert(name, fs::read_to_string(entry.path())?.replace('\r', ""));
        }
    }
    let is_mit = |name: &String| name.contains("MIT");
    if licence.contains("MIT") && texts.keys().any(is_mit) {
        texts.retain(|name, _| is_mit(name) || name.starts_with("NOTICE"));
    }
    Ok(texts.into_values().collect())
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
