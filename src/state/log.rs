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
