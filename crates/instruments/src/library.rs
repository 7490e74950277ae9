//! Every instrument that an app carries, in every published version.

use serde::{Deserialize, Serialize};

use crate::check::Check;

/// All versions of all instruments that the app shows.
///
/// An answer is tied to the version it was given to, so old versions stay for as long as
/// somebody may hold a record made with them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Library {
    /// Versions of the good business check, oldest first; never empty once decoded.
    checks: Vec<Check>,
}
