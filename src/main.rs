//! Starts the app, and says what its code is downloaded in. Whatever a function marked `wasm_split`
//! reaches, and nothing else does, comes in a file of that name, when the function is first called.
//! docs/architecture.md, "Parts", says more.

use good_business::{Chunks, Engine, Frame, Screens};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_split_helpers::{SplitLoaderError as NotHere, wasm_split};

#[wasm_split(check, fallible)]
fn check() -> Result<Frame, NotHere> {
    Ok(good_business::check())
}

#[wasm_split(check_rest, fallible)]
fn check_rest() -> Result<Screens, NotHere> {
    Ok(good_business::check_rest())
}

#[wasm_split(anchor, fallible)]
fn anchor() -> Result<Frame, NotHere> {
    Ok(good_business::anchor())
}

#[wasm_split(anchor_rest, fallible)]
fn anchor_rest() -> Result<Screens, NotHere> {
    Ok(good_business::anchor_rest())
}

#[wasm_split(log, fallible)]
fn log() -> Result<Frame, NotHere> {
    Ok(good_business::log())
}

#[wasm_split(log_rest, fallible)]
fn log_rest() -> Result<Screens, NotHere> {
    Ok(good_business::log_rest())
}

#[wasm_split(sync, fallible)]
fn sync() -> Result<Engine, NotHere> {
    Ok(good_business::sync())
}

fn main() {
    good_business::start(Chunks {
        check: (|| Box::pin(check()), || Box::pin(check_rest())),
        anchor: (|| Box::pin(anchor()), || Box::pin(anchor_rest())),
        log: (|| Box::pin(log()), || Box::pin(log_rest())),
        engine: || Box::pin(sync()),
    });
}

/// Asks the engine that syncs what a screen asks it, a line of text or several, and gives its answer; an empty
/// text where it is not to be had. For whoever drives the page from outside.
#[wasm_bindgen]
pub async fn ask(question: String) -> String {
    good_business::ask_engine(question)
        .await
        .unwrap_or_default()
}
