//! Looks for bytes that a decoder does not bear. What `cargo fuzz` does on the stable compiler,
//! which has no sanitizers: our code is without `unsafe`, so a panic is what there is to find.

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, ensure};
use std::fs;

const FOLDER: &str = "fuzz";
/// Has the compiler count which code an input reaches, for libFuzzer.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 -Cdebug-assertions";

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Fuzz this target only.
    #[arg(long)]
    target: Option<String>,
    /// How long each target is fuzzed.
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> anyhow::Result<()> {
    let host =
        process::answer(process::command(workspace, "rustc").args(["--print", "host-tuple"]))
            .context("rustc does not say what machine this is")?;
    let built = workspace.target().join("fuzz");
    process::run(
        process::command(workspace, "cargo")
            .args(["build", "--quiet", "--release", "--manifest-path"])
            .arg(workspace.root().join(FOLDER).join("Cargo.toml"))
            .args(["--target", &host, "--target-dir"])
            .arg(&built)
            .env("RUSTFLAGS", FLAGS),
    )?;
    let mut fuzzed = 0;
    for folder in fs::read_dir(workspace.root().join(FOLDER).join("corpus"))? {
        let corpus = folder?.path();
        let name = corpus.file_name().unwrap_or_default().to_string_lossy();
        if arguments.target.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        println!("Fuzzing {name} for {} seconds.", arguments.seconds);
        let program = built.join(&host).join("release").join(&*name);
        // What is found new goes to a folder of its own: a corpus is looked at before it grows.
        let found = built.join("found").join(&*name);
        fs::create_dir_all(&found)?;
        process::run(
            process::command(workspace, &program.to_string_lossy())
                .arg(format!("-max_total_time={}", arguments.seconds))
                .arg(format!("-artifact_prefix={}/", built.display()))
                .args(["-print_final_stats=1", "-verbosity=0", "-max_len=70000"])
                .args([&found, &corpus]),
        )?;
        fuzzed += 1;
    }
    ensure!(fuzzed > 0, "there is no such target");
    Ok(())
}
