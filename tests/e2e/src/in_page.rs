//! What is put into a page to find things in it by role and name.

use std::{fmt, fs, path::PathBuf};

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    browser::Session,
    repository,
    trouble::{Outcome, Trouble},
    wait,
};

const IN_PAGE: &str = include_str!("in_page.js");
const FINDER: &str = "@testing-library/dom/dist/@testing-library/dom.umd.min.js";
const RULES: &str = "axe-core/axe.min.js";

/// An accessible name, as a screen reader says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// The whole name.
    Whole(String),
    /// Its beginning: for names that end with something that changes.
    Starting(String),
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::Whole(text.to_owned())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::Whole(text)
    }
}

impl Name {
    fn to_json(name: Option<&Self>) -> Value {
        match name {
            Some(Self::Whole(text)) => json!({ "how": "whole", "text": text }),
            Some(Self::Starting(text)) => json!({ "how": "starting", "text": text }),
            None => Value::Null,
        }
    }
}

/// An element as it stands on the screen.
#[derive(Debug, Clone, Deserialize)]
pub struct Thing {
    /// The middle of it, in CSS pixels from the corner of the window.
    pub x: i64,
    pub y: i64,
    pub visible: bool,
    pub enabled: bool,
    /// Whether a finger put on its middle would touch it.
    pub reached: bool,
    pub covered_by: Option<String>,
    /// How many pixels it is away from the middle of the window.
    pub away: i64,
    pub focused: bool,
    pub checked: bool,
    pub value: Option<Value>,
    pub text: Option<String>,
}

/// Where the keyboard is.
#[derive(Debug, Clone, Deserialize)]
pub struct Focus {
    pub role: String,
    pub tag: String,
    pub name: String,
}

/// What is looked for: a role, its name, and the group it stands in where that matters.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub role: String,
    pub name: Option<Name>,
    pub group: Option<Name>,
    /// Whether the first will do where there are several.
    pub takes_first: bool,
}

impl Wanted {
    #[must_use]
    pub fn new(role: &str, name: impl Into<Name>) -> Self {
        Self {
            name: Some(name.into()),
            ..Self::any(role)
        }
    }

    /// Whatever its name.
    #[must_use]
    pub fn any(role: &str) -> Self {
        Self {
            role: role.to_owned(),
            name: None,
            group: None,
            takes_first: false,
        }
    }

    /// The first from the top of the page, where there are several.
    #[must_use]
    pub fn first(self) -> Self {
        Self {
            takes_first: true,
            ..self
        }
    }

    /// Within a group of that name, such as the radio buttons of one question among several.
    #[must_use]
    pub fn in_group(self, group: impl Into<Name>) -> Self {
        Self {
            group: Some(group.into()),
            ..self
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.role)?;
        if let Some(Name::Whole(name) | Name::Starting(name)) = &self.name {
            write!(f, " {name:?}")?;
        }
        if let Some(Name::Whole(group) | Name::Starting(group)) = &self.group {
            write!(f, " in {group:?}")?;
        }
        Ok(())
    }
}

/// The elements that the accessibility tree holds, three at most.
///
/// # Errors
/// When the page cannot be looked at.
pub fn find(session: &Session, wanted: &Wanted) -> Outcome<Vec<Thing>> {
    let arguments = vec![
        json!(wanted.role),
        Name::to_json(wanted.name.as_ref()),
        Name::to_json(wanted.group.as_ref()),
    ];
    look(session, "find(...arguments)", arguments)
}

/// The names of all elements with a role, in the order of the page.
///
/// # Errors
/// When the page cannot be looked at.
pub fn names(session: &Session, role: &str, group: Option<&Name>) -> Outcome<Vec<String>> {
    let arguments = vec![json!(role), Name::to_json(group)];
    look(session, "names(...arguments)", arguments)
}

/// Every role on the page with its names.
///
/// # Errors
/// When the page cannot be looked at.
pub fn roles(session: &Session) -> Outcome<String> {
    look(session, "roles()", vec![])
}

/// What the keyboard would act on.
///
/// # Errors
/// When the page cannot be looked at.
pub fn focus(session: &Session) -> Outcome<Focus> {
    look(session, "focus()", vec![])
}

/// Whether a pointer has come down on the page since the last time this was asked. A page that came
/// since then does not know.
///
/// # Errors
/// When the page cannot be looked at.
pub fn touched(session: &Session) -> Outcome<Option<bool>> {
    let script = "return window.journeys?.touched() ?? null";
    read(session.run(script, vec![])?)
}

/// The breaches of the accessibility rules on the page, in a line each; empty when there are none.
///
/// # Errors
/// When the page cannot be looked at.
pub fn breaches(session: &Session) -> Outcome<Vec<String>> {
    session.run(&package(RULES)?, vec![])?;
    let script = "const told = arguments[arguments.length - 1];
        window.axe.run().then(
            ({ violations }) => told(violations.flatMap(({ id, help, nodes }) => nodes.map(
                (node) => `${id}: ${help}: ${node.html} (${node.failureSummary})`))),
            (error) => told([String(error)]))";
    read(session.run_and_wait(script, vec![])?)
}

/// Asks `window.journeys`, which is put into the page first where a new page has come. Each question has
/// an answer; Firefox gives null in its stead when a new page comes while it is asked, and is asked again.
fn look<T: DeserializeOwned>(
    session: &Session,
    question: &str,
    arguments: Vec<Value>,
) -> Outcome<T> {
    let script = format!(
        "if (!window.journeys) return 'not there';
         return window.journeys.{question}"
    );
    let answer = wait::until("an answer of the page", || {
        let answer = session.run(&script, arguments.clone())?;
        if answer == "not there" {
            session.run(&format!("{}\n;{IN_PAGE}", package(FINDER)?), vec![])?;
        }
        let is_answer = answer != "not there" && !answer.is_null();
        Ok(is_answer
            .then_some(answer)
            .ok_or_else(|| "there is none".to_owned()))
    })?;
    read(answer)
}

fn read<T: DeserializeOwned>(answer: Value) -> Outcome<T> {
    serde_json::from_value(answer.clone())
        .map_err(|error| Trouble::Page(format!("the page answered {answer}: {error}")))
}

fn package(path: &str) -> Outcome<String> {
    let path: PathBuf = repository().join("tests/e2e/node_modules").join(path);
    fs::read_to_string(&path).map_err(|_| {
        let path = path.display();
        Trouble::Page(format!("{path} is missing: run `npm ci` in tests/e2e"))
    })
}
