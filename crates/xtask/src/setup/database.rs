//! PostgreSQL, which the server's tests start by themselves.

use super::debian::{self, Package};
use crate::workspace::Workspace;

/// Installs PostgreSQL.
///
/// # Errors
/// When it cannot be had: tests on one of two databases would say more than they know.
pub(crate) fn ensure(workspace: &Workspace) -> anyhow::Result<()> {
    let postgresql = Package {
        name: "postgresql",
        // The server itself lies outside of the path; this comes along with it.
        program: "pg_virtualenv",
        why: "the server is tested on it as well as on SQLite",
    };
    debian::ensure(workspace, &[postgresql])
}
