//! Has the engine that syncs come where this browser has a backup.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::Session;
use crate::platform::timer;
use crate::storage::preferences;
use crate::sync::engine;

/// How long the first screen has the network and the processor to itself, in milliseconds.
const FIRST_SCREEN: i32 = 1_000;

/// Starts the engine, after the first screen, where a person turned the backup on. Without a network
/// and not on the phone yet, it comes when the app is opened the next time.
pub(crate) fn begin(session: Session) {
    if !preferences::is_backed_up() || session.in_memory_only {
        return;
    }
    spawn_local(async move {
        timer::sleep(FIRST_SCREEN).await;
        if let Ok(status) = engine::status().await {
            session.backup.set(status);
        }
    });
}
