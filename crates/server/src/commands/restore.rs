use std::path::PathBuf;

use server::{Storage, backups::restore, store::Store};

use super::Outcome;

/// Put a backup in the place of all that is in the database.
///
/// Stop the servers first. All sessions end, and devices sign in again by themselves; what they
/// have and the backup has not they send again. What was erased since is erased again.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    storage: Storage,

    /// The backup, as `backup` wrote it.
    backup: PathBuf,
}

pub(crate) async fn run(arguments: Arguments) -> Outcome {
    let store = Store::open(&arguments.storage.database).await?;
    let erasures = arguments.storage.erasures_file();
    let restored = restore(&arguments.backup, &store, &erasures).await?;
    store.close().await;
    println!(
        "Restored {} vaults with {} batches; erased again: {}",
        restored.vaults, restored.batches, restored.erased
    );
    Ok(())
}
