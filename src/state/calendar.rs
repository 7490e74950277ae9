//! Days as a calendar file (RFC 5545), for the calendar that the person has anyway.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Timelike};

const LONGEST_LINE: usize = 75;

/// An all-day event.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// Names the event for good, so that adding it again after a change moves it rather than
    /// doubling it.
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) day: NaiveDate,
}

/// A file of these events. `stamp` is the present moment in UTC.
pub(crate) fn calendar_file(events: &[Event], stamp: NaiveDateTime) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Good Business//Plan//EN".to_owned(),
    ];
    for event in events {
        lines.extend(event_lines(event, stamp));
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn event_lines(event: &Event, stamp: NaiveDateTime) -> [String; 8] {
    let end = event
        .day
        .checked_add_days(Days::new(1))
        .unwrap_or(event.day);
    [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@good-business", event.id),
        format!(
            "DTSTAMP:{}T{:02}{:02}{:02}Z",
            compact(stamp.date()),
            stamp.hour(),
            stamp.minute(),
            stamp.second()
        ),
        format!("DTSTART;VALUE=DATE:{}", compact(event.day)),
        format!("DTEND;VALUE=DATE:{}", compact(end)),
        format!("SUMMARY:{}", escaped(&event.title)),
        format!("DESCRIPTION:{}", escaped(&event.note)),
        "END:VEVENT".to_owned(),
    ]
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

    fn event(title: &str, note: &str) -> Event {
        Event {
            id: "7f".to_owned(),
            title: title.to_owned(),
            note: note.to_owned(),
            day: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
        }
    }

    fn file_of(events: &[Event]) -> String {
        let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        calendar_file(events, day.and_hms_opt(14, 2, 0).unwrap())
    }

    fn file(title: &str, note: &str) -> String {
        file_of(&[event(title, note)])
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

    #[test]
    fn several_days_are_one_calendar_with_an_event_for_each() {
        let other = Event {
            id: "8a".to_owned(),
            ..event("Meet the traders", "")
        };
        let file = file_of(&[event("Meet the tenant panel", ""), other]);
        assert_eq!(file.matches("BEGIN:VCALENDAR\r\n").count(), 1);
        assert_eq!(file.matches("BEGIN:VEVENT\r\n").count(), 2);
        assert!(file.contains("UID:7f@") && file.contains("UID:8a@"));
        assert!(file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    }
}
