//! The time as this device has it, right or wrong.

use chrono::{NaiveDate, NaiveDateTime};
use js_sys::Date;

/// Milliseconds since 1970.
pub fn now() -> i64 {
    Date::now() as i64
}

/// What the calendar and the clock on the wall show, where the device is, at a moment given in
/// milliseconds since 1970. The browser knows the time zone; the start of 1970 stands for a moment
/// that no calendar has.
pub fn local(moment: i64) -> NaiveDateTime {
    let date = Date::new(&(moment as f64).into());
    i32::try_from(date.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()))
        .and_then(|day| day.and_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds()))
        .unwrap_or_default()
}

/// The same moment in universal time, for files that other programs read.
pub fn utc(moment: i64) -> NaiveDateTime {
    chrono::DateTime::from_timestamp_millis(moment)
        .unwrap_or_default()
        .naive_utc()
}
