//! One entry of the log: `log/<id>/date` and so on, by the field ids of the instrument.

use chrono::NaiveDate;
use instruments::reflection::{
    Agreed, Changed, Contact, Costs, DateRefusal, How, LogField, Place, StartedBy,
};
use vault::{PathError, Replica, Value};

use crate::state::records::Change;
use crate::state::records::actor::{self, ActorRecord};
use crate::state::records::plan::date_named;

/// What is written of an entry so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Entry {
    pub(crate) id: String,
    /// When it was begun, in milliseconds since 1970: of one day, the later stands first.
    pub(crate) made: i64,
    pub(crate) date: Option<NaiveDate>,
    /// The id of an actor.
    pub(crate) who: Option<String>,
    pub(crate) how: Option<How>,
    pub(crate) heard: String,
    /// Taken out of the log; it can be put back.
    pub(crate) is_taken_out: bool,
    first_time: Option<bool>,
    place: Option<Place>,
    started_by: Option<StartedBy>,
    themes: Vec<String>,
    changed: Option<Changed>,
    changed_note: String,
    told_back: Option<NaiveDate>,
    costs_covered: Option<Costs>,
    next_date: Option<NaiveDate>,
    agreed: Option<Agreed>,
}

/// The entry of that id, or none where nothing is written of it.
pub(crate) fn read(replica: &Replica, id: &str) -> Option<Entry> {
    let prefix = format!("log/{id}/");
    let mut entry = None;
    for (path, register) in replica.under(&prefix) {
        if let Some(value) = register.value() {
            entry
                .get_or_insert_with(|| Entry::begun(id))
                .take_in(&path.as_str()[prefix.len()..], value);
        }
    }
    entry
}

impl Entry {
    pub(super) fn begun(id: &str) -> Entry {
        Entry {
            id: id.to_owned(),
            ..Entry::default()
        }
    }

    /// Takes in one field by its path below the entry. What is no field of this version is left
    /// where it is.
    pub(super) fn take_in(&mut self, field: &str, value: &Value) {
        match value {
            Value::Text(text) => self.take_in_text(field, text),
            Value::Flag(flag) => self.take_in_flag(field, *flag),
            Value::Number(number) if field == "made" => self.made = *number,
            Value::Number(_) => {}
        }
    }

    fn take_in_text(&mut self, field: &str, text: &str) {
        match LogField::from_id(field) {
            Some(LogField::Date) => self.date = date_named(text),
            Some(LogField::Who) => self.who = Some(text.to_owned()),
            Some(LogField::How) => self.how = How::from_id(text),
            Some(LogField::Place) => self.place = Place::from_id(text),
            Some(LogField::StartedBy) => self.started_by = StartedBy::from_id(text),
            Some(LogField::Themes) => {
                let tags = text.split(',').map(str::trim);
                let tags = tags.filter(|tag| !tag.is_empty()).map(str::to_owned);
                self.themes.extend(tags);
            }
            Some(LogField::Heard) => self.heard = text.to_owned(),
            Some(LogField::Changed) => self.changed = Changed::from_id(text),
            Some(LogField::ChangedNote) => self.changed_note = text.to_owned(),
            Some(LogField::ToldBack) => self.told_back = date_named(text),
            Some(LogField::CostsCovered) => self.costs_covered = Costs::from_id(text),
            Some(LogField::NextDate) => self.next_date = date_named(text),
            Some(LogField::Agreed) => self.agreed = Agreed::from_id(text),
            Some(LogField::ActorKind | LogField::FirstTime) | None => {}
        }
    }

    fn take_in_flag(&mut self, field: &str, flag: bool) {
        match field.split_once('/') {
            Some(("theme", theme)) if flag => self.themes.push(theme.to_owned()),
            None if field == LogField::FirstTime.id() => self.first_time = Some(flag),
            None if field == TAKEN_OUT => self.is_taken_out = flag,
            _ => {}
        }
    }

    /// Whether anything was written beyond the day that it begins with.
    pub(crate) fn has_words(&self) -> bool {
        self.who.is_some() || self.how.is_some() || !self.heard.trim().is_empty()
    }

    /// The entry as the measures read it; none until date, who, how and what was heard are there.
    /// What kind of actor it was stands with the actor.
    pub(crate) fn contact(&self, actor: Option<&ActorRecord>) -> Option<Contact> {
        let is_whole = self.who.is_some() && !self.heard.trim().is_empty();
        let mut contact = is_whole.then_some(self.filled_in(self.date?, self.how?))?;
        contact.actor_kind = actor.and_then(|actor| actor.kind);
        Some(contact)
    }

    /// Why a day cannot be kept in a field of this entry, and which field it does not go with.
    pub(crate) fn refusal(
        &self,
        field: LogField,
        day: NaiveDate,
        today: NaiveDate,
    ) -> Option<(LogField, DateRefusal)> {
        let mut contact = self.filled_in(self.date.unwrap_or(today), How::Met);
        match field {
            LogField::Date => contact.date = day,
            LogField::ToldBack => contact.told_back = Some(day),
            LogField::NextDate => contact.next_date = Some(day),
            _ => {}
        }
        let mut refusals = contact.date_refusals(today).into_iter();
        // The other days follow the meeting's, so only a new day of the meeting can trouble them.
        refusals.find(|(troubled, _)| field == LogField::Date || *troubled == field)
    }

    fn filled_in(&self, date: NaiveDate, how: How) -> Contact {
        Contact {
            date,
            actor: self.who.clone().unwrap_or_default(),
            actor_kind: None,
            first_time: self.first_time,
            how,
            place: self.place,
            started_by: self.started_by,
            themes: self.themes.clone(),
            heard: self.heard.clone(),
            changed: self.changed,
            changed_note: self.changed_note.clone(),
            told_back: self.told_back,
            costs_covered: self.costs_covered,
            next_date: self.next_date,
            agreed: self.agreed,
        }
    }

    /// The day that a field holds.
    pub(crate) fn day(&self, field: LogField) -> Option<NaiveDate> {
        match field {
            LogField::Date => self.date,
            LogField::ToldBack => self.told_back,
            LogField::NextDate => self.next_date,
            _ => None,
        }
    }

    /// The id of what was chosen in a field.
    pub(crate) fn chosen(&self, field: LogField) -> Option<&'static str> {
        match field {
            LogField::FirstTime => self
                .first_time
                .map(|is_first| if is_first { "yes" } else { "no" }),
            LogField::How => self.how.map(How::id),
            LogField::Place => self.place.map(Place::id),
            LogField::StartedBy => self.started_by.map(StartedBy::id),
            LogField::Changed => self.changed.map(Changed::id),
            LogField::CostsCovered => self.costs_covered.map(Costs::id),
            LogField::Agreed => self.agreed.map(Agreed::id),
            _ => None,
        }
    }

    pub(crate) fn has_theme(&self, theme: &str) -> bool {
        self.themes.iter().any(|ticked| ticked == theme)
    }
}

const TAKEN_OUT: &str = "taken_out";

/// A new entry begins, with the day it is written on.
pub(crate) fn begin(id: &str, today: NaiveDate, now: i64) -> Result<Vec<Change>, PathError> {
    Ok(vec![
        Change::number(&format!("log/{id}/made"), now)?,
        set_date(id, LogField::Date, Some(today))?,
    ])
}

/// Where the words or the choice of a field are kept.
pub(crate) fn path(id: &str, field: LogField) -> String {
    format!("log/{id}/{}", field.id())
}

/// The choices of a field by their ids, in the order of the instrument; none where it has none.
pub(crate) fn choices(field: LogField) -> Vec<&'static str> {
    match field {
        LogField::FirstTime => vec!["yes", "no"],
        LogField::Agreed => Agreed::ALL.iter().copied().map(Agreed::id).collect(),
        _ => field.choices(),
    }
}

/// The person picked a choice by its id, or whom they met.
pub(crate) fn choose(id: &str, field: LogField, choice: &str) -> Result<Change, PathError> {
    match field {
        LogField::FirstTime => first_time(id, choice == "yes"),
        _ => Change::text(&path(id, field), choice),
    }
}

/// The name that was typed for whom the entry is about: somebody known, or somebody new. `made_here`
/// is whom the same field made of a shorter or misspelt name, `fresh` an id for somebody new. Gives
/// whom it made, for the next time.
pub(crate) fn who_typed(
    id: &str,
    typed: &str,
    actors: &[ActorRecord],
    made_here: Option<String>,
    fresh: String,
) -> Result<(Option<String>, Vec<Change>), PathError> {
    let known = actor::named(actors, typed).map(|known| &known.id);
    let known = known.filter(|known| made_here.as_ref() != Some(*known));
    if let Some(known) = known {
        let taken_back = made_here.map(|made| actor::take_back(&made));
        let chosen = choose(id, LogField::Who, known);
        let changes = [chosen]
            .into_iter()
            .chain(taken_back)
            .collect::<Result<_, _>>()?;
        return Ok((None, changes));
    }
    let made = made_here.unwrap_or(fresh);
    let changes = vec![
        actor::name(&made, typed)?,
        choose(id, LogField::Who, &made)?,
    ];
    Ok((Some(made), changes))
}

pub(crate) fn set_date(
    id: &str,
    field: LogField,
    day: Option<NaiveDate>,
) -> Result<Change, PathError> {
    let path = path(id, field);
    day.map_or_else(
        || Change::remove(&path),
        |day| Change::text(&path, day.to_string()),
    )
}

pub(crate) fn first_time(id: &str, is_first: bool) -> Result<Change, PathError> {
    Change::flag(&path(id, LogField::FirstTime), is_first)
}

/// The person ticked a theme of the reflection, or took the tick away.
pub(crate) fn theme(id: &str, theme: &str, on: bool) -> Result<Change, PathError> {
    Change::flag(&format!("log/{id}/theme/{theme}"), on)
}

pub(crate) fn take_out(id: &str, is_out: bool) -> Result<Change, PathError> {
    Change::flag(&format!("log/{id}/{TAKEN_OUT}"), is_out)
}
