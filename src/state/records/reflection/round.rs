//! A closed round of outside voices: a few numbers for each theme, and what several wrote. An open
//! one is no record: it lies outside until it is closed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use instruments::reflection::{ClosedRound, RoundSummary};
use vault::{PathError, Value};

use super::super::Change;
use super::super::plan::date_named;
use super::pieces::{MADE, Piece};

/// A round as its registers tell it, before it is looked at whether they make one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct KeptRound {
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

impl Piece<KeptRound> {
    pub(super) fn whole(self) -> Option<Piece<ClosedRound>> {
        let what = self.what.whole()?;
        let Piece { id, made, what: _ } = self;
        Some(Piece { id, made, what })
    }
}

impl KeptRound {
    pub(super) fn take_in(&mut self, rest: &[&str], value: &Value) {
        match (rest, value) {
            (["closed_on"], Value::Text(day)) => self.closed_on = date_named(day),
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

const MEDIAN: &str = "doubled_median";
const ANSWERED: &str = "answered";
const WIDE: &str = "wide";

/// All that a closed round keeps.
pub(crate) fn keep(
    id: &str,
    round: &str,
    closed: &ClosedRound,
    now: i64,
) -> Result<Vec<Change>, PathError> {
    let root = format!("reflection/{id}/round/{round}");
    let mut changes = vec![
        Change::day(&format!("{root}/closed_on"), Some(closed.closed_on()))?,
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
