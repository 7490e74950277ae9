//! Journeys of real people through the app, in real browsers.
//!
//! A [`Person`] sits in front of a [`browser::Browser`] and acts with pointer and keys only; a
//! [`Server`] serves the built app and can be stopped and started again on the same port. Nothing
//! in a journey reaches into the app: what a person cannot see or touch, a journey cannot either.
//!
//! A step that does not come about panics with the line of the journey it stands on, for a journey
//! that cannot go on has failed.
#![allow(
    clippy::panic,
    clippy::expect_used,
    reason = "a journey that cannot go on has failed"
)]

pub mod backup;
pub mod browser;
pub mod build;
mod builds;
pub mod engine;
pub mod in_page;
pub mod line;
pub mod listening;
pub mod log;
pub mod long_log;
pub mod made_up_copy;
pub mod outside;
pub mod person;
pub mod process;
pub mod reflection;
pub mod scene;
pub mod screens;
pub mod server;
pub mod steps;
pub mod trouble;
pub mod wait;

pub use engine::Engine;
pub use fantoccini::key::Key;
pub use in_page::{Name, Wanted};
pub use person::Person;
pub use scene::Scene;
pub use server::Server;

use std::{path::PathBuf, sync::LazyLock};
use tokio::runtime::Runtime;

/// Speaks to the drivers for all journeys; the journeys themselves read better without `await`.
pub(crate) static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Runtime::new().expect("a runtime to speak to the drivers"));

/// The root of the repository.
#[must_use]
pub fn repository() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .nth(2)
        .expect("tests/e2e is two folders below the root")
        .to_owned()
}
