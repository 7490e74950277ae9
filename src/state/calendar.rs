//! A step as a calendar file (RFC 5545), for the calendar that the person has anyway.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};

const LONGEST_LINE: usize = 75;

/// An all-day event. `stamp` is the present moment in UTC; `id` names the event for good,
/// so that adding a changed step again moves it rather than doubling it.
pub(crate) fn calendar_file(
    id: &str,
    title: &str,
    note: &str,
    day: NaiveDate,
    stamp: NaiveDateTime,
) -> String {
    let end = day.checked_add_days(Days::new(1)).unwrap_or(day);
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Good Business//Plan//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}@good-business"),
        format!(
            "DTSTAMP:{}T{:02}{:02}{:02}Z",
            compact(stamp.date()),
            stamp.hour(),
            stamp.minute(),
            stamp.second()
        ),
        format!("DTSTART;VALUE=DATE:{}", compact(day)),
        format!("DTEND;VALUE=DATE:{}", compact(end)),
        format!("SUMMARY:{}", escaped(title)),
        format!("DESCRIPTION:{}", escaped(note)),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

/// `20261123`.
fn compact(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Lines longer than 75 bytes go on behind a line break and a space.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 2);
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST_LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(letter);
        length += letter.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn file(title: &str, note: &str) -> String {
        let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        calendar_file("7f", title, note, day, day.and_hms_opt(14, 2, 0).unwrap())
    }

    #[test]
    fn a_step_on_the_last_day_of_the_year_ends_in_the_new_one() {
        let file = file("Ring the meter reader", "");
        assert!(file.contains("DTSTART;VALUE=DATE:20261231\r\n"));
        assert!(file.contains("DTEND;VALUE=DATE:20270101\r\n"));
        assert!(file.contains("SUMMARY:Ring the meter reader\r\n"));
    }

    #[test]
    fn what_a_person_typed_cannot_break_the_file() {
        let file = file("Ask; then, \\ wait", "one\nEND:VEVENT");
        assert!(file.contains("SUMMARY:Ask\\; then\\, \\\\ wait\r\n"));
        assert!(file.contains("DESCRIPTION:one\\nEND:VEVENT\r\n"));
        assert_eq!(file.matches("\r\nEND:VEVENT\r\n").count(), 1);
    }

    #[test]
    fn a_long_line_is_folded_within_75_bytes() {
        let file = file(&"é".repeat(200), "");
        assert!(file.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
        assert_eq!(file.replace("\r\n ", "").matches('é').count(), 200);
    }
}
