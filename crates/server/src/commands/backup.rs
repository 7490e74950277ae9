use std::path::PathBuf;

use server::{Storage, backups::backup, clock::Clock, store::Store};

use super::Outcome;

/// Write a backup, while servers go on.
///
/// The backup is one file of SQLite, of whichever database it is, named by the time. It holds what
/// there was at one moment, but no session.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    storage: Storage,

    /// The folder to write it into. Beside it lies the file `erasures`, which every backup adds to:
    /// keep it, so that no restored backup brings back what was erased.
    #[arg(long, env = "GOOD_BUSINESS_BACKUPS", default_value = "backups")]
    to: PathBuf,
}

pub(crate) async fn run(arguments: Arguments) -> Outcome {
    let store = Store::open(&arguments.storage.database).await?;
    let (path, copied) = backup(&store, &arguments.to, Clock::default().now()).await?;
    store.close().await;
    println!(
        "Backed up {} vaults with {} batches to {}",
        copied.vaults,
        copied.batches,
        path.display()
    );
    Ok(())
}
