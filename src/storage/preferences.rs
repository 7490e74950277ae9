//! Small choices that belong to this browser rather than to a vault. The only file that names
//! gloo_storage, which throws where storage is blocked: so it is probed once, and never asked there.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use gloo_storage::{LocalStorage, Storage};

/// What every key of this app begins with, so that another app at the same address is left alone.
const PREFIX: &str = "good-business.";

/// What a person can choose for this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    Language,
    TextSize,
    Theme,
}

impl Preference {
    fn key(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::TextSize => "text-size",
            Self::Theme => "theme",
        }
    }
}

/// The preferences of this browser; where it keeps nothing they hold until the page is left.
#[derive(Clone, Debug)]
pub struct Preferences {
    kept: bool,
    unkept: Rc<RefCell<BTreeMap<String, String>>>,
}

impl Preferences {
    pub fn open() -> Self {
        Self {
            kept: is_usable(),
            unkept: Rc::default(),
        }
    }

    pub fn get(&self, preference: Preference) -> Option<String> {
        self.read(preference.key())
    }

    pub fn set(&self, preference: Preference, value: &str) {
        self.write(preference.key(), value);
    }

    /// Goes back to what the device or the app chooses by itself.
    pub fn unset(&self, preference: Preference) {
        self.remove(preference.key());
    }

    /// Whether this browser was marked as holding data in the database of this name. The mark lies
    /// outside of the database, so that an emptied database is not taken for a first run.
    pub fn holds_data(&self, database: &str) -> bool {
        self.read(&mark(database)).is_some()
    }

    pub fn mark_holds_data(&self, database: &str) {
        if !self.holds_data(database) {
            self.write(&mark(database), "yes");
        }
    }

    pub fn unmark_holds_data(&self, database: &str) {
        self.remove(&mark(database));
    }

    /// Forgets every choice; the mark is the database's own and stays.
    pub fn erase(&self) {
        for preference in [
            Preference::Language,
            Preference::TextSize,
            Preference::Theme,
        ] {
            self.unset(preference);
        }
    }

    fn read(&self, key: &str) -> Option<String> {
        let unkept = self.unkept.borrow().get(key).cloned();
        unkept.or_else(|| {
            self.kept
                .then(|| LocalStorage::get(prefixed(key)).ok())
                .flatten()
        })
    }

    fn write(&self, key: &str, value: &str) {
        self.unkept.borrow_mut().remove(key);
        let written = self.kept && LocalStorage::set(prefixed(key), value).is_ok();
        if !written {
            self.unkept
                .borrow_mut()
                .insert(key.to_owned(), value.to_owned());
        }
    }

    fn remove(&self, key: &str) {
        self.unkept.borrow_mut().remove(key);
        if self.kept {
            LocalStorage::delete(prefixed(key));
        }
    }
}

fn prefixed(key: &str) -> String {
    format!("{PREFIX}{key}")
}

fn mark(database: &str) -> String {
    format!("holds-data.{database}")
}

/// Whether localStorage is there and takes a value; asked without gloo_storage, which would throw.
fn is_usable() -> bool {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let probe = prefixed("probe");
    storage.is_some_and(|storage| {
        storage.set_item(&probe, "").is_ok() && storage.remove_item(&probe).is_ok()
    })
}
