//! An open round of outside voices: it lies outside of every vault until it is closed, so that no
//! copy, no other device and no screen ever has a single answer.

use instruments::reflection::{OpenRound, Voice};
use leptos::prelude::*;

use super::clock;
use super::identifiers::fresh_id;
use super::records::reflection::round;
use super::session::Session;
use crate::platform::browser;
use crate::storage::{StorageError, preferences};

/// How many letters a round's id has; it stands before the round's bytes.
const ID: usize = 16;

/// A round that still takes in voices, with the id that it keeps when it is closed.
struct HeldRound {
    id: String,
    round: OpenRound,
}

impl HeldRound {
    fn read(bytes: &[u8]) -> Option<HeldRound> {
        let (id, round) = bytes.split_at_checked(ID)?;
        Some(HeldRound {
            id: str::from_utf8(id).ok()?.to_owned(),
            round: OpenRound::decode(round).ok()?,
        })
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
    reflection: &str,
) -> Result<Option<usize>, StorageError> {
    let held = change(session, reflection, |held| held).await?;
    Ok(held.map(|held| held.round.voices()))
}

/// Opens a round, unless one is open.
///
/// # Errors
/// As any write; then none was opened.
pub(crate) async fn open_round(session: Session, reflection: &str) -> Result<(), StorageError> {
    let id = fresh_id();
    let open = |held: Option<HeldRound>| {
        Some(held.unwrap_or_else(|| HeldRound {
            id: id.clone(),
            round: OpenRound::default(),
        }))
    };
    change(session, reflection, open).await.map(drop)
}

/// Takes in what one person said.
///
/// # Errors
/// As any write; then it was not taken in.
pub(crate) async fn take_in(
    session: Session,
    reflection: &str,
    voice: Voice,
) -> Result<(), StorageError> {
    let take_in = |held: Option<HeldRound>| {
        let mut held = held?;
        held.round.take_in(voice.clone());
        Some(held)
    };
    let held = change(session, reflection, take_in).await?;
    // The round was closed on another tab meanwhile.
    held.map(drop).ok_or(StorageError::VaultMissing)
}

/// Closes the round: what it keeps goes into the record, and once that is saved the single answers
/// are destroyed. Where it could not be saved, the round stays open.
///
/// # Errors
/// As any write.
pub(crate) async fn close_round(session: Session, reflection: &str) -> Result<(), StorageError> {
    let Some(held) = change(session, reflection, |held| held).await? else {
        return Ok(());
    };
    let closed = held.round.close(clock::today());
    session.save(round::keep(reflection, &held.id, &closed, clock::now()));
    session.written().await;
    if session.is_idle() {
        change(session, reflection, |_| None).await?;
    }
    Ok(())
}

async fn change(
    session: Session,
    reflection: &str,
    mut change: impl FnMut(Option<HeldRound>) -> Option<HeldRound>,
) -> Result<Option<HeldRound>, StorageError> {
    let name = ["round.", reflection].concat();
    let is_closed = |id: &str| {
        session.replica.with_untracked(|replica| {
            let closed = format!("reflection/{reflection}/round/{id}/closed_on");
            replica.value(&closed).is_some()
        })
    };
    let mut is_damaged = false;
    let store = session.store();
    let held = store.change_held(&name, |bytes| {
        let held = bytes.as_deref().map(HeldRound::read);
        // What cannot be read stays as it is.
        if matches!(held, Some(None)) {
            is_damaged = true;
            return bytes;
        }
        // Closed, and the page was left before the single answers were gone.
        let held = held.flatten().filter(|held| !is_closed(&held.id));
        change(held).and_then(|held| held.bytes())
    });
    let held = held.await?;
    match is_damaged {
        true => Err(StorageError::Failed(
            "an open round that cannot be read".to_owned(),
        )),
        false => Ok(held.as_deref().and_then(HeldRound::read)),
    }
}

/// Whether the device is in the hands of somebody outside, who sees the voice form and nothing else;
/// copies of it are the same.
#[derive(Clone, Copy)]
pub(crate) struct HandedOver(RwSignal<Option<String>>);

impl HandedOver {
    /// As it was when the page was left: a reload shows no more than before.
    pub(crate) fn read() -> HandedOver {
        let reflection = preferences::handed_over();
        stands_alone(reflection.is_some());
        HandedOver(RwSignal::new(reflection))
    }

    /// The id of the reflection that is spoken to. Follows the signal.
    pub(crate) fn reflection(self) -> Option<String> {
        self.0.get()
    }

    pub(crate) fn hand_over(self, reflection: &str) {
        preferences::set_handed_over(Some(reflection));
        stands_alone(true);
        self.0.set(Some(reflection.to_owned()));
    }

    pub(crate) fn take_back(self) {
        preferences::set_handed_over(None);
        stands_alone(false);
        self.0.set(None);
    }
}

/// Tells the style sheet whether the screen stands without the header and the notices, which lead
/// elsewhere.
fn stands_alone(alone: bool) {
    browser::set_page_attribute("data-alone", if alone { "yes" } else { "no" });
}

pub(crate) fn use_handed_over() -> HandedOver {
    expect_context()
}
