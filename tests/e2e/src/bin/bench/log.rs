//! An anchor's log of years is opened, and gets one entry more.

use std::fs;

use e2e::{
    Engine, Person, Server,
    browser::{Circumstances, Session},
    long_log::copy_of_a_long_log,
    trouble::Outcome,
};

use crate::{
    evidence,
    phone::{self, End, Spot},
    report::Report,
};

/// How often the log is opened.
const OPENINGS: usize = 9;
/// How many entries are added.
const ENTRIES: usize = 3;

const LOG: &str = "/anchor/log";
/// The way to a new entry, on a screen that has the list of the newest ones too.
const ADD: Spot<'_> = Spot("main.log-home:has(.log-line) button", "Add an entry");
const QUICK: Spot<'_> = Spot("main.log-quick", "");
const SAVED: Spot<'_> = Spot(".status", "Saved on this phone");
const WAY: &str = "#entry-how label";
const WAYS: [&str; 4] = ["Met them", "Called", "Workshop", "Met them"];

/// Opens the log on a slow phone that has the app and a copy of two thousand entries, then writes
/// down how somebody was met, as each choice in an entry is saved.
pub(crate) fn measure(server: &Server, report: &mut Report) -> Outcome<()> {
    let person = Person::with_fresh_browser(
        Engine::Chromium,
        Circumstances::default(),
        server.address(""),
        &evidence()?,
    );
    let file = evidence()?.join("long-log.json");
    fs::write(&file, copy_of_a_long_log())?;
    person.opens("/copy");
    person.picks_a_file("Pick the file", &file);
    person.sees_text("new pieces were added.");
    person.opens(LOG);
    person.has_the_app_on_the_phone();

    let session = phone::slow_down(&person.browser)?;
    for _ in 0..OPENINGS {
        report.app.log_opened.push(opened(session, server)?);
    }
    for _ in 0..ENTRIES {
        add_an_entry(session, report)?;
        opened(session, server)?;
    }
    Ok(())
}

/// Milliseconds from the navigation to the log, drawn and free to be tapped.
fn opened(session: &Session, server: &Server) -> Outcome<f64> {
    session.go_to(&server.address(LOG))?;
    phone::first_within_reach(session, ADD)
}

fn add_an_entry(session: &Session, report: &mut Report) -> Outcome<()> {
    let begun = phone::time_tap(session, ADD, End::Shown(QUICK))?;
    report.app.entry_begun.push(begun);
    for way in WAYS {
        let saved = phone::time_tap(session, Spot(WAY, way), End::Status(SAVED))?;
        report.app.entry_saved.push(saved);
    }
    Ok(())
}
