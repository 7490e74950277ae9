//! The phone's store says no.

use e2e::{
    Engine, Person, Scene,
    browser::{Circumstances, Storage},
    build::Build,
    scene::dist,
};

/// A file of this site that is no page: the store can be reached from there while no app runs.
pub(crate) const NO_APP_HERE: &str = "/sw.js";

/// Chromium and Firefox are set to let no page keep anything. WebKitGTK has no such setting, so
/// there the page itself finds no store, by a script before all others.
pub(crate) fn forbidden(scene: &mut Scene) {
    let person = if scene.engine == Engine::WebKit {
        serve_with_script(
            scene,
            "Object.defineProperty(window, 'indexedDB', { value: null });
             Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });",
        );
        scene.person()
    } else {
        scene.person_with(Circumstances {
            storage: Storage::Blocked,
            ..Circumstances::default()
        })
    };
    person.opens("/");
    let told = person.sees_one_of_texts(&[
        "This browser cannot keep your answers",
        "Kept only while this page is open",
    ]);
    if told == 1 {
        // The answers can still be given, and taken away as a file.
        person.starts_a_check_that_may_not_be_kept();
        person.answers_unsaved(2);
        person.sees_status("Kept only while this page is open");
    }
    person.sees_an_accessible_page();
}

/// An answer that does not fit is told as not saved until there is room; then it is saved.
pub(crate) fn full(scene: &mut Scene) {
    let full = "const put = IDBObjectStore.prototype.put, add = IDBObjectStore.prototype.add;
        const refuse = (real) => function (...given) {
          if (localStorage.getItem('journey.full')) throw new DOMException('full', 'QuotaExceededError');
          return real.apply(this, given);
        };
        IDBObjectStore.prototype.put = refuse(put);
        IDBObjectStore.prototype.add = refuse(add);";
    let by_script = scene.engine != Engine::Chromium;
    if by_script {
        serve_with_script(scene, full);
    }
    let mut person = scene.person();
    person.starts_the_first_check();
    let kept = person.answers(1);
    let first = person.path();
    person.goes_on();

    fill_the_store(&mut person, by_script);
    let lost = person.answers_unsaved(3);
    person.sees_heading("This is not saved yet");
    person.sees_text("The phone has no room left.");
    person.sees_status("Not saved yet");
    person.sees_an_accessible_page();
    person.sees_chosen(lost.as_str());
    let second = person.path();

    make_room_again(&person, by_script);
    person.taps_button("Try again");
    person.sees_status("Saved on this phone");
    person.reloads();
    person.sees_chosen(lost.as_str());
    assert_eq!(person.path(), second);
    person.opens(&first);
    person.sees_chosen(kept.as_str());
}

/// Chromium is told that this site may hold no more than it does. It asks how much room there is
/// when it opens a store and then for half a minute no more, so it is started afresh. The others
/// cannot be told: there a script refuses what is written, as a full store does.
fn fill_the_store(person: &mut Person, by_script: bool) {
    if by_script {
        let session = person.browser.session().expect("the browser runs");
        session
            .run("localStorage.setItem('journey.full', 'yes')", vec![])
            .expect("a mark is set");
    } else {
        let here = person.path();
        person.loses_the_browser();
        person.starts_the_browser_again();
        person.has_room_for(Some(1));
        person.opens(&here);
    }
}

fn make_room_again(person: &Person, by_script: bool) {
    if by_script {
        let session = person.browser.session().expect("the browser runs");
        session
            .run("localStorage.removeItem('journey.full')", vec![])
            .expect("the mark goes");
    } else {
        person.has_room_for(None);
    }
}

/// Data of format 0, which had no marks beside its batches, is opened by today's app.
pub(crate) fn earlier_format(scene: &mut Scene) {
    let person = scene.person();
    person.does_a_quick_check(|number| number % 5);
    let result = person.path();
    let headline = person.reads_the_heading();

    // No page of the app is open while the store is put back into its earlier shape.
    person.opens(NO_APP_HERE);
    let session = person.browser.session().expect("the browser runs");
    let outcome = session.run_and_wait(include_str!("earlier_format.js"), vec![]);
    assert_eq!(outcome.expect("the store can be put back"), "done");

    person.opens(&result);
    person.sees_heading(headline.as_str());
    person.reloads();
    person.sees_heading(headline.as_str());
}

/// The store was emptied by somebody else: said, and never taken for a first visit.
pub(crate) fn emptied(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    person.answers(1);
    person.opens(NO_APP_HERE);
    empty_the_store(&person);
    person.opens("/");
    person.sees_heading("Your answers are not on this phone any more");
    person.sees_an_accessible_page();
    person.taps_button("Start afresh");
    person.sees_heading("How good is your business?");
}

/// The store was emptied while the app is open: nothing is said to be saved, nothing is written
/// without asking, and all that is in memory can be saved again or taken away.
pub(crate) fn emptied_while_open(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    let first = person.path();
    let mut given = vec![person.answers(1)];
    person.goes_on();
    empty_the_store(&person);
    for level in [3, 2] {
        given.push(person.answers_unsaved(level));
        person.sees_text("was emptied while the app was open");
        person.sees_status("Not saved yet");
        if level == 3 {
            person.goes_on();
        }
    }
    person.sees_an_accessible_page();
    person.taps_button("Take a copy");
    person.sees_text("Your copy is saved as");
    let file = person.finds_the_download(".json");

    let elsewhere = scene.person();
    elsewhere.opens("/copy");
    elsewhere.picks_a_file("Pick the file", &file);
    elsewhere.sees_text("added.");
    finds_the_answers(&elsewhere, &first, &given);

    person.taps_button("Save it here again");
    person.sees_status("Saved on this phone");
    finds_the_answers(&person, &first, &given);
    // It goes on as before, and the copy holds nothing that is not here.
    person.goes_on();
    given.push(person.answers(4));
    person.opens("/copy");
    person.picks_a_file("Pick the file", &file);
    person.sees_text("added.");
    finds_the_answers(&person, &first, &given);
}

fn finds_the_answers(person: &Person, first: &str, given: &[String]) {
    person.opens(first);
    for (number, answer) in given.iter().enumerate() {
        if number > 0 {
            person.goes_on();
        }
        person.sees_chosen(answer.as_str());
        let page = person.page_text().expect("the page says something");
        assert!(!page.contains("2 answers were given"), "{page}");
    }
}

pub(crate) fn empty_the_store(person: &Person) {
    let session = person.browser.session().expect("the browser runs");
    let script = "const told = arguments[arguments.length - 1];
        const request = indexedDB.deleteDatabase('good-business');
        request.onsuccess = () => told('done');
        request.onerror = () => told(String(request.error))";
    let outcome = session.run_and_wait(script, vec![]);
    assert_eq!(outcome.expect("the store can be deleted"), "done");
}

/// Serves a build with a script before all others.
pub(crate) fn serve_with_script(scene: &mut Scene, script: &str) {
    let build = Build::copied(&dist(), &scene.folder().join("with-script"))
        .and_then(|build| build.with_script(script))
        .expect("a build with a script can be made");
    scene.server.brings_out(build.folder());
}
