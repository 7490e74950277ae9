//! What people do in a reflection that makes something new or ends it, and where that leads.

use instruments::check::Level;
use instruments::reflection::EvidenceKind;

use super::clock;
use super::identifiers::fresh_id;
use super::records::reflection::{self, commitment, theme};
use super::reflections::Reflections;
use super::session::Session;
use crate::route::{AnchorPlace, ReflectionPlace, Route};

/// Begins a reflection and gives its id.
pub(crate) fn start_reflection(session: Session, reflections: Reflections) -> String {
    let id = fresh_id();
    let version = &reflections.latest().version;
    session.save(reflection::start(&id, version, clock::now()));
    id
}

/// Marks the day of the result, the first time that it is asked for; leads there.
pub(crate) fn finish_reflection(session: Session, id: &str, is_finished: bool) -> Route {
    if !is_finished {
        session.save_one(reflection::finish(id, clock::now()));
    }
    AnchorPlace::reflection(id, ReflectionPlace::Outcome)
}

/// Makes room for a piece of evidence and gives its id.
pub(crate) fn add_evidence(session: Session, id: &str, theme: &str, kind: EvidenceKind) -> String {
    let piece = fresh_id();
    session.save(theme::add_evidence(id, theme, &piece, kind, clock::now()));
    piece
}

/// Notes that somebody confirmed a theme; leads to what is asked of them. `who` is the id of one
/// of the instrument's options.
pub(crate) fn add_voice(session: Session, id: &str, theme: &str, who: &str) -> Route {
    let voice = fresh_id();
    session.save(theme::add_voice(id, theme, &voice, who, clock::now()));
    let theme = theme.to_owned();
    AnchorPlace::reflection(id, ReflectionPlace::Voice { theme, voice })
}

/// Begins a commitment for a theme; leads to it.
pub(crate) fn add_commitment(session: Session, id: &str, theme: &str) -> Route {
    let commitment = fresh_id();
    session.save(commitment::add(id, &commitment, theme, clock::now()));
    AnchorPlace::reflection(id, ReflectionPlace::Commitment { commitment })
}

/// Keeps one person's own view, under an id that says nothing of whose it is, and gives that id.
pub(crate) fn add_view(session: Session, id: &str, theme: &str, level: Level) -> String {
    let view = fresh_id();
    session.save_one(theme::add_view(id, theme, &view, level));
    view
}
