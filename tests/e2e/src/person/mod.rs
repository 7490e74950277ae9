//! A person in front of a browser, in words that a journey is told in.

mod act;
mod look;
mod settings;

use std::{fs, path::Path};

use crate::{
    Engine,
    browser::{Browser, Circumstances, Session},
    trouble::Outcome,
};

/// Acts with pointer and keys, and sees what the page shows to eyes and screen readers. Every
/// method waits until what it needs is there, and panics when it does not come.
#[derive(Debug)]
pub struct Person {
    pub browser: Browser,
    home: String,
}

impl Person {
    /// A person with a browser nobody has used before. `home` is the address of the site.
    #[track_caller]
    #[must_use]
    pub fn with_fresh_browser(
        engine: Engine,
        circumstances: Circumstances,
        home: String,
        evidence: &Path,
    ) -> Self {
        let browser = Browser::fresh(engine, circumstances, evidence)
            .unwrap_or_else(|error| panic!("{engine}: {error}"));
        Self { browser, home }
    }

    fn session(&self) -> Outcome<&Session> {
        self.browser.session()
    }

    /// SIGKILL to the browser: no time to write anything down.
    pub fn loses_the_browser(&mut self) {
        self.browser.kill();
    }

    /// Closes the browser as people do.
    #[track_caller]
    pub fn closes_the_browser(&mut self) {
        self.browser.close().expect("the browser ends");
    }

    /// Starts the browser again, with what it kept.
    #[track_caller]
    pub fn starts_the_browser_again(&mut self) {
        self.browser.start().expect("the browser starts again");
    }

    /// Leaves a picture, the page and the console for people to see why a journey failed.
    fn leave_evidence(&self) {
        let folder = self.browser.evidence();
        let Ok(session) = self.session() else { return };
        let write = |name: &str, bytes: Vec<u8>| fs::write(folder.join(name), bytes);
        let _ = session
            .picture()
            .map(|picture| write("screen.png", picture));
        let _ = session
            .html()
            .map(|html| write("page.html", html.into_bytes()));
        let _ = session
            .console()
            .map(|log| write("console.json", log.to_string().into_bytes()));
        eprintln!("what was seen is in {}", folder.display());
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.leave_evidence();
        }
    }
}
