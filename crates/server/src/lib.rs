//! Serves the app, and keeps the sealed batches of vaults: the built folder, a health probe, who
//! runs this copy, and sync.
//!
//! [`serve_with_sync()`] is the whole server. The binary reads flags and calls it; tests call it in-process,
//! so that what they prove is what runs.

pub mod backups;
pub mod clock;
pub mod config;
pub mod erasures_file;
pub mod http;
pub mod metrics;
pub mod rates;
pub mod serve;
pub mod site;
pub mod store;

use protocol::Code;

pub use config::{Config, Operator, Storage, SyncConfig};
pub use serve::{ServeError, serve, serve_with_sync};

/// 256 random bits, from the operating system.
pub(crate) fn secret() -> Result<[u8; 32], Code> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| {
        tracing::error!(%error, "the operating system gives no random bytes");
        Code::Unavailable
    })?;
    Ok(bytes)
}
