//! The present moment and dates, as the person's device has them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::platform::clock;

/// Milliseconds since 1970.
pub(crate) fn now() -> i64 {
    clock::now()
}

pub(crate) fn today() -> NaiveDate {
    clock::local(clock::now()).date()
}

/// The local day of a moment given in milliseconds since 1970.
pub(crate) fn date_of(moment: i64) -> NaiveDate {
    local_time(moment).date()
}

/// The local time of a moment given in milliseconds since 1970.
pub(crate) fn time_of(moment: i64) -> NaiveTime {
    local_time(moment).time()
}

fn local_time(moment: i64) -> NaiveDateTime {
    clock::local(moment)
}
