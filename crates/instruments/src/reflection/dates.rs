//! Why a date cannot be kept as it was typed.

use chrono::NaiveDate;

/// What is wrong with a date. What was typed stays where it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRefusal {
    /// It is said to have happened, and is after today.
    InFuture,
    /// It is the end of something that starts later.
    BeforeStart,
}

/// Looks at the day that something is said to have happened on.
pub(super) fn happened(day: NaiveDate, today: NaiveDate) -> Option<DateRefusal> {
    (day > today).then_some(DateRefusal::InFuture)
}

/// Looks at the day on which something ends; the day it started on will do.
pub(super) fn ended(start: NaiveDate, end: NaiveDate) -> Option<DateRefusal> {
    (end < start).then_some(DateRefusal::BeforeStart)
}
