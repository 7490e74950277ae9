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
    fs::write(out.join("library.bin"), library()?)?;
    Ok(())
}

fn library() -> Result<Vec<u8>, Box<dyn Error>> {
    match instrument_source::load(Path::new("instruments")) {
        Ok(loaded) => Ok(loaded.library.encode()?),
        Err(problems) => {
            let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
            Err(told.join("\n").into())
        }
    }
}
