//! The parts of the app, each behind a page of its own, which is the first page with other files named in
//! it. What several parts use is served once.

use super::files::Files;
use crate::split::Loads;
use anyhow::{Context, ensure};

/// The page that the others are made from, and the function of the app that loads its first screens.
const FIRST: (&str, &str) = ("index.html", "check");
/// The others.
const PARTS: [(&str, &str); 2] = [("anchor.html", "anchor"), ("log.html", "log")];
/// The pages that need what those parts share.
const BOTH: [&str; 2] = ["anchor.html", "log.html"];
/// The file of the engine that syncs, which no part needs for its screens and any may ask for.
const ENGINE: &str = "sync";
/// The folder of the style files that each of the others has, before its own.
pub(super) const SHARED: &str = "parts";
/// How a page asks for the style sheet of all.
const SHEET: &str = r#"<link rel="stylesheet" href="/style.css">"#;
/// How a page asks for the first file of WebAssembly before the app does, and so for any other.
const WASM: &str = r#"<link rel="preload" href="/good-business_bg.wasm" as="fetch" type="application/wasm" crossorigin>"#;
const WASM_NAME: &str = "good-business_bg.wasm";
/// How the page tells the app which part it is.
const PART: &str = r#" data-part="check""#;

/// Makes the parts' pages from the first, each with the files that its first screens need.
///
/// # Errors
/// When the first page does not name its part, its style sheet and its WebAssembly as expected, or the app
/// has no function for a part.
pub(super) fn add_pages(files: &mut Files, loads: &Loads) -> anyhow::Result<()> {
    let template = files.text(FIRST.0)?.to_owned();
    for line in [SHEET, WASM, PART] {
        ensure!(template.contains(line), "{} has no {line}", FIRST.0);
    }
    for (page, part) in PARTS {
        let both = format!(
            "{SHEET}\n    <link rel=\"stylesheet\" href=\"/{}\">",
            sheet(part)
        );
        let named = PART.replace(FIRST.1, part);
        let text = with_files(&template, part, loads)?
            .replace(SHEET, &both)
            .replace(PART, &named);
        files.insert(page, text.into_bytes());
    }
    let (page, part) = FIRST;
    files.insert(page, with_files(&template, part, loads)?.into_bytes());
    Ok(())
}

fn with_files(page: &str, part: &str, loads: &Loads) -> anyhow::Result<String> {
    let further = loads
        .get(part)
        .with_context(|| format!("the app has no function {part}"))?;
    let mut lines = WASM.to_owned();
    for file in further {
        lines.push_str("\n    ");
        lines.push_str(&WASM.replace(WASM_NAME, file));
    }
    Ok(page.replace(WASM, &lines))
}

/// The names of the parts: of each one's folder of style files, and of its binary.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    PARTS.into_iter().map(|(_, name)| name)
}

/// The style sheet of a part's screens, beside that of all pages.
pub(super) fn sheet(name: &str) -> String {
    format!("{name}.css")
}

/// Where a built file belongs that not everybody needs: the addresses of the pages of those parts, or its own.
/// None for what the first page needs too.
pub(super) fn of(name: &str) -> Vec<String> {
    let file = name.strip_prefix("assets/").unwrap_or(name);
    let (stem, _) = file.split_once(['-', '.']).unwrap_or((file, ""));
    let last: &[&str] = match stem.strip_suffix("_rest").unwrap_or(stem) {
        "anchor" => &BOTH[..1],
        "log" => &BOTH[1..],
        "anchors" => &BOTH,
        ENGINE => &[name],
        _ => &[],
    };
    last.iter().map(|name| format!("/{name}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loads() -> Loads {
        let files = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Loads::from([
            ("check".to_owned(), files(&["check.wasm"])),
            ("anchor".to_owned(), files(&["anchors.wasm", "anchor.wasm"])),
            ("log".to_owned(), files(&["anchors.wasm", "log.wasm"])),
        ])
    }

    fn preload(file: &str) -> String {
        WASM.replace(WASM_NAME, file)
    }

    #[test]
    fn a_parts_page_is_the_first_with_its_own_style_sheet_and_webassembly() {
        let mut files = Files::of(&[("index.html", &format!("{SHEET}{WASM}<div{PART}>"))]);
        add_pages(&mut files, &loads()).expect("made");
        for part in ["anchor", "log"] {
            let own = preload(&format!("{part}.wasm"));
            assert_eq!(
                files.text(&format!("{part}.html")).expect("is there"),
                format!(
                    "{SHEET}\n    <link rel=\"stylesheet\" href=\"/{part}.css\">{WASM}\n    {}\n    {own}<div data-part=\"{part}\">",
                    preload("anchors.wasm"),
                )
            );
        }
        assert_eq!(
            files.text("index.html").expect("is there"),
            format!("{SHEET}{WASM}\n    {}<div{PART}>", preload("check.wasm"))
        );
    }

    #[test]
    fn a_page_that_names_its_files_otherwise_stops_the_build() {
        let mut files = Files::of(&[("index.html", SHEET)]);
        let problem = add_pages(&mut files, &loads()).expect_err("no WebAssembly");
        assert!(problem.to_string().contains("_bg.wasm"), "{problem}");
    }

    #[test]
    fn a_part_that_the_app_has_not_got_stops_the_build() {
        let mut files = Files::of(&[("index.html", &format!("{SHEET}{WASM}<div{PART}>"))]);
        let mut loads = loads();
        loads.remove("log");
        let problem = add_pages(&mut files, &loads).expect_err("no log");
        assert!(problem.to_string().contains("log"), "{problem}");
    }

    #[test]
    fn only_what_the_first_part_never_needs_is_the_others() {
        for (name, last) in [
            ("anchor.html", &["/anchor.html"][..]),
            ("assets/anchor-0123.css", &["/anchor.html"]),
            ("assets/anchor_rest-0123.wasm", &["/anchor.html"]),
            ("log.html", &["/log.html"]),
            ("assets/log-0123.wasm", &["/log.html"]),
            ("assets/anchors-0123.wasm", &["/anchor.html", "/log.html"]),
            ("assets/sync-0123.wasm", &["/assets/sync-0123.wasm"]),
        ] {
            assert_eq!(of(name), last, "{name}");
        }
        for name in [
            "index.html",
            "assets/style-0123.css",
            "icons/anchor.png",
            "assets/check-0123.wasm",
        ] {
            assert!(of(name).is_empty(), "{name}");
        }
    }
}
