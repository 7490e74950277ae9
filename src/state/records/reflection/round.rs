//! A closed round of outside voices: a few numbers for each theme, and what several wrote. An open
//! one is no record: it lies outside until it is closed.
//!
//! A round belongs to a reflection of this vault, or to one that is made elsewhere and for which this
//! device is the host: then it lies under `hosted/<reflection>/round/<round>`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use instruments::reflection::{ClosedRound, RoundSummary};
use vault::{PathError, Replica, Value};

use super::super::Change;
use super::super::plan::date_named;
use super::pieces::{MADE, Piece, Pieces};

/// Whose round it is, by the id of the reflection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RoundOf {
    /// One of this vault's own.
    Own(String),
    /// One that is made elsewhere.
    Hosted(String),
}

const HOSTED: &str = "hosted/";

impl RoundOf {
    /// What tells it from all others, outside of the record.
    pub(crate) fn name(&self) -> String {
        match self {
            RoundOf::Own(id) => id.clone(),
            RoundOf::Hosted(id) => [HOSTED, id].concat(),
        }
    }

    /// Reads what [`RoundOf::name`] gave out.
    pub(crate) fn of_name(name: &str) -> RoundOf {
        match name.strip_prefix(HOSTED) {
            Some(id) => RoundOf::Hosted(id.to_owned()),
            None => RoundOf::Own(name.to_owned()),
        }
    }

    /// Under which path its closed rounds are kept.
    pub(crate) fn path(&self) -> String {
        match self {
            RoundOf::Own(id) => format!("reflection/{id}/{ROUND}"),
            RoundOf::Hosted(id) => format!("{HOSTED}{id}/{ROUND}"),
        }
    }
}

/// The field that holds the closed rounds.
pub(super) const ROUND: &str = "round";

/// A round as its registers tell it, before it is looked at whether they make one.
#[derive(Clone, Debug, Default, PartialEq)]
struct KeptRound {
    closed_on: Option<NaiveDate>,
    themes: BTreeMap<String, KeptTheme>,
    words: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct KeptTheme {
    doubled_median: Option<u8>,
    answered: Option<usize>,
    is_wide: Option<bool>,
}

/// The rounds that were closed, the first at the front.
pub(crate) fn all(replica: &Replica, of: &RoundOf) -> Vec<Piece<ClosedRound>> {
    let prefix = of.path() + "/";
    let mut rounds: Vec<Piece<KeptRound>> = Vec::new();
    for (path, register) in replica.under(&prefix) {
        let parts: Vec<&str> = path.as_str()[prefix.len()..].split('/').collect();
        let (Some(value), [id, rest @ ..]) = (register.value(), parts.as_slice()) else {
            continue;
        };
        let round = rounds.piece(id, KeptRound::default);
        match (rest, value) {
            ([MADE], Value::Number(made)) => round.made = *made,
            _ => round.what.take_in(rest, value),
        }
    }
    rounds.in_order_made();
    rounds.into_iter().filter_map(Piece::whole).collect()
}

/// Whether a round was closed.
pub(crate) fn is_closed(replica: &Replica, of: &RoundOf, round: &str) -> bool {
    let closed = format!("{}/{round}/{CLOSED_ON}", of.path());
    replica.value(&closed).is_some()
}

impl Piece<KeptRound> {
    fn whole(self) -> Option<Piece<ClosedRound>> {
        let what = self.what.whole()?;
        let Piece { id, made, what: _ } = self;
        Some(Piece { id, made, what })
    }
}

impl KeptRound {
    fn take_in(&mut self, rest: &[&str], value: &Value) {
        match (rest, value) {
            ([CLOSED_ON], Value::Text(day)) => self.closed_on = date_named(day),
            (["words", _], Value::Text(words)) => self.words.push(words.clone()),
            ([field, theme], value) => {
                let theme = self.themes.entry((*theme).to_owned()).or_default();
                match (*field, value) {
                    (MEDIAN, Value::Number(number)) => {
                        theme.doubled_median = u8::try_from(*number).ok()
                    }
                    (ANSWERED, Value::Number(number)) => {
                        theme.answered = usize::try_from(*number).ok()
                    }
                    (WIDE, Value::Flag(is_wide)) => theme.is_wide = Some(*is_wide),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// None where it is not whole: a round that is on its way from another device comes later.
    fn whole(&self) -> Option<ClosedRound> {
        let themes = self.themes.iter().filter_map(|(theme, kept)| {
            let summary = RoundSummary {
                doubled_median: kept.doubled_median?,
                answered: kept.answered?,
                is_wide: kept.is_wide?,
            };
            Some((theme.clone(), summary))
        });
        let words = self.words.iter().cloned();
        Some(ClosedRound::from_kept(self.closed_on?, themes, words))
    }
}

const CLOSED_ON: &str = "closed_on";
const MEDIAN: &str = "doubled_median";
const ANSWERED: &str = "answered";
const WIDE: &str = "wide";

/// All that a closed round keeps.
pub(crate) fn keep(
    of: &RoundOf,
    round: &str,
    closed: &ClosedRound,
    now: i64,
) -> Result<Vec<Change>, PathError> {
    let root = format!("{}/{round}", of.path());
    let mut changes = vec![
        Change::day(&format!("{root}/{CLOSED_ON}"), Some(closed.closed_on()))?,
        Change::number(&format!("{root}/{MADE}"), now)?,
    ];
    for (theme, summary) in closed.summaries() {
        let median = i64::from(summary.doubled_median);
        let answered = i64::try_from(summary.answered).unwrap_or(i64::MAX);
        changes.push(Change::number(&format!("{root}/{MEDIAN}/{theme}"), median)?);
        changes.push(Change::number(
            &format!("{root}/{ANSWERED}/{theme}"),
            answered,
        )?);
        changes.push(Change::flag(
            &format!("{root}/{WIDE}/{theme}"),
            summary.is_wide,
        )?);
    }
    for (number, words) in (1..).zip(closed.words()) {
        changes.push(Change::text(&format!("{root}/words/{number}"), words)?);
    }
    Ok(changes)
}
