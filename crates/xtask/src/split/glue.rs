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

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "import * as import1 from \"./load.js\"
import * as import2 from \"./load.js\"
function __wbg_get_imports() {
    return {
        \"./app_bg.js\": import0,
        \"./load.js\": import1,
        \"./load.js\": import2,
    };
}
let wasm;
";

    fn loads() -> Loads {
        let files = ["rests.wasm", "log_rest.wasm"].map(str::to_owned);
        Loads::from([("log_rest".to_owned(), files.to_vec())])
    }

    #[test]
    fn the_script_loads_what_the_program_asks_for() {
        let script = with_loader(SCRIPT, &loads()).expect("made");
        assert!(!script.contains("import *"), "{script}");
        assert_eq!(script.matches("\"./load.js\": loaders,").count(), 1);
        assert_eq!(script.matches("./load.js").count(), 1);
        assert!(
            script
                .contains("__wasm_split_load_log_rest: loads('./rests.wasm', './log_rest.wasm'),"),
            "{script}"
        );
    }

    #[test]
    fn a_script_that_imports_in_another_way_stops_the_build() {
        for part in ["import * as ", "\"./load.js\": "] {
            assert!(with_loader(&SCRIPT.replace(part, ""), &loads()).is_err());
        }
    }
}
