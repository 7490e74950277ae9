//! Several answers to one question, given where nobody saw the other's. The field shows one of them, by
//! its rule; here all of them are told, quietly, and a tap says which one stays. Texts are told of in
//! their own field, which shows every one.

use leptos::prelude::*;
use vault::{Entry, PathError, Value, Write};

use super::{Disclosure, Listed, Shows, live, moment, tap};
use crate::state::records::Change;
use crate::state::records::plan::date_named;
use crate::state::{now, use_session};
use crate::words::{self, Text};

/// How far another device's clock may be ahead of this one's before it is called wrong, in milliseconds.
const AHEAD: i64 = 24 * 60 * 60 * 1000;

/// The words for what was written; none where this version of the app knows none.
type Named = Box<dyn Fn(&Write) -> Option<Text> + Send + Sync>;

/// What a choice is called, and the change that makes it: as the buttons of the question do.
pub(crate) type Answer = (Text, Result<Change, PathError>);

/// Tells of several answers to a question with these choices.
pub(crate) fn contested(answers: impl Iterator<Item = Answer>) -> AnyView {
    let session = use_session();
    contested_and(answers, move |change| session.save_one(Ok(change)))
}

/// The same where keeping one of them takes more than writing it: `keep` is given its change.
pub(crate) fn contested_and(
    answers: impl Iterator<Item = Answer>,
    keep: impl Fn(Change) + Send + Sync + 'static,
) -> AnyView {
    let mut known = Vec::new();
    known.extend(answers.filter_map(|(name, change)| Some((name, change.ok()?))));
    let path = known
        .first()
        .map(|(_, change)| change.path.as_str().to_owned());
    let named = move |write: &Write| {
        let mut known = known.iter();
        known.find_map(|(name, change)| (change.write == *write).then(|| name.clone()))
    };
    told(
        path.unwrap_or_default(),
        Box::new(named),
        Callback::new(keep),
    )
}

/// Tells of several answers to a yes or no, or of a tick that was both set and taken away.
pub(crate) fn contested_flag(set: impl Fn(bool) -> Result<Change, PathError>) -> AnyView {
    let answers = [
        (words::profile::yes(), set(true)),
        (words::profile::no(), set(false)),
    ];
    contested(answers.into_iter())
}

/// Tells of several days, given the change that takes the day away.
pub(crate) fn contested_day(no_day: Result<Change, PathError>) -> AnyView {
    let session = use_session();
    let path = no_day.map(|change| change.path.as_str().to_owned());
    let named = |write: &Write| match write {
        Write::Set(Value::Text(day)) => date_named(day).map(words::full_date),
        _ => None,
    };
    let keep = Callback::new(move |change| session.save_one(Ok(change)));
    told(path.unwrap_or_default(), Box::new(named), keep)
}

/// One piece of code for all questions.
fn told(path: String, named: Named, keep: Callback<Change>) -> AnyView {
    let session = use_session();
    let heads = Memo::new(move |_| {
        session.replica.with(|replica| {
            let register = replica.register(&path);
            let contested = register.filter(|register| register.is_contested());
            contested.map_or(Vec::new(), |register| each_once(register.heads()))
        })
    });
    live(move || {
        let heads = heads.get();
        (!heads.is_empty()).shows(|| {
            let summary = words::contested::given(heads.len());
            let rows = heads.into_iter().map(|head| {
                let name = match &head.op.write {
                    Write::Remove => Some(words::contested::taken_away()),
                    write => named(write),
                };
                view! { <One head name=name.unwrap_or_else(words::contested::unknown) keep /> }
            });
            let rows = rows.listed();
            view! {
                <div class="contested" role="status">
                    <Disclosure summary>
                        <p class="hint">{words::contested::about()}</p>
                        <ul class="plain-list">{rows}</ul>
                    </Disclosure>
                </div>
            }
        })
    })
}

/// Two devices that wrote the same gave one answer.
fn each_once(heads: &[Entry]) -> Vec<Entry> {
    let mut each: Vec<Entry> = Vec::new();
    for head in heads {
        if each.iter().all(|other| other.op.write != head.op.write) {
            each.push(head.clone());
        }
    }
    each
}

/// One answer, and a button that lets it stand alone.
#[component]
fn One(head: Entry, name: Text, keep: Callback<Change>) -> impl IntoView {
    let at = head.op.at;
    let when = if at > now() + AHEAD {
        words::contested::clock_is_wrong(moment(at))
    } else {
        moment(at)
    };
    let change = Change {
        path: head.op.path,
        write: head.op.write,
        seen: None,
    };
    // Read out with the button, where the eye sees it beside.
    let said = words::contested::keep_named(&name).into_owned();
    let keep = move |_| keep.run(change.clone());
    view! {
        <li class="contested-answer">
            <span><strong>{name}</strong><br /><span class="hint">{when}</span></span>
            <button type="button" class="button button-quiet button-small" aria-label=said on:click=tap(keep)>{words::contested::keep()}</button>
        </li>
    }
}
