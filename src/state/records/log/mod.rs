//! The log of listening as a whole: whom an anchor met, and what came of it.

pub(crate) mod entry;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};
use instruments::reflection::{Actor, Changed, Contact, LogField};
use vault::Replica;

use self::entry::Entry;
use super::actor::{self, ActorRecord};

/// How long after a contact somebody still counts as known, in months.
const KNOWN_FOR: Months = Months::new(24);

/// Everything that is written, read in one walk.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Log {
    /// By name.
    pub(crate) actors: Vec<ActorRecord>,
    /// What counts, the newest first.
    pub(crate) contacts: Vec<Contact>,
    /// The id of each contact's entry, in the same order.
    pub(crate) ids: Vec<String>,
    /// What still lacks its day, who, how or what was heard, the newest first.
    pub(crate) half_written: Vec<Entry>,
    /// What was taken out and can be put back, the newest first.
    pub(crate) taken_out: Vec<Entry>,
}

/// Reads every actor and every entry.
pub(crate) fn read(replica: &Replica) -> Log {
    let actors = actor::all(replica);
    let by_id = actors.iter().map(|actor| (actor.id.as_str(), actor));
    let by_id: BTreeMap<&str, &ActorRecord> = by_id.collect();
    let mut log = Log::default();
    let mut entries = all(replica);
    entries.sort_by_cached_key(|entry| Reverse((entry.date, entry.made, entry.id.clone())));
    for entry in entries {
        let actor = entry.who.as_deref().and_then(|who| by_id.get(who).copied());
        if entry.is_taken_out {
            log.taken_out.push(entry);
        } else if let Some(contact) = entry.contact(actor) {
            log.contacts.push(contact);
            log.ids.push(entry.id);
        } else if entry.has_words() {
            log.half_written.push(entry);
        }
    }
    say_who_was_known(&mut log.contacts);
    Log { actors, ..log }
}

/// Somebody who was met in the 24 months before is no new voice: where nobody answered that, the log
/// knows it by itself. Of a contact that it does not hold, nothing is known.
fn say_who_was_known(newest_first: &mut [Contact]) {
    // By actor: the last day they were met, and the day before that.
    let mut met: BTreeMap<String, (NaiveDate, Option<NaiveDate>)> = BTreeMap::new();
    for contact in newest_first.iter_mut().rev() {
        let date = contact.date;
        let known = met.get(&contact.actor);
        let before = known.and_then(|(last, earlier)| (*last < date).then_some(*last).or(*earlier));
        let is_known = before.and_then(|day| day.checked_add_months(KNOWN_FOR)) >= Some(date);
        if contact.first_time.is_none() && is_known {
            contact.first_time = Some(false);
        }
        if contact.how.is_two_way() {
            let (last, earlier) = met.entry(contact.actor.clone()).or_insert((date, None));
            if *last < date {
                *earlier = Some(std::mem::replace(last, date));
            }
        }
    }
}

/// Every entry, by id.
fn all(replica: &Replica) -> Vec<Entry> {
    const PREFIX: &str = "log/";
    let mut entries: Vec<Entry> = Vec::new();
    for (path, register) in replica.under(PREFIX) {
        let below = path.as_str()[PREFIX.len()..].split_once('/');
        let (Some((id, field)), Some(value)) = (below, register.value()) else {
            continue;
        };
        if entries.last().is_none_or(|last| last.id != id) {
            entries.push(Entry::begun(id));
        }
        if let Some(entry) = entries.last_mut() {
            entry.take_in(field, value);
        }
    }
    entries
}

impl Log {
    /// The actor of that id.
    pub(crate) fn actor(&self, id: &str) -> Option<&ActorRecord> {
        self.actors.iter().find(|actor| actor.id == id)
    }

    /// An actor's name; none where it has not come to this device.
    pub(crate) fn name(&self, actor: &str) -> Option<&str> {
        self.actor(actor).map(|actor| actor.name.as_str())
    }

    /// Those whose rhythm the measures look at: whoever was met, and whoever is to be met. A group
    /// address, which was only ever written to, is not unless the person says so; nor is somebody
    /// whose name stands in a half-written entry alone. Whoever the person says is not to be met any
    /// more has no target.
    pub(crate) fn listed(&self) -> Vec<Actor> {
        let two_way = self
            .contacts
            .iter()
            .filter(|contact| contact.how.is_two_way());
        let mut met: BTreeSet<&str> = BTreeSet::new();
        met.extend(two_way.map(|contact| contact.actor.as_str()));
        let counts = |actor: &&ActorRecord| {
            actor.is_to_be_met == Some(true) || met.contains(actor.id.as_str())
        };
        let listed = self.actors.iter().filter(counts);
        listed
            .map(|actor| Actor {
                name: actor.id.clone(),
                target_days: (actor.is_to_be_met != Some(false)).then_some(actor.target_days),
            })
            .collect()
    }

    /// The places in the log of all that was heard from an actor, the newest first.
    pub(crate) fn with(&self, actor: &str) -> Vec<usize> {
        let contacts = self.contacts.iter().enumerate();
        let with = contacts.filter(|(_, contact)| contact.actor == actor);
        with.map(|(place, _)| place).collect()
    }

    /// The places in the log of the entries that have a question open, the newest first.
    pub(crate) fn with_open_questions(&self) -> Vec<usize> {
        let contacts = self.contacts.iter().enumerate();
        let open = contacts.filter(|(_, contact)| !open_questions(contact).is_empty());
        open.map(|(place, _)| place).collect()
    }

    /// What an entry says, where it is whole.
    pub(crate) fn contact(&self, entry: &str) -> Option<&Contact> {
        let place = self.ids.iter().position(|id| id == entry)?;
        self.contacts.get(place)
    }
}

/// The fields that an entry is asked for later. Another meeting may never come, a note explains
/// only what changed, and what was sent to many has no place, no host and nobody to pay.
pub(crate) fn open_questions(contact: &Contact) -> Vec<LogField> {
    let is_open = |field: &LogField| match field {
        LogField::NextDate => false,
        LogField::ChangedNote => !matches!(contact.changed, None | Some(Changed::NothingYet)),
        LogField::FirstTime
        | LogField::Place
        | LogField::StartedBy
        | LogField::CostsCovered
        | LogField::Agreed => contact.how.is_two_way(),
        _ => true,
    };
    let mut fields = contact.blank_fields();
    fields.retain(is_open);
    fields
}
