//! Rounds of outside voices that this device holds for a reflection made elsewhere:
//! `hosted/<reflection>/version`, `hosted/<reflection>/name` and its closed rounds.

use instruments::reflection::ClosedRound;
use vault::{PathError, Replica};

use super::reflection::Piece;
use super::reflection::round::{self, RoundOf};
use super::{Change, ids, text};

/// What a host knows of a reflection that is made elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HostedRecord {
    /// The id of the reflection.
    pub(crate) id: String,
    /// The version of the instrument that it was made with.
    pub(crate) version: String,
    /// What the organisation is called, as the host typed it.
    pub(crate) name: Option<String>,
    /// The rounds that were closed here, the first at the front.
    pub(crate) rounds: Vec<Piece<ClosedRound>>,
}

/// Every reflection that this device was a host for.
pub(crate) fn all(replica: &Replica) -> Vec<HostedRecord> {
    let ids = ids(replica, "hosted/").into_iter();
    ids.filter_map(|id| read(replica, &id)).collect()
}

/// The one of that id; none where no round was begun for it here.
pub(crate) fn read(replica: &Replica, id: &str) -> Option<HostedRecord> {
    let name = text(replica, &name_path(id));
    Some(HostedRecord {
        id: id.to_owned(),
        version: text(replica, &version_path(id))?,
        name: name.filter(|name| !name.trim().is_empty()),
        rounds: round::all(replica, &RoundOf::Hosted(id.to_owned())),
    })
}

/// A round is held here for the reflection of that id.
pub(crate) fn begin(id: &str, version: &str) -> Result<Change, PathError> {
    Change::text(&version_path(id), version)
}

/// Where it is kept what the organisation is called.
pub(crate) fn name_path(id: &str) -> String {
    format!("hosted/{id}/name")
}

fn version_path(id: &str) -> String {
    format!("hosted/{id}/version")
}
