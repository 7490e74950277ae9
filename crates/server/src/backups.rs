//! Backups: each a file of SQLite, whichever database it is of, in one folder with a file of all
//! erasures.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use chrono::DateTime;

use crate::{
    erasures_file::{ErasuresError, ErasuresFile},
    store::{
        Store, StoreError,
        copying::{Before, Copied, CopyError, copy},
    },
};

/// The file in a folder of backups that says which vaults were erased, by any of them.
pub const ERASURES: &str = "erasures";

/// Why there is no backup, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Copy(#[from] CopyError),
    #[error(transparent)]
    Erasures(#[from] ErasuresError),
}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        Self::Copy(error.into())
    }
}

/// Writes a backup into a folder, while servers go on, and returns its path. It is on the disk,
/// whole, before it has its name.
///
/// # Errors
/// When the database cannot be read, or the folder not be written to.
pub async fn backup(
    store: &Store,
    folder: &Path,
    now: i64,
) -> Result<(PathBuf, Copied), BackupError> {
    fs::create_dir_all(folder).map_err(at(folder))?;
    let time = DateTime::from_timestamp_millis(now).unwrap_or_default();
    let name = time
        .format("good-business-%Y-%m-%dT%H-%M-%S-%3fZ.db")
        .to_string();
    let (path, part) = (folder.join(&name), folder.join(name + ".part"));
    make_private(&part).map_err(at(&part))?;
    let file = Store::open(&format!("sqlite:{}", part.display())).await?;
    let copied = copy(store, &file, Before::Nothing, &[]).await?;
    ErasuresFile::new(Some(folder.join(ERASURES)))
        .agree_with(&file)
        .await?;
    file.close().await;
    let written = || {
        File::open(&part)?.sync_all()?;
        fs::rename(&part, &path)?;
        File::open(folder)?.sync_all()
    };
    written().map_err(at(&path))?;
    Ok((path, copied))
}

/// Puts a backup in the place of all that is in the database, ends every session, and erases again
/// what was erased since, by the knowledge of the database, the folder of the backup and this file.
///
/// # Errors
/// When the backup cannot be read or the database not be written; then nothing was changed.
pub async fn restore(
    backup: &Path,
    store: &Store,
    erasures: &ErasuresFile,
) -> Result<Copied, BackupError> {
    // A backup of an older version is brought up to date, but not in its place.
    let folder = tempfile::tempdir().map_err(at(backup))?;
    let working = folder.path().join("backup.db");
    make_private(&working).map_err(at(&working))?;
    fs::copy(backup, &working).map_err(at(backup))?;
    let file = Store::open(&format!("sqlite:{}", working.display())).await?;
    let beside = backup.parent().unwrap_or(Path::new(".")).join(ERASURES);
    let mut erased = ErasuresFile::new(Some(beside)).read()?;
    erased.extend(erasures.read()?);
    let copied = copy(&file, store, Before::Replaced, &erased).await?;
    file.close().await;
    erasures.agree_with(store).await?;
    Ok(copied)
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> BackupError {
    let path = path.to_owned();
    |source| BackupError::File { path, source }
}

/// An empty file that only its owner can read, in the place of whatever was there.
fn make_private(path: &Path) -> io::Result<()> {
    let file = File::create(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o600))?;
    }
    file.sync_all()
}
