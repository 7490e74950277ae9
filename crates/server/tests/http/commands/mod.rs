//! The commands beside `serve`, run as one who runs a copy does, on a server that is at work.

mod backup;
mod copy;
mod erase;
mod help;
mod restore;

use std::{fs, path::Path};

/// The backups in a folder, the oldest first.
fn backups(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = files
        .map(|file| file.expect("a file").path())
        .map(|path| path.to_str().expect("text").to_owned())
        .filter(|path| path.ends_with(".db"))
        .collect();
    paths.sort();
    paths
}
