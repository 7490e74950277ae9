//! Dates as people write them.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::{Text, dates};

/// `23 November 2026`.
pub(crate) fn full_date(date: NaiveDate) -> Text {
    dates::full(date.day(), month(date), date.year())
}

/// `23 November`, for a date within the year.
pub(crate) fn day_and_month(date: NaiveDate) -> Text {
    dates::day_and_month(date.day(), month(date))
}

/// `14:02`, the same in every language.
pub(crate) fn time(at: NaiveTime) -> Text {
    let [hour, minute] = [at.hour(), at.minute()].map(|number| number.to_string());
    let nought = if minute.len() < 2 { ":0" } else { ":" };
    [hour.as_str(), nought, &minute].concat().into()
}

fn month(date: NaiveDate) -> Text {
    match date.month() {
        1 => dates::january(),
        2 => dates::february(),
        3 => dates::march(),
        4 => dates::april(),
        5 => dates::may(),
        6 => dates::june(),
        7 => dates::july(),
        8 => dates::august(),
        9 => dates::september(),
        10 => dates::october(),
        11 => dates::november(),
        _ => dates::december(),
    }
}
