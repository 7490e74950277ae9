//! Has Trunk compile every part of the app, and the engine that syncs, into one folder.

use crate::process;
use crate::workspace::Workspace;
use anyhow::Context;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The page that Trunk is given; it names the binary of the first part.
const PAGE: &str = "index.html";
/// How the page names a binary.
const BINARY: &str = "data-bin=\"good-business\"";
/// The other binaries: the parts', and the engine that syncs.
const OTHERS: [&str; 3] = ["anchor", "log", "sync"];
/// Where pages for them are written, and how the manifest is reached from there: Trunk knows no other way.
const FOLDER: &str = ".tools/parts";
const MANIFEST: &str = "../../../Cargo.toml";

/// Compiles all parts into `made`. The settings are those of the page for each of them.
///
/// # Errors
/// When Trunk fails, or the page is not as expected.
pub(crate) fn build(
    workspace: &Workspace,
    made: &Path,
    settings: &dyn Fn(&mut Command),
) -> anyhow::Result<()> {
    let page = workspace.root().join(PAGE);
    compile(workspace, &page, made, settings)?;
    for part in OTHERS {
        let folder = workspace.root().join(FOLDER).join(part);
        let made_apart = folder.join("dist");
        if made_apart.exists() {
            fs::remove_dir_all(&made_apart)?;
        }
        fs::create_dir_all(&made_apart)?;
        let of_part = folder.join(PAGE);
        fs::write(&of_part, page_of(part, &fs::read_to_string(&page)?)?)?;
        compile(workspace, &of_part, &made_apart, settings)?;
        // The page itself is made from the finished first page.
        fs::remove_file(made_apart.join(PAGE))?;
        move_into(&made_apart, made)?;
    }
    Ok(())
}

fn compile(
    workspace: &Workspace,
    page: &Path,
    made: &Path,
    settings: &dyn Fn(&mut Command),
) -> anyhow::Result<()> {
    let mut trunk = process::command(workspace, "trunk");
    trunk.args(["build", "--skip-version-check", "--dist"]);
    trunk.arg(made).arg(page);
    settings(&mut trunk);
    // Trunk takes this variable for an option of its own and refuses the value that it usually has.
    process::run(trunk.env_remove("NO_COLOR"))
}

/// A page with nothing but the other binary, compiled as the first page has it.
fn page_of(part: &str, page: &str) -> anyhow::Result<String> {
    let (_, rest) = page
        .split_once("<link data-trunk rel=\"rust\"")
        .context("index.html names no binary")?;
    let (link, _) = rest
        .split_once('>')
        .context("a tag in index.html is open")?;
    anyhow::ensure!(link.contains(BINARY), "index.html has no {BINARY}");
    let link = link.replace(BINARY, &format!("data-bin=\"{part}\""));
    Ok(format!(
        "<!doctype html><html><head><link data-trunk rel=\"rust\" href=\"{MANIFEST}\"{link}></head></html>"
    ))
}

/// Moves what is not there yet; what is there already was made from the same crates.
fn move_into(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            move_into(&entry.path(), &target)?;
        } else if !target.exists() {
            fs::rename(entry.path(), target)?;
        }
    }
    Ok(())
}
