//! A phone that is slow to write: what is on screen meanwhile is true.

use e2e::{Name, Person, Scene, Wanted, build::Build, scene::dist, wait};
use serde_json::Value;

use crate::storage::serve_with_script;

const STEP: &str = "Ask who reads the meter";
const NOTE: &str = "A note";

/// "Saved" is told when every key that was typed is on the disk, also when the last ones were typed
/// while those before were being written. The browser is killed at that moment.
pub(crate) fn a_note_is_told_as_saved_when_it_is(scene: &mut Scene) {
    serve_with_script(scene, include_str!("slow_store.js"));
    let mut person = scene.person();
    person.opens("/plan");
    person.writes("What will you do?", STEP);
    person.taps_button("Add it");
    person.sees_status("Saved on this phone");
    person.taps_link(Name::Starting(STEP.to_owned()));
    let step = person.is_at(|path| path.starts_with("/plan/"));

    person.writes(NOTE, "Ring");
    person.sees_status("Saved on this phone");
    makes_the_store_slow(&person, true);
    person.types(" Rosa");
    wait::until("the note to be on its way", || {
        let held = look_at(&person, "return journey.held");
        Ok(if held == 0 {
            Err("it is not".to_owned())
        } else {
            Ok(())
        })
    })
    .expect("the note is being written");
    person.types(" first");
    makes_the_store_slow(&person, false);
    person.sees_status("Saved on this phone");
    let claims = look_at(&person, "return journey.false_claims");
    assert_eq!(claims, Value::Array(vec![]), "told as saved too early");

    if person.browser.keeps_its_profile() {
        person.loses_the_browser();
        person.starts_the_browser_again();
        person.opens(&step);
    } else {
        person.reloads();
    }
    person.sees_it(&Wanted::new("textbox", NOTE), "whole", |note| {
        note.value == Some("Ring Rosa first".into())
    });
}

/// A phone that turns to another app may end this page: what was typed is saved at that moment, not
/// after the pause that follows the last key. Here that pause has no end.
pub(crate) fn a_note_is_saved_when_the_phone_turns_elsewhere(scene: &mut Scene) {
    serve_with_script(
        scene,
        "const later = setTimeout;
         window.setTimeout = (call, pause, ...given) => later(call, pause === 500 ? 3_600_000 : pause, ...given);",
    );
    let person = scene.person();
    person.opens("/plan");
    person.writes("What will you do?", STEP);
    person.taps_button("Add it");
    person.sees_status("Saved on this phone");
    person.taps_link(Name::Starting(STEP.to_owned()));
    person.writes(NOTE, "Ring Rosa");
    person.sees_status("Saving");
    look_at(
        &person,
        "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))",
    );
    person.sees_status("Saved on this phone");
    person.reloads();
    person.sees_it(&Wanted::new("textbox", NOTE), "whole", |note| {
        note.value == Some("Ring Rosa".into())
    });
}

/// Somebody who goes deeper sees the topics of the full check, never a list of the quick one.
pub(crate) fn going_deeper_shows_the_full_list_at_once(scene: &mut Scene) {
    serve_with_script(scene, include_str!("slow_store.js"));
    let person = scene.person();
    person.does_a_quick_check(|_| 3);
    makes_the_store_slow(&person, true);
    person.taps_button("Go deeper, topic by topic");
    person.is_at(|path| path.ends_with("/tasks"));
    let page = person.page_text().expect("the page says something");
    assert!(
        !page.contains("of the 12"),
        "the quick check is shown: {page}"
    );
    makes_the_store_slow(&person, false);
    person.sees_heading("The full check, topic by topic");
    person.sees_text("Not started");
    person.is_at_the_heading();
}

/// Somebody who goes on at once is asked what follows from the answer that is still being saved.
pub(crate) fn the_next_question_follows_from_the_last_answer(scene: &mut Scene) {
    let build = Build::copied(&dist(), &scene.folder().join("slow-in-the-log"))
        .and_then(|build| build.with_script(include_str!("slow_store.js")))
        .and_then(|build| build.and_on("log.html"))
        .expect("a build with a script can be made");
    scene.server.brings_out(build.folder());
    let person = scene.person();
    person.opens_the_log_of_a_council();
    person.begins_an_entry();
    person.notes("Mill Street tenants", "Went to them", "The lift is out");
    let entry = person.path();
    person.opens(&format!("{entry}/changed"));
    makes_the_store_slow(&person, true);
    person.chooses("It is done");
    person.taps_button("Continue");
    makes_the_store_slow(&person, false);
    person.sees_heading("What did you do, or why not?");
}

fn makes_the_store_slow(person: &Person, slow: bool) {
    look_at(person, &format!("journey.slow = {slow}"));
}

fn look_at(person: &Person, script: &str) -> Value {
    let session = person.browser.session().expect("the browser runs");
    session.run(script, vec![]).expect("the page can be asked")
}
