//! What stands in the page where the app cannot: it says what is wrong and what to do.

use e2e::{Person, Scene, build::Build, scene::dist};

/// What a browser lacks, and what is said then.
const LACKING: [(&str, &str, &str); 3] = [
    (
        "too-old",
        "delete window.structuredClone",
        "This browser is too old to open the app",
    ),
    (
        "no-wasm",
        "Object.defineProperty(window, 'WebAssembly', { value: undefined })",
        "This browser does not let the app run",
    ),
    (
        "no-storage",
        "Object.defineProperty(window, 'indexedDB', { value: null })",
        "This browser cannot keep your answers",
    ),
];

pub(crate) fn what_the_browser_lacks(scene: &mut Scene) {
    for (folder, script, heading) in LACKING {
        let build = Build::copied(&dist(), &scene.folder().join(folder))
            .and_then(|build| build.with_script(script))
            .expect("a build with a script can be made");
        scene.server.brings_out(build.folder());
        let person = scene.person();
        person.opens("/");
        person.sees_heading(heading);
        person.sees_an_accessible_page();
    }
}

/// The connection drops in the middle of the app, and is back when the person tries again.
pub(crate) fn the_app_does_not_arrive(scene: &mut Scene) {
    let broken = Build::copied(&dist(), &scene.folder().join("without-app"))
        .and_then(|build| build.without(".wasm"))
        .expect("a build without its app can be made");
    scene.server.brings_out(broken.folder());
    let person = scene.person();
    person.opens("/");
    person.sees_heading("The app did not load");
    person.sees_an_accessible_page();
    scene.server.brings_out(&dist());
    person.taps_button("Try again");
    person.sees_the_app();
    person.sees_heading("How good is your business?");
}

/// The app itself breaks in the middle of a check. The page says so, offers a copy, and what was saved
/// is there afterwards.
pub(crate) fn the_app_breaks(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    let question = person.path();
    let level = person.answers(2);
    // The browser refuses the app every new piece of a page, which it never does.
    in_the_page(
        &person,
        "const { cloneNode } = Node.prototype;
         const refuse = () => { throw new Error('refused in a journey'); };
         document.createElement = Node.prototype.cloneNode = refuse;
         window.giveBack = () => {
             delete document.createElement;
             Node.prototype.cloneNode = cloneNode;
         };",
    );
    person.taps_button("Continue");
    person.sees_heading("Something broke. Your answers are safe on this phone.");
    in_the_page(&person, "giveBack()");
    person.sees_an_accessible_page();
    person.taps_link("Take a copy");
    person.sees_the_app();
    person.sees_button("Take a copy");
    person.opens(&question);
    person.sees_chosen(level.as_str());
}

fn in_the_page(person: &Person, script: &str) {
    person
        .browser
        .session()
        .and_then(|session| session.run(script, vec![]))
        .expect("the page can be changed");
}
