//! The local money check: Local Multiplier 3, after nef (2002).
//!
//! It follows money for three rounds: what comes in, what of it is spent in the area, and
//! what of that is spent in the area again.

use crate::fraction::Fraction;

/// How far an estimated share may be off, in percentage points, in the range.
const ESTIMATE_MARGIN: u8 = 15;
/// The share, in percent, that a row of which nothing is known may reach in the range.
const UNKNOWN_AT_MOST: u8 = 60;

/// Money paid to one payee or group in the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub pence: u64,
    pub local: Local,
    /// The share that the payee spends in the area, 0 to 100; more counts as 100.
    pub respend_percent: u8,
    pub source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    Yes,
    No,
    /// Counts as no, and lowers the coverage.
    NotKnown,
}

/// How the share that is spent again is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Surveyed,
    Estimated,
    /// Not known: counts as 0.
    None,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lm3 {
    /// What is spent in the area, in pence.
    pub round_2: u64,
    /// What is spent there again, in hundredths of a penny.
    pub round_3: u64,
    pub lm3: Fraction,
    /// The least and the most it can be, by what is only estimated or not known.
    pub low: Fraction,
    pub high: Fraction,
    /// The share of the income whose place is known.
    pub coverage_2: Fraction,
    /// The share of the local spend that was asked about; none where nothing is local.
    pub coverage_3: Option<Fraction>,
    pub confidence: Confidence,
    /// What payees elsewhere spend in the area, in hundredths of a penny.
    pub round_3_elsewhere: u64,
    /// With what payees elsewhere spend in the area. Never to be mixed with `lm3`.
    pub extended: Fraction,
    /// What to ask before the result is believed.
    pub doubts: Vec<Doubt>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    Good,
    Fair,
    Rough,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// More than 1 % more is spent than came in: were savings spent?
    SpentMoreThanCameIn,
    /// The result is not from 1 to 3: there is an error in the rows.
    OutOfBounds,
}

/// The result for an income of `round_1` pence; none where there is no income to follow.
pub fn lm3(round_1: u64, rows: &[Row]) -> Option<Lm3> {
    let income = u128::from(round_1);
    let multiplier = |round_2: u128, round_3: u128| {
        Fraction::new((income + round_2) * 100 + round_3, income * 100)
    };
    let is_local = |row: &&Row| row.local == Local::Yes;
    let is_elsewhere = |row: &&Row| row.local != Local::Yes;

    let round_2 = sum(rows.iter().filter(is_local), |_| 1);
    let round_3 = sum(rows.iter().filter(is_local), |row| {
        share(row, Reckoning::AsSaid)
    });
    let low_3 = sum(rows.iter().filter(is_local), |row| {
        share(row, Reckoning::Low)
    });
    let high_3 = sum(rows.iter().filter(is_local), |row| {
        share(row, Reckoning::High)
    });
    let elsewhere = sum(rows.iter().filter(is_elsewhere), |row| {
        share(row, Reckoning::AsSaid)
    });
    let place_known = sum(
        rows.iter().filter(|row| row.local != Local::NotKnown),
        |_| 1,
    );
    let surveyed = sum(
        rows.iter()
            .filter(is_local)
            .filter(|row| row.source == Source::Surveyed),
        |_| 1,
    );
    let all = sum(rows.iter(), |_| 1);

    let lm3 = multiplier(round_2, round_3)?;
    let coverage_2 = Fraction::new(place_known, income)?;
    let coverage_3 = Fraction::new(surveyed, round_2);
    let mut doubts = Vec::new();
    if all * 100 > income * 101 {
        doubts.push(Doubt::SpentMoreThanCameIn);
    }
    if lm3.is_at_least(300) && lm3 != Fraction::new(3, 1)? {
        doubts.push(Doubt::OutOfBounds);
    }
    Some(Lm3 {
        round_2: u64::try_from(round_2).ok()?,
        round_3: u64::try_from(round_3).ok()?,
        lm3,
        low: multiplier(round_2, low_3)?,
        high: multiplier(round_2, high_3)?,
        coverage_2,
        coverage_3,
        confidence: confidence(coverage_2, coverage_3),
        round_3_elsewhere: u64::try_from(elsewhere).ok()?,
        extended: multiplier(round_2, round_3 + elsewhere)?,
        doubts,
    })
}

/// LM3 from four shares in percent: of the income, what goes to local people and to local
/// suppliers; of that, what each of them spends in the area again.
pub fn quick_lm3(
    people: u8,
    suppliers: u8,
    people_respend: u8,
    suppliers_respend: u8,
) -> Option<Fraction> {
    let [people, suppliers, people_respend, suppliers_respend] =
        [people, suppliers, people_respend, suppliers_respend].map(u128::from);
    let round_2 = 100 * (people + suppliers);
    let round_3 = people * people_respend + suppliers * suppliers_respend;
    Fraction::new(10_000 + round_2 + round_3, 10_000)
}

fn sum<'a>(rows: impl Iterator<Item = &'a Row>, factor: impl Fn(&Row) -> u8) -> u128 {
    rows.map(|row| u128::from(row.pence) * u128::from(factor(row)))
        .sum()
}

#[derive(Clone, Copy)]
enum Reckoning {
    AsSaid,
    Low,
    High,
}

/// The share of a row that is spent again, in percent.
fn share(row: &Row, reckoning: Reckoning) -> u8 {
    let said = row.respend_percent.min(100);
    match (row.source, reckoning) {
        (Source::None, Reckoning::High) => UNKNOWN_AT_MOST,
        (Source::None, _) => 0,
        (Source::Estimated, Reckoning::Low) => said.saturating_sub(ESTIMATE_MARGIN),
        (Source::Estimated, Reckoning::High) => (said + ESTIMATE_MARGIN).min(100),
        _ => said,
    }
}

/// With nothing local there is nothing to ask about, and the result stays rough.
fn confidence(coverage_2: Fraction, coverage_3: Option<Fraction>) -> Confidence {
    let reaches = |second, third| {
        coverage_2.is_at_least(second)
            && coverage_3.is_some_and(|coverage| coverage.is_at_least(third))
    };
    if reaches(80, 60) {
        Confidence::Good
    } else if reaches(60, 30) {
        Confidence::Fair
    } else {
        Confidence::Rough
    }
}
