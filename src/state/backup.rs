//! Whether this browser has a backup.

use leptos::prelude::*;

use super::session::Session;
use crate::storage::preferences;

/// As far as it is known before the engine has come.
pub(crate) fn is_on(session: Session) -> bool {
    session.backup.with(|status| status.is_on) || preferences::is_backed_up()
}
