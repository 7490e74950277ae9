//! The built folder in memory, so that every step is a plain change of a map.

use anyhow::{Context, anyhow};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Bytes by path below the folder, parted by `/`, such as `assets/app.js`.
#[derive(Debug, Default)]
pub(super) struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    /// Reads every file of a folder and of the folders below.
    ///
    /// # Errors
    /// When anything cannot be read.
    pub(super) fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut files = Self::default();
        files.collect(folder, "")?;
        Ok(files)
    }

    fn collect(&mut self, folder: &Path, prefix: &str) -> anyhow::Result<()> {
        let entries = fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name = format!("{prefix}{name}");
            if path.is_dir() {
                self.collect(&path, &format!("{name}/"))?;
            } else {
                self.0.insert(name, fs::read(&path)?);
            }
        }
        Ok(())
    }

    /// Makes the folder hold these files and no others.
    ///
    /// # Errors
    /// When anything cannot be removed or written.
    pub(super) fn write(&self, folder: &Path) -> anyhow::Result<()> {
        fs::remove_dir_all(folder)?;
        for (name, bytes) in &self.0 {
            let path = folder.join(name);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(())
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    pub(super) fn insert(&mut self, name: &str, bytes: Vec<u8>) {
        self.0.insert(name.to_owned(), bytes);
    }

    /// # Errors
    /// When the build did not make that file.
    pub(super) fn take(&mut self, name: &str) -> anyhow::Result<Vec<u8>> {
        self.0
            .remove(name)
            .ok_or_else(|| anyhow!("the build has no {name}"))
    }

    /// # Errors
    /// When the build did not make that file, or it is not text.
    pub(super) fn text(&self, name: &str) -> anyhow::Result<&str> {
        let bytes = self
            .0
            .get(name)
            .ok_or_else(|| anyhow!("the build has no {name}"))?;
        std::str::from_utf8(bytes).with_context(|| format!("{name} is not text"))
    }
}

#[cfg(test)]
impl Files {
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        Self(files.collect())
    }
}
