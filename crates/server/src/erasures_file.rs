//! A file beside the database that says which vaults were erased. It outlives a database that is
//! put back to an earlier day, so that what was erased since is erased again.
//!
//! Each tombstone is a line of hexadecimal digits. Lines are only ever added.

use std::{
    collections::HashSet,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use base16ct::lower;
use protocol::{VaultId, wire};

use crate::store::{Store, StoreError, Tombstone};

/// The file, or none where nothing outlives the database.
#[derive(Debug, Clone, Default)]
pub struct ErasuresFile(Option<PathBuf>);

/// Why the file and the database do not agree.
#[derive(Debug, thiserror::Error)]
pub enum ErasuresError {
    #[error("{}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ErasuresFile {
    #[must_use]
    pub fn new(path: Option<PathBuf>) -> Self {
        Self(path)
    }

    /// Erases again what the file says was erased, notes down in it what the database knows
    /// beyond that, and says how many vaults were erased again.
    ///
    /// # Errors
    /// When either cannot be read or written.
    pub async fn agree_with(&self, store: &Store) -> Result<usize, ErasuresError> {
        let Some(path) = &self.0 else { return Ok(0) };
        let noted = self.read()?;
        let erased = store.apply(&noted).await?;
        let known: HashSet<VaultId> = noted.iter().map(|tombstone| tombstone.vault).collect();
        let mut missing = store.tombstones().await?;
        missing.retain(|tombstone| !known.contains(&tombstone.vault));
        append(path, &missing).map_err(at(path))?;
        Ok(erased)
    }

    /// All that the file says.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn read(&self) -> Result<Vec<Tombstone>, ErasuresError> {
        let Some(path) = &self.0 else {
            return Ok(Vec::new());
        };
        read(path).map_err(at(path))
    }

    /// Notes down that a vault was erased. Completes once that is on the disk.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub async fn note(&self, store: &Store, vault: &VaultId) -> Result<(), ErasuresError> {
        let Some(path) = &self.0 else { return Ok(()) };
        let tombstone = store.tombstone(vault).await?;
        append(path, tombstone.as_slice()).map_err(at(path))
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> ErasuresError {
    let path = path.to_owned();
    |source| ErasuresError::File { path, source }
}

/// All whole lines. One that is not whole was never answered for, and the database has it.
fn read(path: &Path) -> io::Result<Vec<Tombstone>> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let lines = text.lines().filter(|line| !line.is_empty());
    let mut tombstones = Vec::new();
    for line in lines {
        let bytes = lower::decode_vec(line).unwrap_or_default();
        match wire::decode(&bytes) {
            Ok(tombstone) => tombstones.push(tombstone),
            Err(_) => tracing::warn!("the file of erasures has a line that is not whole"),
        }
    }
    Ok(tombstones)
}

/// Each line also begins with a line break: it stands alone even after one that was cut off.
fn append(path: &Path, tombstones: &[Tombstone]) -> io::Result<()> {
    if tombstones.is_empty() {
        return Ok(());
    }
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    if let Some(folder) = folder {
        fs::create_dir_all(folder)?;
    }
    let is_new = !path.exists();
    let lines: String = tombstones
        .iter()
        .map(|tombstone| format!("\n{}\n", lower::encode_string(&wire::encode(tombstone))))
        .collect();
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(lines.as_bytes())?;
    file.sync_all()?;
    if is_new {
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}
