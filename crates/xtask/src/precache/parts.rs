//! The anchor part: a second WebAssembly behind a page of its own, which is the first page with other
//! names in it. What both parts use is served once.

use super::files::Files;
use anyhow::ensure;

/// The page of the anchor part.
pub(super) const PAGE: &str = "anchor.html";
/// What the part's folder of style files is called.
pub(super) const NAME: &str = "anchor";
/// The style sheet of its screens, beside that of all pages.
pub(super) const SHEET: &str = "anchor.css";
/// How a page asks for the style sheet of all.
const ASKS: &str = r#"<link rel="stylesheet" href="/style.css">"#;
/// The page that it is made from.
const TEMPLATE: &str = "index.html";
/// The binaries, as their scripts and WebAssembly are named, of the template and of the part.
const BINARIES: (&str, &str) = ("good-business", "anchor");
/// What a page names of its binary.
const ENDINGS: [&str; 2] = [".js", "_bg.wasm"];

/// Makes the part's page from the first.
///
/// # Errors
/// When the first page does not name its script, its WebAssembly and its style sheet.
pub(super) fn add_page(files: &mut Files) -> anyhow::Result<()> {
    let mut page = files.text(TEMPLATE)?.to_owned();
    for ending in ENDINGS {
        let [old, new] = [BINARIES.0, BINARIES.1].map(|binary| format!("/{binary}{ending}"));
        ensure!(page.contains(&old), "{TEMPLATE} does not name {old}");
        page = page.replace(&old, &new);
    }
    ensure!(
        page.contains(ASKS),
        "{TEMPLATE} does not ask for its style sheet by {ASKS}"
    );
    let both = format!("{ASKS}\n    <link rel=\"stylesheet\" href=\"/{SHEET}\">");
    files.insert(PAGE, page.replace(ASKS, &both).into_bytes());
    Ok(())
}

/// The page of the part that a built file belongs to; none for what the first page needs too.
pub(super) fn of(name: &str) -> Option<&'static str> {
    let file = name.strip_prefix("assets/").unwrap_or(name);
    let rest = file.strip_prefix(BINARIES.1)?;
    let is_of_part = rest.starts_with('-') || rest.starts_with("_bg-") || file == PAGE;
    is_of_part.then_some(PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_page_is_the_first_with_its_own_script_and_webassembly() {
        let page = r#"<link rel="stylesheet" href="/style.css"><script src="/start.js" data-js="/good-business.js" data-wasm="/good-business_bg.wasm"></script>"#;
        let mut files = Files::of(&[(TEMPLATE, page)]);
        add_page(&mut files).expect("made");
        assert_eq!(
            files.text(PAGE).expect("is there"),
            r#"<link rel="stylesheet" href="/style.css">
    <link rel="stylesheet" href="/anchor.css"><script src="/start.js" data-js="/anchor.js" data-wasm="/anchor_bg.wasm"></script>"#
        );
    }

    #[test]
    fn a_page_that_names_its_files_otherwise_stops_the_build() {
        let mut files = Files::of(&[(TEMPLATE, "<script src=\"/good-business.js\">")]);
        let problem = add_page(&mut files).expect_err("no WebAssembly");
        assert!(problem.to_string().contains("_bg.wasm"), "{problem}");
    }

    #[test]
    fn only_the_parts_own_files_are_its_own() {
        for name in [
            "anchor.html",
            "assets/anchor-0123.js",
            "assets/anchor-0123.css",
            "assets/anchor_bg-0123.wasm",
        ] {
            assert_eq!(of(name), Some(PAGE), "{name}");
        }
        for name in ["index.html", "assets/style-0123.css", "icons/anchor.png"] {
            assert_eq!(of(name), None, "{name}");
        }
    }
}
