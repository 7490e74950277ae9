//! A browser under a driver, with a profile that outlives it.

mod chromium;
mod firefox;
mod session;
mod webkit;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

pub use session::Session;
pub use webkit::without_a_driver;

use crate::{
    Engine,
    trouble::{Outcome, Trouble},
};

/// How a person's browser is set, before it starts.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances {
    /// The room for the page, in CSS pixels.
    pub width: u32,
    pub height: u32,
    pub dark: bool,
    /// The size of text that the person chose in the browser, in per cent.
    pub text_per_cent: u32,
    pub storage: Storage,
    /// Where the person's clock is set to, `Pacific/Kiritimati` for instance; as this machine's
    /// where it is none.
    pub time_zone: Option<&'static str>,
}

/// What the browser lets a page keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Storage {
    Allowed,
    /// The person, or the firm that set up the phone, forbids pages to keep anything.
    Blocked,
}

impl Default for Circumstances {
    /// A phone of today, held upright.
    fn default() -> Self {
        Self {
            width: 390,
            height: 844,
            dark: false,
            text_per_cent: 100,
            storage: Storage::Allowed,
            time_zone: None,
        }
    }
}

/// One browser of one person. Dropped, it is killed and its profile is thrown away.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    circumstances: Circumstances,
    profile: TempDir,
    evidence: PathBuf,
    session: Option<Session>,
}

impl Browser {
    /// Starts a browser with a fresh profile. `evidence` is a folder for what the browser says.
    ///
    /// # Errors
    /// When the browser or its driver is not to be had: a journey is never skipped for that.
    pub fn fresh(engine: Engine, circumstances: Circumstances, evidence: &Path) -> Outcome<Self> {
        fs::create_dir_all(evidence)?;
        let mut browser = Self {
            engine,
            circumstances,
            profile: TempDir::with_prefix("good-business-journey-")?,
            evidence: evidence.to_owned(),
            session: None,
        };
        fs::create_dir_all(browser.downloads())?;
        browser.start()?;
        Ok(browser)
    }

    /// The engine inside.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// How it was set.
    #[must_use]
    pub const fn circumstances(&self) -> Circumstances {
        self.circumstances
    }

    /// Where a failed journey leaves what it saw.
    #[must_use]
    pub fn evidence(&self) -> &Path {
        &self.evidence
    }

    /// The session with the driver.
    ///
    /// # Errors
    /// When the browser was killed.
    pub fn session(&self) -> Outcome<&Session> {
        self.session
            .as_ref()
            .ok_or_else(|| Trouble::NotStarted("the browser was killed".to_owned()))
    }

    /// SIGKILL to every process of the browser: no time to write anything down.
    pub fn kill(&mut self) {
        self.session = None;
    }

    /// Closes the browser as people do.
    ///
    /// # Errors
    /// When it does not end.
    pub fn close(&mut self) -> Outcome<()> {
        self.session.take().map_or(Ok(()), Session::end)
    }

    /// Starts again with the profile it had. WebKitGTK keeps nothing under a driver; see
    /// [`crate::browser::Browser::keeps_its_profile`].
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(&mut self) -> Outcome<()> {
        self.kill();
        let started = match self.engine {
            Engine::Chromium => chromium::start(self)?,
            Engine::Firefox => firefox::start(self)?,
            Engine::WebKit => webkit::start(self)?,
        };
        let session = self.session.insert(started);
        session.make_room(self.circumstances.width, self.circumstances.height)
    }

    /// Whether what a page kept is there when the browser starts again under a driver.
    #[must_use]
    pub const fn keeps_its_profile(&self) -> bool {
        !matches!(self.engine, Engine::WebKit)
    }

    /// Where what is downloaded ends up.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.profile.path().join("downloads")
    }

    fn log(&self, name: &str) -> PathBuf {
        self.evidence.join(format!("{name}.log"))
    }

    fn profile(&self) -> io::Result<PathBuf> {
        let profile = self.profile.path().join("profile");
        fs::create_dir_all(&profile)?;
        Ok(profile)
    }
}
