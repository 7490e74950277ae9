//! Builds of the app that differ from the one under test in a file or two, made from a copy of it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::trouble::{Outcome, Trouble};

/// The beginning of a page that runs a journey's script first.
const SCRIPTED_HEAD: &str = "<head><script src=\"/journey.js\"></script>";

/// A copy of a built app that is being changed.
#[derive(Debug)]
pub struct Build {
    folder: PathBuf,
}

impl Build {
    /// Copies the build in `from` to the new folder `to`.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn copied(from: &Path, to: &Path) -> Outcome<Self> {
        copy_folder(from, to)?;
        Ok(Self {
            folder: to.to_owned(),
        })
    }

    /// Takes the files of that name away, as from a server that lost them; the page and the service worker
    /// still ask for them.
    ///
    /// # Errors
    /// When there is no such file, or it cannot be removed.
    pub fn without(self, name: &str) -> Outcome<Self> {
        let mut taken = 0;
        for file in fs::read_dir(self.folder.join("assets"))? {
            let path = file?.path();
            if path.to_string_lossy().contains(name) {
                fs::remove_file(path)?;
                taken += 1;
            }
        }
        match taken {
            0 => Err(Trouble::Page(format!("the build has no {name}"))),
            _ => Ok(self),
        }
    }

    /// Puts a script before all others on the page.
    ///
    /// # Errors
    /// When the page is not as expected.
    pub fn with_script(self, script: &str) -> Outcome<Self> {
        fs::write(self.folder.join("journey.js"), script)?;
        self.with_page("<head>", SCRIPTED_HEAD)
    }

    /// Puts the script of [`Build::with_script`] before all others on a page of another part too, which the
    /// service worker then does not keep.
    ///
    /// # Errors
    /// When there is no such page.
    pub fn and_on(self, page: &str) -> Outcome<Self> {
        let text = self.read(page)?;
        self.write(page, &text.replacen("<head>", SCRIPTED_HEAD, 1))?;
        Ok(self)
    }

    /// Changes the page; the service worker then holds another build.
    ///
    /// # Errors
    /// When the page or the service worker is not as expected.
    pub fn with_page(self, before: &str, after: &str) -> Outcome<Self> {
        let page = self.read("index.html")?;
        let changed = page.replacen(before, after, 1);
        if changed == page {
            return Err(Trouble::Page(format!("the page has no {before:?}")));
        }
        let worker = self.read("sw.js")?;
        let mut named = worker.replace(&sha256(&page), &sha256(&changed));
        if named == worker {
            return Err(Trouble::Page("sw.js does not hold the page".to_owned()));
        }
        // The build is named by the first of its constants.
        let name = between(&worker, "const BUILD = \"", "\"")?.to_owned();
        named = named.replace(&name, &sha256(&changed)[..name.len().min(64)]);
        self.write("index.html", &changed)?;
        self.write("sw.js", &named)?;
        Ok(self)
    }

    /// The folder to serve.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn read(&self, name: &str) -> Outcome<String> {
        Ok(fs::read_to_string(self.folder.join(name))?)
    }

    /// Writes a file and takes its compressed copies away, which hold what it was.
    fn write(&self, name: &str, text: &str) -> Outcome<()> {
        fs::write(self.folder.join(name), text)?;
        for ending in ["br", "gz"] {
            // A quick build has none.
            let _ = fs::remove_file(self.folder.join(format!("{name}.{ending}")));
        }
        Ok(())
    }
}

fn between<'text>(text: &'text str, before: &str, after: &str) -> Outcome<&'text str> {
    text.split_once(before)
        .and_then(|(_, rest)| rest.split_once(after))
        .map(|(found, _)| found)
        .ok_or_else(|| Trouble::Page(format!("sw.js has no {before:?}")))
}

fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn copy_folder(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
