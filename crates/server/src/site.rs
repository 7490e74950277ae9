//! The built app, read from a folder into memory.
//!
//! A snapshot rather than a look at the disk for each request: the whole app is a few megabytes,
//! a copy of a new build over the old folder can then never be served half and half, and a path in
//! a request only ever meets a map, so that there is nothing to climb out of.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
};

use axum::body::Bytes;
use sha2::{Digest, Sha256};

/// A folder that cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{} has no index.html: it is not a built app", .0.display())]
    NotAnApp(PathBuf),
}

/// All files of a built app by their URL path, such as `/assets/app-0123456789abcdef.js`.
#[derive(Debug)]
pub struct Site {
    files: HashMap<String, File>,
}

/// One file: its bytes and, where the build made them, its compressed copies.
#[derive(Debug)]
pub struct File {
    pub mime: &'static str,
    pub plain: Representation,
    pub brotli: Option<Representation>,
    pub gzip: Option<Representation>,
}

/// Bytes as they are sent, and a strong entity tag made from them. Not from the time of change:
/// images of containers and some packagers set every time to the same second, and a browser would
/// then be told that a new service worker is the old one.
#[derive(Debug)]
pub struct Representation {
    pub bytes: Bytes,
    pub etag: String,
}

impl Site {
    /// Reads every file of a folder and of its subfolders, but those that start with a dot.
    ///
    /// # Errors
    /// When anything cannot be read, or when there is no `index.html`.
    pub fn read(folder: &Path) -> Result<Self, SiteError> {
        let mut found = HashMap::new();
        collect(folder, "", &mut found)?;
        if !found.contains_key("/index.html") {
            return Err(SiteError::NotAnApp(folder.to_owned()));
        }
        Ok(Self { files: pair(found) })
    }

    /// The file at a URL path, if there is one at exactly that path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }
}

fn collect(
    folder: &Path,
    prefix: &str,
    found: &mut HashMap<String, Representation>,
) -> Result<(), SiteError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        |source| SiteError::Unreadable { path, source }
    };
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let entry = entry.map_err(unreadable(folder))?;
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        let url = format!("{prefix}/{name}");
        if path.is_dir() {
            collect(&path, &url, found)?;
        } else {
            let bytes = fs::read(&path).map_err(unreadable(&path))?;
            found.insert(url, Representation::new(bytes));
        }
    }
    Ok(())
}

/// Puts `a.js.br` and `a.js.gz` beside `a.js`. A compressed copy without its file is left out.
fn pair(mut found: HashMap<String, Representation>) -> HashMap<String, File> {
    let names: Vec<String> = found
        .keys()
        .filter(|name| !name.ends_with(".br") && !name.ends_with(".gz"))
        .cloned()
        .collect();
    let mut files = HashMap::with_capacity(names.len());
    for name in names {
        let brotli = found.remove(&format!("{name}.br"));
        let gzip = found.remove(&format!("{name}.gz"));
        if let Some(plain) = found.remove(&name) {
            let mime = mime(&name);
            let file = File {
                mime,
                plain,
                brotli,
                gzip,
            };
            files.insert(name, file);
        }
    }
    files
}

impl Representation {
    fn new(bytes: Vec<u8>) -> Self {
        let digest = Sha256::digest(&bytes);
        let etag = digest.iter().take(16).map(|byte| format!("{byte:02x}"));
        Self {
            etag: format!("\"{}\"", etag.collect::<String>()),
            bytes: bytes.into(),
        }
    }
}

/// The type of every kind of file that a build makes. Anything else is sent as bytes, which no
/// browser runs or draws.
fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
