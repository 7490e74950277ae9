//! The built app as a folder of files: what the service worker keeps, what the page loads, what each weighs.

use crate::fingerprint;
use anyhow::{Context, bail};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const CORE: &str = "const FILES =";
const PARTS: &str = "const PARTS =";
const COMPRESSED: [&str; 2] = ["br", "gz"];

/// dist/, by the addresses under which its files are served. The page is `/`.
#[derive(Debug)]
pub(crate) struct Dist {
    folder: PathBuf,
    addresses: BTreeSet<String>,
}

impl Dist {
    /// # Errors
    /// When there is no built app in the folder.
    pub(crate) fn read(folder: &Path) -> anyhow::Result<Self> {
        if !folder.join("index.html").is_file() {
            bail!(
                "{} holds no built app: run cargo xtask build",
                folder.display()
            );
        }
        let mut files = Vec::new();
        fingerprint::collect_files(folder, &mut files)?;
        let plain = files.iter().filter(|file| {
            !file
                .extension()
                .is_some_and(|extension| COMPRESSED.iter().any(|other| extension == *other))
        });
        let addresses = plain
            .filter_map(|file| file.strip_prefix(folder).ok())
            .map(address)
            .collect();
        Ok(Self {
            folder: folder.to_owned(),
            addresses,
        })
    }

    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().map(String::as_str)
    }

    /// What the service worker keeps of every visit, for use without a network: addresses and the SHA-256
    /// of each.
    ///
    /// # Errors
    /// When sw.js holds no such list.
    pub(crate) fn core(&self) -> anyhow::Result<BTreeMap<String, String>> {
        self.list(CORE)
    }

    /// The same for what each further part needs beside that, by the address of the part's page.
    ///
    /// # Errors
    /// When sw.js holds no such list.
    pub(crate) fn parts(&self) -> anyhow::Result<BTreeMap<String, BTreeMap<String, String>>> {
        self.list(PARTS)
    }

    fn list<T: DeserializeOwned>(&self, name: &str) -> anyhow::Result<T> {
        let script = self.text("/sw.js")?;
        let (_, list) = script
            .split_once(name)
            .with_context(|| format!("sw.js has no line `{name}`"))?;
        let mut values = serde_json::Deserializer::from_str(list).into_iter();
        values
            .next()
            .context("the list in sw.js is empty")?
            .context("the list in sw.js cannot be read")
    }

    /// What a browser loads to show the first screen of the part with this page: the page, what it names, and the
    /// scripts beside the app's.
    ///
    /// # Errors
    /// When the page names no style sheet, no script or no WebAssembly: then this reads it wrongly.
    pub(crate) fn first_load(&self, page: &str) -> anyhow::Result<BTreeSet<&str>> {
        let text = self.text(page)?;
        let named = |address: &str| text.lines().any(|line| loads(line, address));
        let files: BTreeSet<_> = self
            .addresses()
            .filter(|address| *address == page || address.contains("/snippets/") || named(address))
            .collect();
        for ending in [".css", ".js", ".wasm"] {
            if !files.iter().any(|file| file.ends_with(ending)) {
                bail!("{page} names no {ending} file that is in dist/");
            }
        }
        Ok(files)
    }

    /// Bytes over the network: of the brotli copy, or of the file where a copy would not be smaller.
    ///
    /// # Errors
    /// When the file is not there.
    pub(crate) fn weight(&self, address: &str) -> anyhow::Result<u64> {
        let plain = self.path(address);
        let compressed = PathBuf::from(format!("{}.br", plain.display()));
        let sent = if compressed.is_file() {
            compressed
        } else {
            plain
        };
        Ok(fs::metadata(&sent)
            .with_context(|| format!("cannot read {}", sent.display()))?
            .len())
    }

    /// The SHA-256 of the file's bytes, in hexadecimal.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(crate) fn sha256(&self, address: &str) -> anyhow::Result<String> {
        let bytes =
            fs::read(self.path(address)).with_context(|| format!("cannot read {address}"))?;
        Ok(Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect())
    }

    fn text(&self, address: &str) -> anyhow::Result<String> {
        fs::read_to_string(self.path(address)).with_context(|| format!("cannot read {address}"))
    }

    fn path(&self, address: &str) -> PathBuf {
        self.folder.join(if address == "/" {
            "index.html"
        } else {
            address.trim_start_matches('/')
        })
    }
}

fn address(file: &Path) -> String {
    let path = file.to_string_lossy().replace('\\', "/");
    if path == "index.html" {
        "/".to_owned()
    } else {
        format!("/{path}")
    }
}

/// The page only names what the app asks for later. A phone fetches its icon for the home screen only when it
/// is put there.
fn loads(line: &str, address: &str) -> bool {
    let is_for_later = [" data-later-", "apple-touch-icon"]
        .iter()
        .any(|mark| line.contains(mark));
    line.contains(&format!("\"{address}\"")) && !is_for_later
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A small app as the build leaves it, in a folder of its own.
    pub(crate) fn planted(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("good-business-xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("assets")).expect("a folder for the test");
        let page = "<link rel=\"stylesheet\" href=\"/assets/a.css\">\n<script src=\"/assets/b.js\" data-wasm=\"/assets/c.wasm\">\n<link rel=\"apple-touch-icon\" href=\"/assets/d.svg\">\n<div data-later-e=\"/assets/e.bin\">";
        let files = [
            ("index.html", page),
            ("assets/a.css", "a"),
            ("assets/b.js", "b"),
            ("assets/c.wasm", "cccc"),
            ("assets/d.svg", "d"),
            ("assets/e.bin", "e"),
        ];
        for (path, text) in files {
            fs::write(folder.join(path), text).expect("a file for the test");
        }
        fs::write(folder.join("assets/c.wasm.br"), "c").expect("a file for the test");
        let dist = Dist::read(&folder).expect("planted");
        let list: Vec<_> = dist
            .addresses()
            .map(|address| {
                format!(
                    "\"{address}\": \"{}\"",
                    dist.sha256(address).expect("planted")
                )
            })
            .collect();
        fs::write(
            folder.join("sw.js"),
            format!("{CORE} {{{}}};\n{PARTS} {{}};\nself.x();", list.join(", ")),
        )
        .expect("a file");
        folder
    }

    #[test]
    fn the_first_load_is_what_the_page_names_at_the_weight_that_travels() {
        let folder = planted("first-load");
        let dist = Dist::read(&folder).expect("planted");
        let files: Vec<_> = dist
            .first_load("/")
            .expect("all kinds are named")
            .into_iter()
            .collect();
        assert_eq!(
            files,
            ["/", "/assets/a.css", "/assets/b.js", "/assets/c.wasm"]
        );
        assert_eq!(dist.weight("/assets/c.wasm").expect("planted"), 1);
        fs::write(folder.join("index.html"), "<p></p>").expect("writable");
        assert!(
            dist.first_load("/").is_err(),
            "a page that names nothing must not weigh nothing"
        );
        fs::remove_dir_all(folder).expect("removable");
    }
}
