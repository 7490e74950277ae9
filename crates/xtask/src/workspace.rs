//! Where things are in this checkout.

use anyhow::Context;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The folders that the commands read and write.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Finds the checkout that this program was built from.
    ///
    /// # Errors
    /// When the checkout has been moved away since.
    pub(crate) fn find() -> anyhow::Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .join("../..")
            .canonicalize()
            .with_context(|| format!("no checkout above {}", manifest.display()))?;
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |folder| root.join(folder));
        Ok(Self { root, target })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// The built app, as it is served.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Waits until no other of these commands sets up or builds in this checkout, for as long as the file is held.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(crate) fn lock(&self) -> anyhow::Result<File> {
        let path = self.tools().join("lock");
        fs::create_dir_all(self.tools())?;
        let file =
            File::create(&path).with_context(|| format!("cannot make {}", path.display()))?;
        file.lock()?;
        Ok(file)
    }

    /// Tools that these commands install: inside the checkout, so that nothing of the person's own is touched.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }
}
