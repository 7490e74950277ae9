//! Turns the instruments and the word catalogue into what the app carries.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/words.rs"]
mod words;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for watched in ["instruments", "src/words", "build"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    fs::write(
        out.join("words.rs"),
        words::generate(Path::new("src/words"))?,
    )?;
    let loaded = instrument_source::load(Path::new("instruments")).map_err(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        told.join("\n")
    })?;
    fs::write(out.join("check.bin"), loaded.library.encode()?)?;
    fs::write(out.join("reflection.bin"), loaded.reflection.encode()?)?;
    // The build splits the app into several files, and has to know what refers to what.
    if env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    Ok(())
}
