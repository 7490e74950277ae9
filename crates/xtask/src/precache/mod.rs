//! Finishes dist/ once the app is compiled and split: the page of each part, words, the style sheet, the texts
//! that load later, licences, short names between script and WebAssembly, file names made from content, the service worker with its list of files,
//! compressed copies.

mod by_content;
mod compress;
mod files;
mod floor;
mod later;
mod licences;
mod like_beside_like;
mod list;
mod parts;
mod remarks;
mod short_names;
mod words;
mod worker;

use crate::split::Loads;
use crate::style;
use crate::workspace::Workspace;
use files::Files;
use std::path::Path;

/// Whether compressed copies are made beside the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copies {
    /// Brotli and gzip at their best: for what people download.
    Compressed,
    /// None, for a quick build.
    Plain,
}

/// The style sheet of all pages.
const SHEET: &str = "style.css";

/// Finishes a folder that holds the page, the app's script and its files of WebAssembly; `loads` says what
/// loads what.
///
/// # Errors
/// When a word is missing, a file is named nowhere or is neither kept nor a known exception, the
/// WebAssembly needs a newer browser, or anything cannot be read or written.
pub(crate) fn run(dist: &Path, loads: &Loads, copies: Copies) -> anyhow::Result<()> {
    let workspace = Workspace::find()?;
    let catalogue = words::Catalogue::read(&workspace.root().join("src/words/en.yaml"))?;
    let style = workspace.root().join("style");
    let mut sheets = vec![(SHEET.to_owned(), style::bundle(&style)?)];
    for part in parts::names() {
        let shared = style::of_name(&style, parts::SHARED)?;
        let own = style::of_name(&style, part)?;
        sheets.push((parts::sheet(part), shared + &own));
    }
    let mut files = Files::read(dist)?;
    later::add(&mut files, &workspace.root().join("instruments"))?;
    licences::add(&mut files, &workspace)?;
    if copies == Copies::Compressed {
        short_names::give(&mut files)?;
        like_beside_like::order(&mut files)?;
        remarks::leave_out(&mut files)?;
    }
    finish(&mut files, loads, &catalogue, sheets)?;
    if copies == Copies::Compressed {
        compress::add_copies(&mut files)?;
    }
    files.write(dist)
}

/// Puts compressed copies beside the files of a folder.
///
/// # Errors
/// When anything cannot be read or written.
pub(crate) fn add_copies(folder: &Path) -> anyhow::Result<()> {
    let mut files = Files::read(folder)?;
    compress::add_copies(&mut files)?;
    files.write(folder)
}

fn finish(
    files: &mut Files,
    loads: &Loads,
    catalogue: &words::Catalogue,
    sheets: Vec<(String, String)>,
) -> anyhow::Result<()> {
    parts::add_pages(files, loads)?;
    words::fill(files, catalogue)?;
    for (name, sheet) in sheets {
        files.insert(&name, sheet.into_bytes());
    }
    by_content::rename(files)?;
    floor::check(files)?;
    let entries = list::of(files)?;
    worker::fill(files, &entries)
}
