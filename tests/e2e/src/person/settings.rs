//! What a person's browser is told and keeps, beyond the page.

use std::{fs, path::Path, path::PathBuf};

use serde_json::json;

use super::Person;
use crate::{
    trouble::{Outcome, Trouble},
    wait,
};

impl Person {
    /// Sets the app's language. There is no way to pick a made-up one on a screen: it is written
    /// where the app keeps its choice.
    #[track_caller]
    pub fn speaks(&self, language: &str) {
        let script = "localStorage.setItem('good-business.language', JSON.stringify(arguments[0]))";
        self.session()
            .and_then(|session| session.run(script, vec![json!(language)]))
            .unwrap_or_else(|error| panic!("setting the language: {error}"));
    }

    /// Whether the browser asks pages to be dark.
    #[track_caller]
    #[must_use]
    pub fn has_dark_pages(&self) -> bool {
        let script = "return matchMedia('(prefers-color-scheme: dark)').matches";
        self.session()
            .and_then(|session| session.run(script, vec![]))
            .unwrap_or_else(|error| panic!("{error}"))
            == true
    }

    /// The language and the direction that the page says it has.
    #[track_caller]
    #[must_use]
    pub fn language(&self) -> (String, String) {
        let script = "return [document.documentElement.lang, document.documentElement.dir]";
        let said = self
            .session()
            .and_then(|session| session.run(script, vec![]))
            .unwrap_or_else(|error| panic!("{error}"));
        let text = |place: usize| said[place].as_str().unwrap_or_default().to_owned();
        (text(0), text(1))
    }

    /// Gives this site room for so many bytes, or as many as the browser likes. Chromium only.
    #[track_caller]
    pub fn has_room_for(&self, bytes: Option<u64>) {
        let mut room = json!({ "origin": self.home });
        if let Some(bytes) = bytes {
            room["quotaSize"] = json!(bytes);
        }
        self.session()
            .and_then(|session| session.cdp("Storage.overrideQuotaForOrigin", room))
            .unwrap_or_else(|error| panic!("setting the room for a site: {error}"));
    }

    /// Picks a file in the browser's own dialogue, which a driver fills in.
    #[track_caller]
    pub fn picks_a_file(&self, label: &str, file: &Path) {
        self.try_to_pick(label, file)
            .unwrap_or_else(|error| panic!("picking {}: {error}", file.display()));
    }

    fn try_to_pick(&self, label: &str, file: &Path) -> Outcome<()> {
        let session = self.session()?;
        let script = "return [...document.querySelectorAll('input[type=file]')]
            .find((field) => field.labels[0]?.innerText.trim() === arguments[0])?.id ?? ''";
        let field = wait::until(&format!("the file field {label:?}"), || {
            let found = session.run(script, vec![json!(label)])?;
            Ok(match found.as_str() {
                Some("") | None => Err("there is none".to_owned()),
                Some(id) => Ok(id.to_owned()),
            })
        })?;
        session.type_into(&field, &file.to_string_lossy())
    }

    /// The one file with that ending that the browser has saved and finished.
    #[track_caller]
    #[must_use]
    pub fn finds_the_download(&self, ending: &str) -> PathBuf {
        let folder = self.browser.downloads();
        let found = wait::until("the download", || {
            let files: Vec<PathBuf> = fs::read_dir(&folder)
                .map_err(Trouble::from)?
                .flatten()
                .map(|entry| entry.path())
                .collect();
            let done = files.iter().find(|file| {
                let whole = fs::metadata(file).is_ok_and(|about| about.len() > 0);
                whole && file.to_string_lossy().ends_with(ending)
            });
            Ok(match done {
                Some(file) => Ok(file.clone()),
                None => Err(format!("{} holds {files:?}", folder.display())),
            })
        });
        found.unwrap_or_else(|error| panic!("{error}"))
    }
}
