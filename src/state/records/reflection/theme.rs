//! One theme of a reflection: what was said, what shows it, the level, and who confirmed it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use instruments::check::Level;
use instruments::reflection::{
    Confirmation, Evidence, EvidenceKind, OnlyDraft, SaidHow, Spread, may_be_final,
};
use vault::{PathError, Value};

use super::super::Change;
use super::super::plan::date_named;
use super::pieces::{MADE, Piece, Pieces};

/// What the people in the room said of a theme.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ThemeRecord {
    /// What they wrote to a prompt: by its number, or by the type of anchor that it is for.
    pub(crate) answers: BTreeMap<String, String>,
    /// The first made at the front.
    pub(crate) evidence: Vec<Piece<Evidence>>,
    /// The level that they agreed.
    pub(crate) level: Option<Level>,
    /// Whether they said that it is more than a draft.
    pub(crate) said_final: bool,
    /// Whose voice confirmed it; the first made at the front.
    pub(crate) voices: Vec<Piece<Confirmation>>,
    /// The views of single people, from before they agreed. No name goes with them.
    pub(crate) views: Vec<Level>,
    /// Whether they opened the views together: until then nobody is shown any of them.
    pub(crate) views_are_open: bool,
}

/// How far a theme has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThemeState {
    Untouched,
    /// Something was said, and no level yet.
    Begun,
    Draft,
    Final,
}

impl ThemeRecord {
    pub(crate) fn state(&self) -> ThemeState {
        let is_final = self.said_final && self.may_be_final().is_ok();
        match self.level {
            Some(_) if is_final => ThemeState::Final,
            Some(_) => ThemeState::Draft,
            None if *self == ThemeRecord::default() => ThemeState::Untouched,
            None => ThemeState::Begun,
        }
    }

    /// # Errors
    /// Why it can only be kept as a draft.
    pub(crate) fn may_be_final(&self) -> Result<(), OnlyDraft> {
        let evidence: Vec<Evidence> = self
            .evidence
            .iter()
            .map(|piece| piece.what.clone())
            .collect();
        may_be_final(self.level, &evidence)
    }

    pub(crate) fn confirmations(&self) -> Vec<Confirmation> {
        self.voices.iter().map(|piece| piece.what.clone()).collect()
    }

    /// How far the single views are apart; none until they are open.
    pub(crate) fn spread(&self) -> Option<Spread> {
        self.views_are_open
            .then(|| Spread::of(&self.views))
            .flatten()
    }

    pub(super) fn take_in(&mut self, field: &str, rest: &[&str], value: &Value) {
        match (field, rest, value) {
            ("answer", [prompt], Value::Text(words)) if !words.trim().is_empty() => {
                self.answers.insert((*prompt).to_owned(), words.clone());
            }
            ("level", [], Value::Number(number)) => self.level = level_of(*number),
            ("final", [], Value::Flag(is_final)) => self.said_final = *is_final,
            ("view", [_], Value::Number(number)) => self.views.extend(level_of(*number)),
            ("views_open", [], Value::Flag(are_open)) => self.views_are_open = *are_open,
            ("evidence", [id, field], value) => {
                let piece = self.evidence.piece(id, blank_evidence);
                match (*field, value) {
                    (MADE, Value::Number(made)) => piece.made = *made,
                    _ => take_in_evidence(&mut piece.what, field, value),
                }
                self.evidence.in_order_made();
            }
            ("voice", [id, field], value) => {
                let piece = self.voices.piece(id, blank_confirmation);
                match (*field, value) {
                    (MADE, Value::Number(made)) => piece.made = *made,
                    _ => take_in_voice(&mut piece.what, field, value),
                }
                self.voices.in_order_made();
            }
            _ => {}
        }
    }
}

fn level_of(number: i64) -> Option<Level> {
    Level::new(u8::try_from(number).ok()?)
}

fn blank_evidence() -> Evidence {
    Evidence {
        kind: EvidenceKind::Document,
        text: String::new(),
    }
}

fn take_in_evidence(evidence: &mut Evidence, field: &str, value: &Value) {
    match (field, value) {
        ("kind", Value::Text(id)) => {
            evidence.kind = EvidenceKind::from_id(id).unwrap_or(evidence.kind);
        }
        ("text", Value::Text(words)) => evidence.text = words.clone(),
        _ => {}
    }
}

fn blank_confirmation() -> Confirmation {
    Confirmation {
        voice: String::new(),
        organisation: String::new(),
        said_on: None,
        how: None,
        saw_wording: None,
        not_liked: String::new(),
    }
}

fn take_in_voice(voice: &mut Confirmation, field: &str, value: &Value) {
    match (field, value) {
        ("who", Value::Text(id)) => voice.voice = id.clone(),
        ("organisation", Value::Text(words)) => voice.organisation = words.clone(),
        ("said_on", Value::Text(date)) => voice.said_on = date_named(date),
        ("how", Value::Text(id)) => voice.how = SaidHow::from_id(id),
        ("saw_wording", Value::Flag(saw)) => voice.saw_wording = Some(*saw),
        ("not_liked", Value::Text(words)) => voice.not_liked = words.clone(),
        _ => {}
    }
}

/// Where what they write to a prompt is kept.
pub(crate) fn answer_path(id: &str, theme: &str, prompt: &str) -> String {
    format!("reflection/{id}/answer/{theme}/{prompt}")
}

pub(crate) fn level_path(id: &str, theme: &str) -> String {
    format!("reflection/{id}/level/{theme}")
}

/// A level alone, whatever was said of the theme before.
pub(crate) fn level(id: &str, theme: &str, level: Level) -> Result<Change, PathError> {
    Change::number(&level_path(id, theme), i64::from(level.number()))
}

/// The people in the room agreed on a level. `said` is what was said of the theme before: what was
/// final was final at its own level, so that another is a draft until somebody says otherwise.
pub(crate) fn agree(
    id: &str,
    theme: &str,
    said: &ThemeRecord,
    level: Level,
) -> Result<Vec<Change>, PathError> {
    let mut changes = vec![self::level(id, theme, level)?];
    if said.said_final && said.level != Some(level) {
        changes.push(set_final(id, theme, false)?);
    }
    Ok(changes)
}

pub(crate) fn set_final(id: &str, theme: &str, is_final: bool) -> Result<Change, PathError> {
    Change::flag(&format!("reflection/{id}/final/{theme}"), is_final)
}

/// One person's own view, under an id that says nothing of whose it is.
pub(crate) fn add_view(
    id: &str,
    theme: &str,
    view: &str,
    level: Level,
) -> Result<Change, PathError> {
    let number = i64::from(level.number());
    Change::number(&view_path(id, theme, view), number)
}

/// A person takes the view back that they just gave.
pub(crate) fn take_back_view(id: &str, theme: &str, view: &str) -> Result<Change, PathError> {
    Change::remove(&view_path(id, theme, view))
}

fn view_path(id: &str, theme: &str, view: &str) -> String {
    format!("reflection/{id}/view/{theme}/{view}")
}

/// The people in the room look at all views together.
pub(crate) fn open_views(id: &str, theme: &str) -> Result<Change, PathError> {
    Change::flag(&format!("reflection/{id}/views_open/{theme}"), true)
}

/// Where the words of a piece of evidence are kept.
pub(crate) fn evidence_path(id: &str, theme: &str, piece: &str) -> String {
    format!("reflection/{id}/evidence/{theme}/{piece}/text")
}

pub(crate) fn add_evidence(
    id: &str,
    theme: &str,
    piece: &str,
    kind: EvidenceKind,
    now: i64,
) -> Result<Vec<Change>, PathError> {
    let root = format!("reflection/{id}/evidence/{theme}/{piece}");
    Ok(vec![
        Change::text(&format!("{root}/kind"), kind.id())?,
        Change::number(&format!("{root}/{MADE}"), now)?,
    ])
}

pub(crate) fn remove_evidence(
    id: &str,
    theme: &str,
    piece: &str,
) -> Result<Vec<Change>, PathError> {
    let root = format!("reflection/{id}/evidence/{theme}/{piece}");
    super::remove_fields(&root, &["kind", "text", MADE])
}

/// The fields of a voice that hold a person's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VoiceWords {
    Organisation,
    NotLiked,
}

/// Where a voice's words are kept.
pub(crate) fn voice_path(id: &str, theme: &str, voice: &str, words: VoiceWords) -> String {
    let field = match words {
        VoiceWords::Organisation => "organisation",
        VoiceWords::NotLiked => "not_liked",
    };
    voice_field(id, theme, voice, field)
}

fn voice_field(id: &str, theme: &str, voice: &str, field: &str) -> String {
    format!("reflection/{id}/voice/{theme}/{voice}/{field}")
}

/// Somebody confirmed the level. `who` is the id of one of the instrument's options.
pub(crate) fn add_voice(
    id: &str,
    theme: &str,
    voice: &str,
    who: &str,
    now: i64,
) -> Result<Vec<Change>, PathError> {
    Ok(vec![
        set_voice_who(id, theme, voice, who)?,
        Change::number(&voice_field(id, theme, voice, MADE), now)?,
    ])
}

pub(crate) fn set_voice_who(
    id: &str,
    theme: &str,
    voice: &str,
    who: &str,
) -> Result<Change, PathError> {
    Change::text(&voice_field(id, theme, voice, "who"), who)
}

pub(crate) fn set_voice_day(
    id: &str,
    theme: &str,
    voice: &str,
    day: Option<NaiveDate>,
) -> Result<Change, PathError> {
    Change::day(&voice_field(id, theme, voice, "said_on"), day)
}

pub(crate) fn set_voice_how(
    id: &str,
    theme: &str,
    voice: &str,
    how: SaidHow,
) -> Result<Change, PathError> {
    Change::text(&voice_field(id, theme, voice, "how"), how.id())
}

pub(crate) fn set_voice_saw_wording(
    id: &str,
    theme: &str,
    voice: &str,
    saw: bool,
) -> Result<Change, PathError> {
    Change::flag(&voice_field(id, theme, voice, "saw_wording"), saw)
}

pub(crate) fn remove_voice(id: &str, theme: &str, voice: &str) -> Result<Vec<Change>, PathError> {
    let root = format!("reflection/{id}/voice/{theme}/{voice}");
    let fields = [
        "who",
        "organisation",
        "said_on",
        "how",
        "saw_wording",
        "not_liked",
        MADE,
    ];
    super::remove_fields(&root, &fields)
}
