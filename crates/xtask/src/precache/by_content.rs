//! Gives every script, style sheet, WebAssembly file and file that loads later a name made from its
//! bytes, below assets/.
//!
//! Trunk makes its names before wasm-opt has run, so that one name can come to hold other bytes. A
//! name made from what is served can be kept by every cache for good, and never mixes two builds.

use super::files::Files;
use super::list::sha256;
use anyhow::{Context, bail};

/// Renames the files and writes the new names wherever the old ones are asked for.
///
/// # Errors
/// When a file is asked for nowhere, which means that a reference was missed.
pub(super) fn rename(files: &mut Files) -> anyhow::Result<()> {
    let mut old: Vec<String> = files
        .names()
        .into_iter()
        .filter(|name| is_renamed(name))
        .collect();
    old.sort_by_key(|name| turn(name));
    for name in old {
        let bytes = files.take(&name)?;
        let new = name_of(&name, &bytes);
        refer(files, &name, &new)?;
        files.insert(&new, bytes);
    }
    Ok(())
}

/// The worker keeps its name: that is how a browser finds the next one.
fn is_renamed(name: &str) -> bool {
    name != "sw.js"
        && [".js", ".css", ".wasm", ".bin"]
            .iter()
            .any(|ending| name.ends_with(ending))
}

/// What others ask for comes before what asks: its name is part of the other's bytes.
fn turn(name: &str) -> u8 {
    match name {
        _ if name.starts_with("snippets/") => 0,
        _ if name.ends_with(".wasm") || name.ends_with(".bin") => 1,
        _ => 2,
    }
}

fn name_of(name: &str, bytes: &[u8]) -> String {
    let file = last_part(name);
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let hash: String = sha256(bytes).chars().take(16).collect();
    format!("assets/{stem}-{hash}.{ending}")
}

fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// A page asks by the whole address in quotes; a script asks for what lies beside it.
fn refer(files: &mut Files, old: &str, new: &str) -> anyhow::Result<()> {
    let mut found = false;
    let names = files.names();
    for page in names.iter().filter(|name| name.ends_with(".html")) {
        found |= replace(files, page, &format!("\"/{old}\""), &format!("\"/{new}\""))?;
    }
    let scripts = names
        .iter()
        .filter(|name| is_renamed(name) && name.ends_with(".js"));
    for script in scripts {
        for quote in ['\'', '"'] {
            let beside = last_part(new);
            found |= replace(
                files,
                script,
                &format!("{quote}./{old}{quote}"),
                &format!("{quote}./{beside}{quote}"),
            )?;
            found |= replace(
                files,
                script,
                &format!("{quote}{old}{quote}"),
                &format!("{quote}{beside}{quote}"),
            )?;
        }
    }
    if !found {
        bail!("nothing asks for {old}");
    }
    Ok(())
}

fn replace(files: &mut Files, name: &str, old: &str, new: &str) -> anyhow::Result<bool> {
    let text = files
        .text(name)
        .with_context(|| format!("while naming {new}"))?;
    if !text.contains(old) {
        return Ok(false);
    }
    let text = text.replace(old, new);
    files.insert(name, text.into_bytes());
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE_TEXT: &str = r#"<script src="/boot.js"></script><link href="/app.js"><link href="/app_bg.wasm"><div data-later-texts="/texts.bin">"#;
    const GLUE: &str =
        "import { a } from './snippets/app-1/inline0.js'; new URL('app_bg.wasm', import.meta.url)";

    fn built(boot: &str, wasm: &str, snippet: &str) -> Files {
        let mut files = Files::of(&[
            ("index.html", PAGE_TEXT),
            ("boot.js", boot),
            ("app.js", GLUE),
            ("app_bg.wasm", wasm),
            ("texts.bin", "texts"),
            ("snippets/app-1/inline0.js", snippet),
            ("sw.js", ""),
        ]);
        rename(&mut files).expect("renamed");
        files
    }

    fn one_like<'a>(names: &'a [String], start: &str) -> &'a str {
        names
            .iter()
            .find(|name| name.starts_with(start))
            .expect("is there")
    }

    #[test]
    fn the_page_and_the_scripts_ask_for_the_new_names() {
        let files = built("boot", "wasm", "snippet");
        let names = files.names();
        let page = files.text("index.html").expect("page");
        for start in [
            "assets/boot-",
            "assets/app-",
            "assets/app_bg-",
            "assets/texts-",
        ] {
            assert!(
                page.contains(&format!("\"/{}\"", one_like(&names, start))),
                "{page}"
            );
        }
        let glue = files.text(one_like(&names, "assets/app-")).expect("glue");
        for start in ["assets/app_bg-", "assets/inline0-"] {
            assert!(glue.contains(last_part(one_like(&names, start))), "{glue}");
        }
        assert!(names.contains(&"sw.js".to_owned()));
    }

    #[test]
    fn other_bytes_have_another_name_and_so_has_what_asks_for_them() {
        let before = built("boot", "wasm", "snippet").names();
        let after = built("boot", "other wasm", "snippet").names();
        assert_eq!(
            one_like(&before, "assets/boot-"),
            one_like(&after, "assets/boot-")
        );
        for start in ["assets/app_bg-", "assets/app-"] {
            assert_ne!(one_like(&before, start), one_like(&after, start));
        }
    }

    #[test]
    fn a_file_that_nothing_asks_for_stops_the_build() {
        let mut files = Files::of(&[("index.html", ""), ("lost.js", "")]);
        let problem = rename(&mut files).expect_err("lost");
        assert!(problem.to_string().contains("lost.js"));
    }
}
