use protocol::VaultId;
use server::{Storage, clock::Clock, store::Store};

use super::Outcome;

/// Erase a vault by hand.
///
/// For when its owners cannot do it on a device of theirs. Devices are told that the vault was
/// erased here; they keep what they have, because no owner's seal comes with it. Backups still
/// hold it until you delete them, but none brings it back.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    storage: Storage,

    /// The vault's id: 32 hexadecimal digits.
    vault: VaultId,
}

pub(crate) async fn run(arguments: Arguments) -> Outcome {
    let store = Store::open(&arguments.storage.database).await?;
    let erased = store
        .erase_by_hand(&arguments.vault, Clock::default().now())
        .await?;
    let erasures = arguments.storage.erasures_file();
    erasures.note(&store, &arguments.vault).await?;
    store.close().await;
    if !erased {
        return Err("There is no such vault in this database.".into());
    }
    println!("Erased the vault {}", arguments.vault);
    Ok(())
}
