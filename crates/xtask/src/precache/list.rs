//! Which built files a device keeps.

use super::files::Files;
use super::parts;
use anyhow::bail;
use sha2::{Digest, Sha256};

/// One file that the service worker keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The address a browser asks for, such as `/` or `/assets/app-0123456789abcdef.js`.
    pub(super) url: String,
    /// Of the file's bytes before any compression, in hexadecimal.
    pub(super) sha256: String,
    /// Where not everybody needs it, the addresses of what is kept last of all that belongs with it: of the
    /// pages of those parts, or its own. None for what is kept from the first visit on.
    pub(super) parts: Vec<String>,
}

/// What is to be done with a built file.
enum Standing {
    Kept {
        url: String,
    },
    /// The worker itself, which the browser keeps; and pictures for those who have yet to install.
    Exception,
    Unknown,
}

/// Every built file that a device keeps: all but the few that on purpose are not.
///
/// # Errors
/// When a file is neither: it would be missing without a network.
pub(super) fn of(files: &Files) -> anyhow::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for (name, bytes) in files.iter() {
        match standing(name) {
            Standing::Kept { url } => {
                entries.push(Entry {
                    url,
                    sha256: sha256(bytes),
                    parts: parts::of(name),
                });
            }
            Standing::Exception => {}
            Standing::Unknown => bail!(
                "{name} is built but neither kept for use without a network nor a known exception: \
                 say which in crates/xtask/src/precache/list.rs"
            ),
        }
    }
    Ok(entries)
}

fn standing(name: &str) -> Standing {
    match name {
        "index.html" => Standing::Kept {
            url: "/".to_owned(),
        },
        "favicon.svg" | "manifest.webmanifest" | super::licences::NAME => Standing::Kept {
            url: format!("/{name}"),
        },
        _ if !parts::of(name).is_empty() => Standing::Kept {
            url: format!("/{name}"),
        },
        "sw.js" => Standing::Exception,
        _ if name.starts_with("assets/") || name.starts_with("icons/") => Standing::Kept {
            url: format!("/{name}"),
        },
        _ if name.starts_with("screenshots/") => Standing::Exception,
        _ => Standing::Unknown,
    }
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_file_is_kept_or_a_named_exception() {
        let built = [
            "assets/app-1.js",
            "favicon.svg",
            "index.html",
            "screenshots/home.png",
            "sw.js",
        ];
        let files = Files::of(&built.map(|name| (name, "")));
        let entries = of(&files).expect("all known");
        let urls: Vec<_> = entries.iter().map(|entry| entry.url.as_str()).collect();
        assert_eq!(urls, ["/assets/app-1.js", "/favicon.svg", "/"]);
    }

    #[test]
    fn a_file_that_nobody_placed_stops_the_build() {
        let problem = of(&Files::of(&[("notes.txt", "")])).expect_err("not placed");
        assert!(problem.to_string().contains("notes.txt"));
    }

    #[test]
    fn hashes_are_those_that_a_browser_computes() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
