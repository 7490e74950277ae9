//! All answers as a file, and back.

use std::{fs, path::PathBuf};

use e2e::made_up_copy::{BEGINNING, Sealer, text};
use e2e::{Engine, Name, Person, Scene};
use vault::{Value, VaultKind};

use crate::storage::serve_with_script;

pub(crate) fn take_a_copy_delete_all_read_it_back(scene: &mut Scene) {
    let person = scene.person();
    person.does_a_quick_check(|number| number % 5);
    let result = person.path();
    let headline = person.reads_the_heading();
    let file = takes_a_copy(&person);

    person.opens("/delete");
    person.taps_button("I want to delete everything");
    person.sees_heading("Are you sure? This is the last time we ask.");
    person.taps_button("Yes, delete it all");
    person.sees_heading("Everything is deleted");
    person.taps_button("Start afresh");
    person.sees_heading("How good is your business?");
    person.sees_status("Works with no signal");
    person.opens(&result);
    person.sees_heading("This page is not here");

    person.opens("/copy");
    person.picks_a_file("Pick the file", &file);
    person.sees_text("added.");
    person.opens(&result);
    person.sees_heading(headline.as_str());

    // Twice is the same as once.
    person.opens("/copy");
    person.picks_a_file("Pick the file", &file);
    person.sees_text("Done. All of it was here already.");
}

pub(crate) fn a_file_that_is_no_copy_changes_nothing(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    let question = person.path();
    let answer = person.answers(1);
    let file = takes_a_copy(&person);
    let good = fs::read_to_string(&file).expect("the copy can be read");

    let folder = scene.folder();
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).expect("a file can be written");
        path
    };
    let cases = [
        (
            write("foreign.json", "{\"recipe\":\"soup\"}"),
            "is not a copy from Good Business",
        ),
        (
            write("picture.json", "\u{1}PNG"),
            "is not a copy from Good Business",
        ),
        (
            write("cut.json", &good[..good.len() / 2]),
            "Nothing was changed.",
        ),
    ];
    for (file, reason) in cases {
        person.opens("/copy");
        person.picks_a_file("Pick the file", &file);
        person.sees_text(reason);
    }
    person.opens(&question);
    person.sees_chosen(answer.as_str());

    let huge = write("huge.json", &" ".repeat(80 << 20));
    person.opens("/copy");
    person.picks_a_file("Pick the file", &huge);
    person.sees_text("too big");
    // WebKitGTK's driver loses every other page that is opened after so large a file.
    if scene.engine != Engine::WebKit {
        person.opens(&question);
        person.sees_chosen(answer.as_str());
    }
}

/// An app that was put on the home screen of an iPhone has a store of its own: the file takes the
/// answers across.
pub(crate) fn moves_to_the_home_screen(scene: &mut Scene) {
    serve_with_script(
        scene,
        "Object.defineProperty(navigator, 'platform', { get: () => 'iPhone' });
         addEventListener('beforeinstallprompt', (event) => event.stopImmediatePropagation());",
    );
    let in_safari = scene.person();
    in_safari.opens("/");
    in_safari.sees_heading("Put it on your phone first");
    in_safari.sees_text("Open it from there before you answer");
    in_safari.starts_the_first_check();
    let question = in_safari.path();
    let answer = in_safari.answers(4);
    in_safari.goes_on();
    let second = in_safari.answers(0);
    in_safari.opens("/");
    in_safari.sees_text("The app on the home screen starts with no answers of its own.");
    let file = takes_a_copy(&in_safari);

    let on_home_screen = scene.person();
    on_home_screen.opens("/");
    on_home_screen.sees_status("Works with no signal");
    on_home_screen.taps_link("More");
    on_home_screen.taps_link("Take a copy, or read one back");
    on_home_screen.picks_a_file("Pick the file", &file);
    on_home_screen.sees_text("added.");
    on_home_screen.opens(&question);
    on_home_screen.sees_chosen(answer.as_str());
    on_home_screen.goes_on();
    on_home_screen.sees_chosen(second.as_str());
    on_home_screen.goes_on();
    on_home_screen.answers(2);
    on_home_screen.reloads();
    on_home_screen.opens("/");
    on_home_screen.sees_text("3 of 12");
}

fn takes_a_copy(person: &Person) -> PathBuf {
    person.opens("/copy");
    person.taps_button("Take a copy");
    person.sees_text("Your copy is saved as");
    person.finds_the_download(".json")
}

/// A phone with an older app reads a copy that a newer one made: what it cannot show is kept and told of.
pub(crate) fn answers_to_newer_questions_are_told_of(scene: &mut Scene) {
    let mut newer = Sealer::of(VaultKind::Firm);
    newer.taps(&[
        ("check/n1/version".to_owned(), text("99.0")),
        ("check/n1/mode".to_owned(), text("quick")),
        ("check/n1/started".to_owned(), Value::Number(BEGINNING)),
        ("check/n1/answer/Z9z".to_owned(), text("2")),
    ]);

    let person = scene.person();
    let file = scene.folder().join("newer.json");
    fs::write(&file, newer.copy()).expect("a file can be written");
    person.opens("/copy");
    person.picks_a_file("Pick the file", &file);
    person.sees_text("added.");
    person.opens("/");
    person.sees_text("1 set of answers was given to newer questions than this version has.");
    // And the way to a check of one's own is open.
    person.sees_link(Name::Starting("Check my business".to_owned()));
}
