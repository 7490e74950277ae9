//! The first page of a newcomer stands there before the app has come, and takes taps.

use e2e::{Name, Person, Scene, Wanted};
use serde_json::Value;

use crate::storage::serve_with_script;

const FIRST: &str = "How good is your business?";
const CHECK: &str = "Check my business";

/// A tap before the app is there leads to the next page when it comes, and back leads to the very page
/// that was tapped.
pub(crate) fn tapped_before_the_app_has_come(scene: &mut Scene) {
    serve_with_script(scene, include_str!("held_back.js"));
    let person = scene.person();
    person.opens("/");
    person.sees_heading(FIRST);
    person.sees_status("Opening");
    person.sees_an_accessible_page();
    let before = looks_of_the_page(&person);

    person.taps_link(name_of_check());
    person.sees_status("Opening the next page");
    person.sees_an_accessible_page();
    person.is_at(|path| path == "/profile");
    person.sees_heading(FIRST);

    let_the_app_come(&person);
    person.sees_heading("About your business");
    person.is_at_the_heading();
    person.goes_back();
    person.sees_heading(FIRST);
    person.sees_status("Works with no signal");
    assert_eq!(looks_of_the_page(&person), before);
}

/// Untapped, it becomes the app's own without moving. Somebody with answers is not shown it.
pub(crate) fn becomes_the_app(scene: &mut Scene) {
    serve_with_script(scene, include_str!("held_back.js"));
    let person = scene.person();
    person.opens("/");
    person.sees_heading(FIRST);
    let before = looks_of_the_page(&person);
    let_the_app_come(&person);
    person.sees_status("Works with no signal");
    assert_eq!(looks_of_the_page(&person), before);

    person.taps_link(name_of_check());
    person.fills_in_the_profile();
    person.taps_button("Go to the first question");
    person.sees_button("Continue");
    person.answers(2);
    person.opens("/");
    person.sees_text("Opening your answers");
    person.does_not_see(&Wanted::new("heading", FIRST));
    person.sees_an_accessible_page();
    let_the_app_come(&person);
    person.sees_text("Go on with my check");
}

fn name_of_check() -> Name {
    Name::Starting(CHECK.to_owned())
}

fn let_the_app_come(person: &Person) {
    run(person, "journey.letTheAppCome()");
}

/// The words of the page, and where those stand that come before the offer to install, which only the
/// app can make.
fn looks_of_the_page(person: &Person) -> Value {
    run(
        person,
        "const first = ['.logo', 'h1', '.lead', '.go-card-first strong', '.go-card-first span'];
         const places = [...first, '.site-name'].map((piece) => {
           const { x, y } = document.querySelector('#app ' + piece).getBoundingClientRect();
           return [piece, x, y].join(' ');
         });
         const pieces = document.querySelectorAll('#app main.home > :not(.install-offer)');
         return [...places, ...[...pieces].map((piece) => piece.innerText?.trim())];",
    )
}

fn run(person: &Person, script: &str) -> Value {
    let session = person.browser.session().expect("the browser runs");
    session.run(script, vec![]).expect("the page answers")
}
