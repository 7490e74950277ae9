//! A new version comes out while somebody is in the middle of a check.

use e2e::{Scene, Wanted, build::Build, scene::dist};

pub(crate) fn update_in_the_middle_of_a_check(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    let answer = person.answers(2);
    person.has_the_app_on_the_phone();

    let newer = Build::copied(&dist(), &scene.folder().join("newer"))
        .and_then(|build| build.with_page("<head>", "<head><meta name=\"made\" content=\"later\">"))
        .expect("a second build can be made");
    scene.server.brings_out(newer.folder());
    assert!(!runs_the_newer(&person));

    // The new version is fetched, and waits.
    person.reloads();
    person.sees_text("A new version is ready.");
    assert!(!runs_the_newer(&person), "it did not wait for the person");
    person.sees_chosen(answer.as_str());
    person.goes_on();
    let second = person.answers(4);

    let question = person.path();
    person.taps_button("Use it now");
    person.does_not_see(&Wanted::new("button", "Use it now"));
    person.sees_chosen(second.as_str());
    assert_eq!(person.path(), question, "the place is kept");
    assert!(runs_the_newer(&person));

    // And it is whole: it starts with no network.
    scene.server.stops();
    person.reloads();
    person.sees_chosen(second.as_str());
    assert!(runs_the_newer(&person));
}

/// The two builds differ by a mark in the page that nobody sees.
fn runs_the_newer(person: &e2e::Person) -> bool {
    let script = "return document.querySelector('meta[name=made]') !== null";
    let session = person.browser.session().expect("the browser runs");
    session
        .run(script, vec![])
        .expect("the page can be looked at")
        == true
}
