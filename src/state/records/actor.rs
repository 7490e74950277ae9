//! Whom an anchor listens to: `actor/<id>/name` and so on, a record for each.

use instruments::reflection::{ActorKind, DEFAULT_TARGET_DAYS};
use vault::{PathError, Replica};

use super::{Change, flag, ids, number, text};

/// A group or a role that an anchor meets or reaches.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ActorRecord {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: Option<ActorKind>,
    /// How often they are to be met.
    pub(crate) target_days: u32,
    pub(crate) is_paid_by_us: Option<bool>,
    /// Whether they are to be met at all, where the person said so; a group address is only
    /// written to.
    pub(crate) is_to_be_met: Option<bool>,
}

/// Every actor, by name.
pub(crate) fn all(replica: &Replica) -> Vec<ActorRecord> {
    let ids = ids(replica, "actor/");
    let mut actors: Vec<ActorRecord> = ids.iter().filter_map(|id| read(replica, id)).collect();
    actors.sort_by_cached_key(|actor| (actor.name.to_lowercase(), actor.id.clone()));
    actors
}

/// The actor of that id, or none where there is none.
pub(crate) fn read(replica: &Replica, id: &str) -> Option<ActorRecord> {
    let field = |name: &str| text(replica, &words_path(id, name));
    let target_days = number(replica, &words_path(id, "target_days"));
    Some(ActorRecord {
        id: id.to_owned(),
        name: field("name")?.trim().to_owned(),
        kind: field("kind").and_then(|kind| ActorKind::from_id(&kind)),
        target_days: target_days
            .and_then(|days| u32::try_from(days).ok())
            .unwrap_or(DEFAULT_TARGET_DAYS),
        is_paid_by_us: flag(replica, &words_path(id, "paid_or_funded_by_us")),
        is_to_be_met: flag(replica, &words_path(id, "listed")),
    })
}

/// The actor of that name, however it is capitalised, so that nobody is written down twice.
pub(crate) fn named<'a>(actors: &'a [ActorRecord], name: &str) -> Option<&'a ActorRecord> {
    let name = name.trim().to_lowercase();
    actors
        .iter()
        .find(|actor| actor.name.to_lowercase() == name)
}

/// Where an actor's own words are kept: `name`, `place` or `contact_role`.
pub(crate) fn words_path(id: &str, field: &str) -> String {
    format!("actor/{id}/{field}")
}

/// Somebody new, or somebody whose name was still being typed.
pub(crate) fn name(id: &str, name: &str) -> Result<Change, PathError> {
    Change::text(&words_path(id, "name"), name)
}

/// Somebody new who is to be met, whether or not an entry tells of them.
pub(crate) fn to_be_met(id: &str, typed: &str) -> Result<Vec<Change>, PathError> {
    Ok(vec![name(id, typed)?, is_to_be_met(id, true)?])
}

/// A name that was typed by mistake: nobody of it was ever met.
pub(crate) fn take_back(id: &str) -> Result<Change, PathError> {
    Change::remove(&words_path(id, "name"))
}

pub(crate) fn kind(id: &str, kind: ActorKind) -> Result<Change, PathError> {
    Change::text(&words_path(id, "kind"), kind.id())
}

pub(crate) fn target_days(id: &str, days: u32) -> Result<Change, PathError> {
    Change::number(&words_path(id, "target_days"), days.into())
}

pub(crate) fn is_paid_by_us(id: &str, is_paid: bool) -> Result<Change, PathError> {
    Change::flag(&words_path(id, "paid_or_funded_by_us"), is_paid)
}

pub(crate) fn is_to_be_met(id: &str, is_to_be_met: bool) -> Result<Change, PathError> {
    Change::flag(&words_path(id, "listed"), is_to_be_met)
}
