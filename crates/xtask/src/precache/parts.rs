//! The parts beside the first: each a WebAssembly behind a page of its own, which is the first page with
//! other names in it. What several parts use is served once. And the engine that syncs, which has no page:
//! any of them loads it.

use super::files::Files;
use anyhow::ensure;

/// The page that the others are made from, and the binary that it names.
const FIRST: (&str, &str) = ("index.html", "good-business");
/// The others.
const PARTS: [(&str, &str); 2] = [("anchor.html", "anchor"), ("log.html", "log")];
/// The binary of the engine that syncs.
const ENGINE: &str = "sync";
/// The folder of the style files that each of the others has, before its own.
pub(super) const SHARED: &str = "parts";
/// How a page asks for the style sheet of all.
const ASKS: &str = r#"<link rel="stylesheet" href="/style.css">"#;
/// What a page names of its binary.
const ENDINGS: [&str; 2] = [".js", "_bg.wasm"];

/// Makes the parts' pages from the first.
///
/// # Errors
/// When the first page does not name its script, its WebAssembly and its style sheet.
pub(super) fn add_pages(files: &mut Files) -> anyhow::Result<()> {
    let (template, first) = FIRST;
    for (page, binary) in PARTS {
        let mut text = files.text(template)?.to_owned();
        for ending in ENDINGS {
            let [old, new] = [first, binary].map(|binary| format!("/{binary}{ending}"));
            ensure!(text.contains(&old), "{template} does not name {old}");
            text = text.replace(&old, &new);
        }
        ensure!(
            text.contains(ASKS),
            "{template} does not ask for its style sheet by {ASKS}"
        );
        let sheet = sheet(binary);
        let both = format!("{ASKS}\n    <link rel=\"stylesheet\" href=\"/{sheet}\">");
        files.insert(page, text.replace(ASKS, &both).into_bytes());
    }
    Ok(())
}

/// The names of the parts: of each one's folder of style files, and of its binary.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    PARTS.into_iter().map(|(_, name)| name)
}

/// The style sheet of a part's screens, beside that of all pages.
pub(super) fn sheet(name: &str) -> String {
    format!("{name}.css")
}

/// Where a built file belongs that not everybody needs: the address of what is kept last of it, which is a
/// part's page, or the engine's script. None for what the first page needs too.
pub(super) fn of(files: &Files, name: &str) -> Option<String> {
    let page = PARTS
        .iter()
        .find(|(page, binary)| name == *page || is_made_of(binary, name))
        .map(|(page, _)| (*page).to_owned());
    let of = page.or_else(|| {
        let is_script = |name: &String| is_made_of(ENGINE, name) && name.ends_with(".js");
        let script = files.names().into_iter().find(is_script);
        script.filter(|_| is_made_of(ENGINE, name))
    });
    of.map(|last| format!("/{last}"))
}

/// Whether a file named by its content is a script, a WebAssembly or a style sheet of that binary.
fn is_made_of(binary: &str, name: &str) -> bool {
    let file = name.strip_prefix("assets/").unwrap_or(name);
    let rest = file.strip_prefix(binary).unwrap_or_default();
    rest.starts_with('-') || rest.starts_with("_bg-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parts_page_is_the_first_with_its_own_script_and_webassembly() {
        let page = r#"<link rel="stylesheet" href="/style.css"><script src="/start.js" data-js="/good-business.js" data-wasm="/good-business_bg.wasm"></script>"#;
        let mut files = Files::of(&[("index.html", page)]);
        add_pages(&mut files).expect("made");
        for part in ["anchor", "log"] {
            assert_eq!(
                files.text(&format!("{part}.html")).expect("is there"),
                format!(
                    r#"<link rel="stylesheet" href="/style.css">
    <link rel="stylesheet" href="/{part}.css"><script src="/start.js" data-js="/{part}.js" data-wasm="/{part}_bg.wasm"></script>"#
                )
            );
        }
    }

    #[test]
    fn a_page_that_names_its_files_otherwise_stops_the_build() {
        let mut files = Files::of(&[("index.html", "<script src=\"/good-business.js\">")]);
        let problem = add_pages(&mut files).expect_err("no WebAssembly");
        assert!(problem.to_string().contains("_bg.wasm"), "{problem}");
    }

    #[test]
    fn only_a_parts_own_files_are_its_own() {
        let engine = "assets/sync-0123.js";
        let files = Files::of(&[(engine, ""), ("assets/sync_bg-0123.wasm", "")]);
        for (name, last) in [
            ("anchor.html", "/anchor.html"),
            ("assets/anchor-0123.js", "/anchor.html"),
            ("assets/anchor_bg-0123.wasm", "/anchor.html"),
            ("log.html", "/log.html"),
            ("assets/log_bg-0123.wasm", "/log.html"),
            (engine, "/assets/sync-0123.js"),
            ("assets/sync_bg-0123.wasm", "/assets/sync-0123.js"),
        ] {
            assert_eq!(of(&files, name).as_deref(), Some(last), "{name}");
        }
        for name in ["index.html", "assets/style-0123.css", "icons/anchor.png"] {
            assert_eq!(of(&files, name), None, "{name}");
        }
    }
}
