//! Texts that come after the first screen, in a file of their own.

use std::sync::OnceLock;

use instruments::library::{Instrument, Library};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::{page, timer};
use crate::sync::fetch;
use crate::words;

/// How long the file may take before a person is told, in milliseconds.
const PATIENCE: i32 = 20_000;

/// A part of an instrument, in every version, that is fetched once and then here for as long as
/// the app runs. Copies of the handle are the same.
#[derive(Debug)]
pub(crate) struct Later<I: 'static> {
    /// By which the page names the file.
    name: &'static str,
    is_on_the_way: RwSignal<bool>,
    here: &'static OnceLock<Vec<I>>,
}

/// How far texts have come.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Arrival<T> {
    /// Not asked for yet, or asked for in vain.
    Missing,
    OnTheWay,
    Here(T),
}

impl<I> Clone for Later<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Later<I> {}

impl<I: Instrument + Send + Sync> Later<I> {
    /// Asks for nothing yet.
    pub(crate) fn named(name: &'static str) -> Later<I> {
        Later {
            name,
            is_on_the_way: RwSignal::new(false),
            here: Box::leak(Box::default()),
        }
    }

    /// Asks for the file, unless it is here or on its way.
    pub(crate) fn ask(self) {
        if self.is_on_the_way.get_untracked() || self.here.get().is_some() {
            return;
        }
        self.is_on_the_way.set(true);
        spawn_local(async move {
            let came = timer::within(PATIENCE, fetched(self.name)).await.flatten();
            if let Some(texts) = came.and_then(|bytes| read(&bytes)) {
                // Cannot be there already: it is asked for only while it is missing, and once.
                let _ = self.here.set(texts);
            }
            self.is_on_the_way.set(false);
        });
    }

    /// The texts of one version. Follows the signal.
    pub(crate) fn version(self, version: &str) -> Arrival<&'static I> {
        let is_on_the_way = self.is_on_the_way.get();
        let mut versions = self.here.get().into_iter().flatten();
        match versions.find(|texts| texts.version() == version) {
            Some(texts) => Arrival::Here(texts),
            None if is_on_the_way => Arrival::OnTheWay,
            None => Arrival::Missing,
        }
    }
}

async fn fetched(name: &str) -> Option<Vec<u8>> {
    fetch::bytes(&page::later_file(name)?).await
}

/// None where the bytes are something else, such as a hotel's login page.
fn read<I: Instrument>(bytes: &[u8]) -> Option<Vec<I>> {
    let locale = words::current();
    let dressed = |texts: I| texts.map_words(|text| locale.dress_text(text));
    let versions = Library::decode_versions(bytes).ok()?;
    Some(versions.into_iter().map(dressed).collect())
}

#[cfg(test)]
mod tests {
    use instruments::check::{Guidance, Outcome};

    use super::*;

    fn guidance(version: &str, outcome: &str) -> Guidance {
        let outcome = Outcome {
            id: "5c-1".to_owned(),
            text: outcome.to_owned(),
        };
        Guidance {
            version: version.to_owned(),
            questions: Vec::new(),
            outcomes: vec![outcome],
        }
    }

    #[test]
    fn an_old_version_keeps_its_own_words() {
        let (old, new) = (guidance("1.0", "Good jobs"), guidance("1.1", "Fair jobs"));
        let library = Library::new(new.clone(), vec![old.clone()], &[]);
        let read: Vec<Guidance> = read(&library.encode().unwrap()).unwrap();
        assert_eq!(read, [old, new]);
    }

    #[test]
    fn a_login_page_in_the_place_of_the_texts_is_not_taken_for_them() {
        let page = "<!doctype html><html><head><title>Free Wi-Fi</title></head><body>".repeat(40);
        assert_eq!(read::<Guidance>(page.as_bytes()), None);
        let whole = Library::new(guidance("1.0", "Good jobs"), Vec::new(), &[])
            .encode()
            .unwrap();
        assert_eq!(read::<Guidance>(&whole[..whole.len() - 2]), None);
    }
}
