//! An anchor organisation's part of the app: on the phone without a network, beside the firm's.

use std::fs;

use e2e::{Name, Person, Scene, Wanted, build::Build, scene::dist};

const HEADING: &str = "How does your power look from outside?";
const PAGE: &str = "/anchor.html";

pub(crate) fn an_anchor_says_who_it_is(scene: &mut Scene) {
    let person = scene.person();
    goes_to_the_anchor_part(&person);
    person.taps_link(Name::Starting("Begin with who you are".to_owned()));
    person.sees_heading("About your organisation");
    person.is_at_the_heading();
    // A charity may type at once; a council is told first that others may ask to see it.
    let field = Wanted::new("textbox", "What is your organisation called?");
    person.does_not_see(&field);
    person.chooses("Large charity or community organisation");
    person.sees(&field);
    person.chooses("Local authority");
    person.sees_heading("Before you type");
    person.does_not_see(&field);
    person.sees_an_accessible_page();
    person.taps_button("We have read this");
    person.writes("What is your organisation called?", "Northbridge Council");
    person.writes("Who is in the room?", "A planner and a finance lead");

    // What was typed is saved before another part's page is loaded.
    person.taps_link("More");
    person.sees_heading("Settings");
    person.goes_back();
    person.sees_heading("About your organisation");
    person.sees_status("Saved on this phone");
    has_written(&person, "Northbridge Council");
    has_written(&person, "A planner and a finance lead");
    person.taps_link("Done");
    person.sees_heading(HEADING);
    person.is_at_the_heading();
}

/// One organisation that is both: what each part keeps is in the copy, goes when everything is
/// deleted and comes back with the copy; and neither part shows what is the other's.
pub(crate) fn a_firm_that_is_an_anchor(scene: &mut Scene) {
    let person = scene.person();
    is_an_anchor(&person, "Northbridge Council");
    // No answer of the anchor's makes the firm's part think that it was used.
    person.opens("/");
    person.sees_status("Works with no signal");
    person.starts_the_first_check();
    let question = person.path();
    let answer = person.answers(2);

    person.opens("/copy");
    person.taps_button("Take a copy");
    person.sees_text("Your copy is saved as");
    let file = person.finds_the_download(".json");
    person.opens("/delete");
    person.taps_button("I want to delete everything");
    person.taps_button("Yes, delete it all");
    person.sees_heading("Everything is deleted");
    person.opens("/anchor");
    person.sees_link(Name::Starting("Begin with who you are".to_owned()));

    let elsewhere = scene.person();
    elsewhere.opens("/copy");
    elsewhere.picks_a_file("Pick the file", &file);
    elsewhere.sees_text("added.");
    elsewhere.opens(&question);
    elsewhere.sees_chosen(answer.as_str());
    elsewhere.opens("/anchor/profile");
    has_written(&elsewhere, "Northbridge Council");
}

/// The two parts in two tabs of one browser: each hears of its own, and nothing is lost.
pub(crate) fn each_part_in_a_tab(scene: &mut Scene) {
    let person = scene.person();
    person.starts_the_first_check();
    let question = person.path();
    let first_tab = person.tab();
    let _ = person.opens_another_tab("/anchor/profile");
    person.chooses("Large charity or community organisation");
    person.writes("Which place do you serve?", "The harbour");
    let second_tab = person.tab();

    person.turns_to(&first_tab);
    let answer = person.answers(3);
    person.turns_to(&second_tab);
    person.writes("What is your organisation called?", "Harbour Trust");
    person.sees_status("Saved on this phone");
    person.reloads();
    has_written(&person, "The harbour");
    has_written(&person, "Harbour Trust");
    person.turns_to(&first_tab);
    person.opens(&question);
    person.sees_chosen(answer.as_str());
}

/// The anchor's store was emptied, and a firm began afresh since: the anchor is told all the same.
pub(crate) fn an_emptied_anchor_is_told(scene: &mut Scene) {
    let person = scene.person();
    is_an_anchor(&person, "Northbridge Council");
    person.opens(crate::storage::NO_APP_HERE);
    crate::storage::empty_the_store(&person);
    person.starts_the_first_check();
    person.opens("/anchor");
    person.sees_heading("Your answers are not on this phone any more");
    person.taps_button("Start afresh");
    person.sees_heading(HEADING);
}

pub(crate) fn offline_after_one_visit(scene: &mut Scene) {
    let person = scene.person();
    person.opens("/anchor");
    person.sees_heading(HEADING);
    person.has_the_part_on_the_phone(PAGE);
    person.has_the_part_on_the_phone("/log.html");
    scene.server.stops();
    person.reloads();
    person.sees_heading(HEADING);
    person.opens("/anchor/log");
    person.sees_heading("Who we listen to");
    person.opens("/anchor/profile");
    person.sees_heading("About your organisation");
    person.taps_link("More");
    person.sees_heading("Settings");
}

pub(crate) fn offline_after_a_visit_to_the_start(scene: &mut Scene) {
    let person = scene.person();
    person.opens("/");
    person.sees_heading("How good is your business?");
    person.has_the_part_on_the_phone(PAGE);
    scene.server.stops();
    person.taps_link(Name::Starting("We are an anchor organisation".to_owned()));
    person.sees_heading(HEADING);
}

/// The check is on the phone and the rest never came: that is said, and mended by a signal.
pub(crate) fn a_part_that_has_not_come(scene: &mut Scene) {
    let without = Build::copied(&dist(), &scene.folder().join("without-a-part"))
        .expect("a copy of the build can be made");
    fs::remove_file(without.folder().join("anchor.html")).expect("the part has a page");
    scene.server.brings_out(without.folder());
    let person = scene.person();
    person.opens("/");
    person.sees_status("Works with no signal");
    person.has_the_app_on_the_phone();
    scene.server.stops();
    person.opens("/anchor");
    person.sees_heading("This part is not on your phone yet");
    person.sees_an_accessible_page();

    scene.server.brings_out(&dist());
    person.taps_button("Try again");
    person.sees_heading(HEADING);
}

/// A newer build takes over only as a whole: with every part that this phone has counted on.
pub(crate) fn an_update_brings_the_part_along(scene: &mut Scene) {
    let person = scene.person();
    person.opens("/anchor");
    person.sees_heading(HEADING);
    person.has_the_part_on_the_phone(PAGE);

    let newer = |name: &str| {
        Build::copied(&dist(), &scene.folder().join(name))
            .and_then(|build| {
                build.with_page("<head>", "<head><meta name=\"made\" content=\"later\">")
            })
            .expect("a second build can be made")
    };
    let broken = newer("newer-without-the-part");
    let whole = newer("newer");
    fs::remove_file(broken.folder().join("anchor.html")).expect("the part has a page");
    scene.server.brings_out(broken.folder());
    person.reloads();
    person.sees_heading(HEADING);
    person.waits_for_an_update_to_fail();
    person.does_not_see(&Wanted::new("button", "Use it now"));

    scene.server.brings_out(whole.folder());
    person.reloads();
    person.taps_button("Use it now");
    person.does_not_see(&Wanted::new("button", "Use it now"));
    person.sees_heading(HEADING);
    scene.server.stops();
    person.reloads();
    person.sees_heading(HEADING);
    person.opens("/");
    person.sees_heading("How good is your business?");
}

#[track_caller]
fn goes_to_the_anchor_part(person: &Person) {
    person.opens("/");
    person.sees_heading("How good is your business?");
    person.taps_link(Name::Starting("We are an anchor organisation".to_owned()));
    person.sees_heading(HEADING);
    person.is_at(|path| path == "/anchor");
}

/// A council of that name, told what it has to be told.
#[track_caller]
fn is_an_anchor(person: &Person, name: &str) {
    person.opens("/anchor/profile");
    person.chooses("Local authority");
    person.taps_button("We have read this");
    person.writes("What is your organisation called?", name);
    person.sees_status("Saved on this phone");
}

#[track_caller]
fn has_written(person: &Person, words: &str) {
    person.sees_it(&Wanted::any("textbox").first(), words, |_| {
        let script =
            "return [...document.querySelectorAll('textarea')].map((field) => field.value)";
        let session = person.browser.session().expect("the browser runs");
        let fields = session
            .run(script, vec![])
            .expect("the page can be looked at");
        fields
            .as_array()
            .is_some_and(|fields| fields.iter().any(|field| field == words))
    });
}
