//! An open round of outside voices: it lies outside of every vault until it is closed, so that no
//! copy, no other device and no screen ever has a single answer.

use instruments::reflection::{OpenRound, RoundFile, RoundFileError, Voice};

use super::clock;
use super::identifiers::fresh_id;
use super::records::reflection::round::{self, RoundOf};
use super::reflection_view::ReflectionView;
use super::session::Session;
use crate::storage::StorageError;
use leptos::prelude::*;

/// How many letters a round's id has; it stands before the round's bytes.
const ID: usize = 16;

/// A round that still takes in voices, with the id that it keeps when it is closed.
struct HeldRound {
    id: String,
    round: OpenRound,
}

impl HeldRound {
    fn new(id: &str) -> HeldRound {
        HeldRound {
            id: id.to_owned(),
            round: OpenRound::default(),
        }
    }

    fn read(bytes: &[u8]) -> Result<HeldRound, StorageError> {
        let parts = bytes.split_at_checked(ID);
        let read = parts.and_then(|(id, round)| {
            Some(HeldRound {
                id: str::from_utf8(id).ok()?.to_owned(),
                round: OpenRound::decode(round).ok()?,
            })
        });
        read.ok_or_else(|| StorageError::Failed("an open round that cannot be read".to_owned()))
    }

    fn bytes(&self) -> Option<Vec<u8>> {
        let round = self.round.encode().ok()?;
        Some([self.id.as_bytes(), &round].concat())
    }
}

/// How many have spoken in the open round; none where there is no open round.
///
/// # Errors
/// As any read.
pub(crate) async fn voices_in_round(
    session: Session,
    of: &RoundOf,
) -> Result<Option<usize>, StorageError> {
    let held = change(session, of, |held| held).await?;
    Ok(held.map(|held| held.round.voices()))
}

/// Opens a round, unless one is open.
///
/// # Errors
/// As any write; then none was opened.
pub(crate) async fn open_round(session: Session, of: &RoundOf) -> Result<(), StorageError> {
    let id = fresh_id();
    let open = |held: Option<HeldRound>| Some(held.unwrap_or_else(|| HeldRound::new(&id)));
    change(session, of, open).await.map(drop)
}

/// Takes in what one person said. Where the round was closed meanwhile, on another tab, it is the first
/// voice of the next.
///
/// # Errors
/// As any write; then it was not taken in.
pub(crate) async fn take_in(
    session: Session,
    of: &RoundOf,
    voice: Voice,
) -> Result<(), StorageError> {
    let id = fresh_id();
    let take_in = |held: Option<HeldRound>| {
        let mut held = held.unwrap_or_else(|| HeldRound::new(&id));
        held.round.take_in(voice.clone());
        Some(held)
    };
    change(session, of, take_in).await.map(drop)
}

/// Closes the round: what it keeps goes into the record and the single answers are destroyed, at once.
/// A round in which nobody has answered leaves no trace.
///
/// # Errors
/// As any write; then the round is open as it was.
pub(crate) async fn close_round(session: Session, of: &RoundOf) -> Result<(), StorageError> {
    let keep = |held: Option<Vec<u8>>| {
        let Some(held) = held else {
            return Ok(Vec::new());
        };
        let HeldRound { id, round } = HeldRound::read(&held)?;
        if round.voices() == 0 || is_closed(session, of, &id) {
            return Ok(Vec::new());
        }
        let closed = round.close(clock::today());
        let kept = round::keep(of, &id, &closed, clock::now());
        kept.map_err(|error| StorageError::Failed(error.to_string()))
    };
    session.save_held(&held_name(of), keep).await
}

/// What came of a host's file; none where it could not be saved, which is told where all of that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileRead {
    Added,
    /// It was read before.
    AlreadyHere,
}

/// Adds the round in a host's file to a reflection. Twice is the same as once.
///
/// # Errors
/// Why the file is refused; then nothing was changed.
pub(crate) fn add_from_file(
    session: Session,
    view: &ReflectionView,
    text: &str,
) -> Result<FileRead, RoundFileError> {
    let id = &view.record.id;
    let file = RoundFile::read(text, view.reflection, id)?;
    let of = RoundOf::Own(id.clone());
    // A closed round never changes, whatever a file of its name says.
    if is_closed(session, &of, &file.round) {
        return Ok(FileRead::AlreadyHere);
    }
    session.save(round::keep(&of, &file.round, &file.closed, clock::now()));
    Ok(FileRead::Added)
}

fn held_name(of: &RoundOf) -> String {
    ["round.", &of.name()].concat()
}

fn is_closed(session: Session, of: &RoundOf, round: &str) -> bool {
    session
        .replica
        .with_untracked(|replica| round::is_closed(replica, of, round))
}

async fn change(
    session: Session,
    of: &RoundOf,
    mut change: impl FnMut(Option<HeldRound>) -> Option<HeldRound>,
) -> Result<Option<HeldRound>, StorageError> {
    let mut damage = None;
    let store = session.store();
    let name = held_name(of);
    let held = store.change_held(&name, |bytes| {
        let held = match bytes.as_deref().map(HeldRound::read).transpose() {
            // An earlier version closed a round in two steps, and the page may have been left between.
            Ok(held) => held.filter(|held| !is_closed(session, of, &held.id)),
            // What cannot be read stays as it is.
            Err(error) => {
                damage = Some(error);
                return bytes;
            }
        };
        change(held).and_then(|held| held.bytes())
    });
    let held = held.await?;
    match (damage, held) {
        (Some(error), _) => Err(error),
        (None, held) => held.as_deref().map(HeldRound::read).transpose(),
    }
}
