//! A reflection: `reflection/<id>/level/<theme>`, `reflection/<id>/evidence/<theme>/<piece>/text`
//! and so on.
//!
//! Finishing it marks the day of its result and closes nothing: a voice that confirms a level, or
//! what became of a commitment, comes later. A repeat is a reflection of its own.

pub(crate) mod commitment;
pub(crate) mod inventory;
mod pieces;
pub(crate) mod round;
#[cfg(test)]
mod tests;
pub(crate) mod theme;

use std::collections::BTreeMap;

use instruments::reflection::{ClosedRound, Commitment, CommitmentStatus, Voices};
use vault::{PathError, Replica, Value};

pub(crate) use self::pieces::Piece;
use self::pieces::Pieces;
use self::round::RoundOf;
pub(crate) use self::theme::ThemeRecord;
use super::{Change, ids, in_order, number, text};

/// Everything of one reflection but its questions.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReflectionRecord {
    pub(crate) id: String,
    /// The version of the instrument that it was made with.
    pub(crate) version: String,
    /// Milliseconds since 1970.
    pub(crate) started: i64,
    /// Milliseconds since 1970; none until the result was asked for.
    pub(crate) finished: Option<i64>,
    /// By the id of the theme; one that nobody has touched is not there.
    themes: BTreeMap<String, ThemeRecord>,
    /// The first made at the front.
    pub(crate) commitments: Vec<Piece<Commitment>>,
    /// The rounds of outside voices that were closed, the first at the front.
    pub(crate) rounds: Vec<Piece<ClosedRound>>,
}

impl ReflectionRecord {
    /// What was said of a theme.
    pub(crate) fn theme(&self, theme: &str) -> ThemeRecord {
        self.themes.get(theme).cloned().unwrap_or_default()
    }

    /// The commitments that are neither done, by the anchor's own word at least, nor dropped.
    pub(crate) fn open_commitments(&self) -> impl Iterator<Item = &Piece<Commitment>> {
        let made = self.commitments.iter();
        made.filter(|made| made.what.status.is_none_or(CommitmentStatus::is_open))
    }

    /// The latest closed round that has numbers for a theme: one that has none hides no earlier one.
    pub(crate) fn heard(&self, theme: &str) -> Option<&ClosedRound> {
        self.latest_round(|round| matches!(round.voices(theme), Voices::Heard(_)))
    }

    /// What the community said of a theme.
    pub(crate) fn voices(&self, theme: &str) -> Voices {
        match self.heard(theme) {
            Some(round) => round.voices(theme),
            None if self.rounds.is_empty() => Voices::NotAsked,
            None => Voices::TooFew,
        }
    }

    /// The latest closed round in which enough people wrote what they wish for.
    pub(crate) fn wishes(&self) -> Option<&ClosedRound> {
        self.latest_round(|round| !round.words().is_empty())
    }

    fn latest_round(&self, fits: impl Fn(&ClosedRound) -> bool) -> Option<&ClosedRound> {
        let mut rounds = self.rounds.iter().rev().map(|round| &round.what);
        rounds.find(|round| fits(round))
    }

    fn theme_mut(&mut self, theme: &str) -> &mut ThemeRecord {
        self.themes.entry(theme.to_owned()).or_default()
    }
}

/// Every reflection, the newest first.
pub(crate) fn all(replica: &Replica) -> Vec<ReflectionRecord> {
    let ids = ids(replica, "reflection/");
    let reflections = ids.iter().filter_map(|id| read(replica, id));
    in_order(reflections, |one, other| {
        (one.started, &one.id) > (other.started, &other.id)
    })
}

/// The reflection of that id, or none where there is none.
pub(crate) fn read(replica: &Replica, id: &str) -> Option<ReflectionRecord> {
    let root = format!("reflection/{id}");
    let mut record = ReflectionRecord {
        id: id.to_owned(),
        version: text(replica, &format!("{root}/version"))?,
        started: number(replica, &format!("{root}/started"))?,
        finished: number(replica, &format!("{root}/finished")),
        themes: BTreeMap::new(),
        commitments: Vec::new(),
        rounds: round::all(replica, &RoundOf::Own(id.to_owned())),
    };
    let prefix = format!("{root}/");
    for (path, register) in replica.under(&prefix) {
        let Some(value) = register.value() else {
            continue;
        };
        let parts: Vec<&str> = path.as_str()[prefix.len()..].split('/').collect();
        record.take_in(&parts, value);
    }
    Some(record)
}

impl ReflectionRecord {
    fn take_in(&mut self, parts: &[&str], value: &Value) {
        match parts {
            ["commitment", id, field] => {
                let commitment = self.commitments.piece(id, commitment::blank);
                match (*field, value) {
                    (pieces::MADE, Value::Number(made)) => commitment.made = *made,
                    _ => commitment::take_in(&mut commitment.what, field, value),
                }
                self.commitments.in_order_made();
            }
            // Each is read by itself.
            [inventory::FIELD | round::ROUND, ..] => {}
            [field, theme, rest @ ..] => self.theme_mut(theme).take_in(field, rest, value),
            _ => {}
        }
    }
}

/// A new reflection begins.
pub(crate) fn start(id: &str, version: &str, now: i64) -> Result<Vec<Change>, PathError> {
    Ok(vec![
        Change::text(&format!("reflection/{id}/version"), version)?,
        Change::number(&format!("reflection/{id}/started"), now)?,
    ])
}

/// The people in the room asked for the result.
pub(crate) fn finish(id: &str, now: i64) -> Result<Change, PathError> {
    Change::number(&format!("reflection/{id}/finished"), now)
}

fn remove_fields(root: &str, fields: &[&str]) -> Result<Vec<Change>, PathError> {
    let removed = fields
        .iter()
        .map(|field| Change::remove(&format!("{root}/{field}")));
    removed.collect()
}
