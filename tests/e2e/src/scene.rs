//! Where a journey takes place: a server, and people with fresh browsers.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{Engine, Person, Server, browser::Circumstances, repository};

/// One journey in one engine.
#[derive(Debug)]
pub struct Scene {
    pub engine: Engine,
    pub server: Server,
    evidence: PathBuf,
    people: std::cell::Cell<u32>,
}

impl Scene {
    /// Serves the app for a journey of that name.
    #[track_caller]
    #[must_use]
    pub fn of(engine: Engine, journey: &str) -> Self {
        let evidence = repository()
            .join("target/e2e")
            .join(format!("{engine}.{journey}"));
        // What an earlier run left would be taken for what this one saw.
        let _ = fs::remove_dir_all(&evidence);
        let server = Server::serving(&dist()).unwrap_or_else(|error| panic!("{error}"));
        Self {
            engine,
            server,
            evidence,
            people: std::cell::Cell::new(0),
        }
    }

    /// Somebody who was never here before, with a phone of today.
    #[track_caller]
    #[must_use]
    pub fn person(&self) -> Person {
        self.person_with(Circumstances::default())
    }

    /// Somebody who was never here before, with a browser set so.
    #[track_caller]
    #[must_use]
    pub fn person_with(&self, circumstances: Circumstances) -> Person {
        let number = self.people.replace(self.people.get() + 1);
        let evidence = self.evidence.join(format!("person-{number}"));
        Person::with_fresh_browser(
            self.engine,
            circumstances,
            self.server.address(""),
            &evidence,
        )
    }

    /// A folder for what this journey makes.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.evidence
    }
}

/// The folder with the built app: `GOOD_BUSINESS_DIST`, or `dist` in the repository.
#[must_use]
pub fn dist() -> PathBuf {
    env::var_os("GOOD_BUSINESS_DIST").map_or_else(|| repository().join("dist"), PathBuf::from)
}
