//! Starts the engine that syncs: a WebAssembly without a screen, which a page loads after its own.

use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    good_business::start_sync();
}

/// Answers what a page asks, a line of text or several, in the same way.
#[wasm_bindgen]
pub async fn ask(question: String) -> String {
    good_business::ask_sync(&question).await
}
