//! What the app asks for after its first screen does not come.

use e2e::{Scene, Wanted, build::Build, scene::dist};

const NOT_HERE: &str = "These words have not come yet.";
const NO_SCREEN: &str = "This part is not on your phone yet";

pub(crate) fn the_steps_come_late(scene: &mut Scene) {
    let broken = Build::copied(&dist(), &scene.folder().join("without-guidance"))
        .and_then(|build| build.without("/guidance-"))
        .expect("a build without its guidance can be made");
    scene.server.brings_out(broken.folder());

    // Every question can be answered, and the result is there.
    let person = scene.person();
    person.does_a_quick_check(|number| number % 3);
    person.sees_text("Your strongest topic");
    person.sees_heading("Start here");
    person.sees_text(NOT_HERE);
    person.does_not_see(&Wanted::new("button", "Pick this step").first());
    person.sees_an_accessible_page();

    // In vain once more, and then with the server whole again.
    person.taps_the_first("button", "Try again");
    person.sees_text(NOT_HERE);
    scene.server.brings_out(&dist());
    person.taps_the_first("button", "Try again");
    person.sees_text("A first step");
    person.does_not_see(&Wanted::new("button", "Try again").first());
    let result = person.path();
    person.picks_the_first_step();

    // Now the phone keeps all of it.
    person.reloads();
    person.has_the_app_on_the_phone();
    scene.server.stops();
    person.opens(&result);
    person.sees_text("A first step");
    person.sees_text("In your plan");
}

pub(crate) fn the_screens_after_the_first_come_late(scene: &mut Scene) {
    let broken = Build::copied(&dist(), &scene.folder().join("without-the-rest"))
        .and_then(|build| build.without("/check_rest-"))
        .expect("a build without its later screens can be made");
    scene.server.brings_out(broken.folder());

    let person = scene.person();
    person.starts_the_first_check();
    let answer = person.answers(2);
    let question = person.path();
    person.taps_link("More");
    person.sees_heading(NO_SCREEN);
    person.sees_an_accessible_page();

    // In vain once more, and then with the server whole again.
    person.taps_button("Try again");
    person.sees_heading(NO_SCREEN);
    scene.server.brings_out(&dist());
    person.taps_button("Try again");
    person.sees_heading("Settings");
    person.opens(&question);
    person.sees_chosen(answer.as_str());
}
