//! The device is in the hands of somebody outside, who may type any address.

use e2e::{Person, Scene, Wanted, build::Build, scene::dist};
use serde_json::{Value, json};

const ON_ITS_WAY: &str = "This page is still on its way.";
const FORM: &str = "How do you see this organisation?";
const FIRST: &str = "How good is your business?";

/// Addresses in every part, open tabs, a new one and a new start: each shows the form alone, until the
/// phone is taken back.
pub(crate) fn no_way_past_the_voice_form(scene: &mut Scene) {
    let mut person = scene.person();
    person.opens("/");
    person.sees_heading(FIRST);
    let firms_tab = person.tab();
    let _ = person.opens_another_tab("/anchor");
    let round = person.opens_a_round();
    let anchors_tab = person.tab();
    let _ = person.opens_another_tab(&round);
    person.taps_button("Hand over this phone");
    sees_the_form_alone(&person);
    for tab in [firms_tab, anchors_tab] {
        person.turns_to(&tab);
        sees_the_form_alone(&person);
    }
    for address in ["/", "/copy", "/no-such-page", "/anchor/log", &round] {
        person.opens(address);
        sees_the_form_alone(&person);
    }
    let _ = person.opens_another_tab("/history");
    sees_the_form_alone(&person);

    // Back leaves what is about to be said as it is, and a reload forgets it.
    person.opens(&round);
    person.taps_button("Begin");
    person.chooses("They ask us, and they listen.");
    person.goes_back();
    sees_nothing_else(&person);
    person.reloads();
    sees_the_form_alone(&person);
    if person.browser.keeps_its_profile() {
        person.closes_the_browser();
        person.starts_the_browser_again();
    }
    person.opens("/");
    sees_the_form_alone(&person);

    person.gives_the_phone_back();
    person.sees_heading("Hear from outside");
    person.sees_text("0 people have answered.");
    person.opens("/");
    person.sees_heading(FIRST);
}

/// Neither the first page, which stands there before the app, nor the frame of any other is on screen
/// for as much as one frame. At most it is told that the form is on its way.
pub(crate) fn nothing_is_drawn_but_the_voice_form(scene: &mut Scene) {
    let build = Build::copied(&dist(), &scene.folder().join("tells-what-is-drawn"))
        .and_then(|build| build.with_script(include_str!("what_is_drawn.js")))
        .and_then(|build| build.and_on("anchor.html"))
        .expect("a build with a script can be made");
    scene.server.brings_out(build.folder());
    let person = scene.person();
    let round = person.opens_a_round();
    person.taps_button("Hand over this phone");
    sees_the_form_alone(&person);
    forgets_what_was_drawn(&person);
    for address in ["/", "/settings", &round] {
        person.opens(address);
        sees_the_form_alone(&person);
    }
    let drawn = was_drawn(&person);
    let drawn = drawn.as_array().expect("a list of what was drawn");
    assert!(drawn.contains(&json!(FORM)), "{drawn:?}");
    let others: Vec<_> = drawn
        .iter()
        .filter(|piece| **piece != FORM && **piece != ON_ITS_WAY)
        .collect();
    assert!(others.is_empty(), "{others:?}");
}

#[track_caller]
fn sees_the_form_alone(person: &Person) {
    person.sees_heading(FORM);
    sees_nothing_else(person);
}

#[track_caller]
fn sees_nothing_else(person: &Person) {
    person.does_not_see(&Wanted::any("banner"));
    person.does_not_see(&Wanted::any("link"));
}

fn forgets_what_was_drawn(person: &Person) {
    let session = person.browser.session().expect("the browser runs");
    session
        .run("sessionStorage.removeItem('journey.drawn')", vec![])
        .expect("the page answers");
}

fn was_drawn(person: &Person) -> Value {
    let session = person.browser.session().expect("the browser runs");
    let drawn = "return JSON.parse(sessionStorage.getItem('journey.drawn'))";
    session.run(drawn, vec![]).expect("the page answers")
}
