//! The log with what it says today, worked out from what is saved.

use chrono::NaiveDate;
use instruments::reflection::{Engagement, Standing, engagement};
use leptos::prelude::*;
use vault::Replica;

use super::clock;
use super::records::log::{self, Log};
use super::session::use_session;

/// The log on one day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LogView {
    pub(crate) today: NaiveDate,
    pub(crate) log: Log,
    /// Its actors go by their ids.
    pub(crate) engagement: Engagement,
}

pub(crate) fn log_view(replica: &Replica, today: NaiveDate) -> LogView {
    let log = log::read(replica);
    LogView {
        engagement: engagement(today, &log.contacts, &log.listed()),
        today,
        log,
    }
}

/// The log as it goes on.
pub(crate) fn use_log() -> Memo<LogView> {
    let session = use_session();
    Memo::new(move |_| {
        session
            .replica
            .with(|replica| log_view(replica, clock::today()))
    })
}

impl LogView {
    /// When to meet somebody next: on the day that was agreed, else before their target is over; a
    /// day that is past becomes today.
    pub(crate) fn next_meeting(&self, standing: &Standing) -> NaiveDate {
        let last = standing.last.and_then(|place| self.log.contacts.get(place));
        let agreed = last.and_then(|contact| contact.next_date);
        let agreed = agreed.filter(|day| *day >= self.today);
        agreed.unwrap_or(standing.due_by.max(self.today))
    }
}

#[cfg(test)]
mod tests {
    use instruments::reflection::{ActorStatus, Contact, How};

    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn met_in_march(agreed: Option<NaiveDate>) -> Contact {
        Contact {
            date: day(3, 2),
            actor: "a1".to_owned(),
            actor_kind: None,
            first_time: None,
            how: How::Met,
            place: None,
            started_by: None,
            themes: Vec::new(),
            heard: "Rents".to_owned(),
            changed: None,
            changed_note: String::new(),
            told_back: None,
            costs_covered: None,
            next_date: agreed,
            agreed: None,
        }
    }

    fn next(today: NaiveDate, agreed: Option<NaiveDate>) -> (ActorStatus, NaiveDate) {
        let log = Log {
            contacts: vec![met_in_march(agreed)],
            ids: vec!["e1".to_owned()],
            ..Log::default()
        };
        let view = LogView {
            engagement: engagement(today, &log.contacts, &log.listed()),
            today,
            log,
        };
        let standing = view.engagement.actors["a1"];
        (standing.status, view.next_meeting(&standing))
    }

    #[test]
    fn the_next_meeting_is_the_day_agreed_else_the_last_day_in_time_and_never_a_day_that_is_past() {
        use ActorStatus::{OnTime, Overdue};
        let (april, autumn) = (day(4, 1), day(10, 1));
        assert_eq!(next(april, None), (OnTime, day(5, 31)), "90 days on");
        assert_eq!(next(april, Some(day(4, 20))), (OnTime, day(4, 20)));
        assert_eq!(
            next(april, Some(april)),
            (OnTime, april),
            "agreed for today"
        );
        assert_eq!(
            next(april, Some(day(3, 20))),
            (OnTime, day(5, 31)),
            "that day is past"
        );
        assert_eq!(next(autumn, None), (Overdue, autumn), "at once");
    }
}
