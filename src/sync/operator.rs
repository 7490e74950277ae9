//! Who runs the copy of the app that this browser came to.

use serde::Deserialize;

use super::fetch;

/// What the operator chose to tell; each may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Operator {
    pub(crate) name: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) privacy_contact: Option<String>,
    pub(crate) address: Option<String>,
}

/// None where there is no network and it was never asked before, or where what came is
/// something else, such as a hotel's login page.
pub(crate) async fn ask() -> Option<Operator> {
    serde_json::from_str(&fetch::text("/operator.json").await?).ok()
}
