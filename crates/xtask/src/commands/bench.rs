//! Measures the app on a slow phone, beside a page of SurveyJS with the same questions.

use super::{bench_server, build};
use crate::setup::{self, Engine};
use crate::workspace::Workspace;
use crate::{fingerprint, precache, process};
use anyhow::{Context, anyhow};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The page and the packages that it is made of. The style sheet is the one that fetches no font
/// from another server.
const YARDSTICK: &str = "tests/bench";
const PACKAGED: [&str; 3] = [
    "survey-core/survey-core.fontless.min.css",
    "survey-core/survey.core.min.js",
    "survey-js-ui/survey-js-ui.min.js",
];
/// What the yardstick is made from. A change in any of it makes it anew.
const INPUTS: [&str; 4] = [
    "instruments",
    "tests/bench/page",
    "tests/bench/package-lock.json",
    "crates/xtask/src/commands/bench.rs",
];

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Measure the server under many clients instead, beside PouchDB's.
    #[arg(long)]
    server: bool,
    /// Measure the app in this folder, built before, instead of building it now.
    #[arg(long)]
    dist: Option<PathBuf>,
}

pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> anyhow::Result<()> {
    if arguments.server {
        return bench_server::run(workspace);
    }
    setup::browsers(workspace, &[Engine::Chromium])?;
    setup::journeys(workspace)?;
    setup::packages(
        workspace,
        YARDSTICK,
        "SurveyJS",
        "the benchmark measures the app against it",
    )?;
    let app = match &arguments.dist {
        Some(built) => built.clone(),
        None => {
            build::run(workspace)?;
            workspace.dist()
        }
    };
    let yardstick = yardstick(workspace)?;
    process::run(
        process::command(workspace, "cargo")
            .args(["run", "--quiet", "--locked", "--package", "e2e"])
            .args(["--bin", "bench", "--"])
            .args([app, yardstick]),
    )
}

/// Puts the yardstick together, compressed as the app is, unless nothing of it has changed.
fn yardstick(workspace: &Workspace) -> anyhow::Result<PathBuf> {
    let folder = workspace.target().join("bench/yardstick");
    let record = workspace.target().join("bench/yardstick.fingerprint");
    let wanted = fingerprint::of(workspace.root(), &INPUTS)?;
    if folder.exists() && fs::read_to_string(&record).is_ok_and(|made| made == wanted) {
        return Ok(folder);
    }
    println!("Putting the yardstick together.");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot remove the yardstick before")?;
    }
    let assets = folder.join("assets");
    fs::create_dir_all(&assets)?;
    let source = workspace.root().join(YARDSTICK);
    for file in PACKAGED {
        copy(&source.join("node_modules").join(file), &assets)?;
    }
    copy(&source.join("page/page.js"), &assets)?;
    copy(&source.join("page/index.html"), &folder)?;
    let questions = questions(&workspace.root().join("instruments"))?;
    let script = format!("window.questions = {questions};\n");
    fs::write(assets.join("questions.js"), script)?;
    precache::add_copies(&folder)?;
    fs::write(&record, wanted)?;
    Ok(folder)
}

fn copy(file: &Path, folder: &Path) -> anyhow::Result<()> {
    let name = file.file_name().unwrap_or_default();
    fs::copy(file, folder.join(name)).with_context(|| format!("cannot copy {}", file.display()))?;
    Ok(())
}

/// Every question of the check as the survey library takes it: all on one page, as it shows them
/// unless told otherwise, with five levels each to choose from. The app's two further answers, its
/// whys and its notes are left out, which makes the yardstick's work lighter, not the app's.
fn questions(instruments: &Path) -> anyhow::Result<Value> {
    let loaded = instrument_source::load(instruments)
        .map_err(|problems| anyhow!("the instruments have {} problems", problems.len()))?;
    let questions: Vec<Value> = loaded
        .library
        .latest()
        .all_questions()
        .map(|(_, _, question)| {
            let levels = question.levels.iter().enumerate();
            let choices: Vec<Value> = levels
                .map(|(level, words)| json!({ "value": level, "text": words }))
                .collect();
            json!({
                "type": "radiogroup",
                "name": question.id,
                "title": question.text,
                "choices": choices,
            })
        })
        .collect();
    Ok(json!({ "elements": questions }))
}
