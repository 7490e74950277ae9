//! Has the script that wasm-bindgen wrote load the further files when the program asks for them.

use super::{LOADER, Loads};
use anyhow::ensure;

const CODE: &str = include_str!("loader.js");
/// The name of the splitter for the function that loads what another needs.
const LOAD: &str = "__wasm_split_load_";

/// The script with the loader in it, in the stead of one that it would import.
///
/// # Errors
/// When the script is not as wasm-bindgen writes it.
pub(super) fn with_loader(script: &str, loads: &Loads) -> anyhow::Result<String> {
    let (imports, rest): (Vec<&str>, Vec<&str>) = script
        .lines()
        .partition(|line| line.starts_with("import * as ") && line.contains(LOADER));
    let handed = format!("\"{LOADER}\": ");
    let is_handed = |line: &&str| line.trim_start().starts_with(&handed);
    ensure!(
        !imports.is_empty() && rest.iter().any(is_handed),
        "the script does not import {LOADER} in the way that is known"
    );
    let mut text = String::new();
    let mut is_there = false;
    for line in rest {
        if !is_handed(&line) {
            text.push_str(line);
            text.push('\n');
        } else if !is_there {
            is_there = true;
            text.push_str(&format!("        {handed}loaders,\n"));
        }
    }
    text.push_str(CODE);
    text.push_str("const loaders = {\n");
    for (function, files) in loads {
        let files: Vec<_> = files.iter().map(|file| format!("'./{file}'")).collect();
        text.push_str(&format!(
            "    {LOAD}{function}: loads({}),\n",
            files.join(", ")
        ));
    }
    text.push_str("};\n");
    Ok(text)
}
