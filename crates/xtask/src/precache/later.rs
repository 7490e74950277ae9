//! Puts what the app asks for after the first screen beside it: texts that would only make the first
//! load longer. The page names each in an attribute of the
//! app's root, `data-later-` and its name.

use super::files::Files;
use anyhow::anyhow;
use std::path::Path;

/// What is said once questions are answered, a `Library<Guidance>`.
const GUIDANCE: &str = "guidance.bin";

/// Writes the files from the folder `instruments/`, which the app's own build reads as well.
///
/// # Errors
/// When an instrument has a mistake, or its texts cannot be written.
pub(super) fn add(files: &mut Files, instruments: &Path) -> anyhow::Result<()> {
    let loaded = instrument_source::load(instruments).map_err(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        anyhow!(told.join("\n"))
    })?;
    files.insert(GUIDANCE, loaded.guidance.encode()?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::precache::by_content;
    use crate::workspace::Workspace;

    #[test]
    fn the_page_of_this_repository_names_every_file_that_loads_later() {
        let root = Workspace::find().expect("a repository").root().to_owned();
        let page = std::fs::read_to_string(root.join("index.html")).expect("a page");
        let mut files = Files::of(&[("index.html", &page)]);
        add(&mut files, &root.join("instruments")).expect("the instruments are right");
        // Fails for a file that nothing asks for.
        by_content::rename(&mut files).expect("every file is named");
        let page = files.text("index.html").expect("still text");
        assert!(page.contains("data-later-guidance=\"/assets/guidance-"));
    }
}
