//! Voices from outside that are heard on paper or by a host, and rounds that end with too few.

use std::fs;

use e2e::{Name, Person, Scene, Wanted, outside::OPEN_BOX};

use crate::paper::{is_black_and_white, is_printed_on};

const FIRST_LINE: &str = "1. When you tell them something you know, what do they do?";

/// Three people fill in a form on paper, and a third person types them in.
pub(crate) fn papers_are_typed_in(scene: &mut Scene) {
    let person = scene.person();
    let round = person.opens_a_round();
    is_printed_on(&person, 1);
    person.has_papers_typed_in(&[("00", "Pay on time"), ("0?2", "")]);
    person.sees_text("2 people have answered.");

    // The third with nothing but keys: the number that is ticked leads to the next line.
    person.taps_button("Type papers in");
    person.sees_heading("Type papers in");
    person.does_not_see(&Wanted::any("banner"));
    person.does_not_see(&Wanted::any("link"));
    person.sees_an_accessible_page();
    person.taps_button("Keep this paper");
    person.sees_text("Nothing is picked yet.");
    let first = Wanted::new("radio", Name::Starting("0 ".to_owned())).in_group(FIRST_LINE);
    person.taps(&first);
    for key in ["3", "1", "0", "?", "4", "2", "1", "0"] {
        person.types(key);
    }
    let written = Wanted::new("textbox", OPEN_BOX);
    person.sees_it(&written, "where the keyboard is", |field| field.focused);
    let taken = Wanted::new("radio", Name::Starting("3 ".to_owned())).in_group(FIRST_LINE);
    person.sees_it(&taken, "taken", |radio| radio.checked);
    person.types("Ask us first");
    person.taps_button_thrice("Keep this paper");
    person.sees_papers(1);
    // Nothing of it is left on the screen, and the keyboard is where the next paper begins.
    person.sees_it(&first, "where the keyboard is", |radio| {
        radio.focused && !radio.checked
    });
    person.sees_it(&written, "empty", |field| {
        field.value.as_ref().and_then(|value| value.as_str()) == Some("")
    });
    person.reloads();
    person.sees_heading("Type papers in");
    person.opens(&round);
    person.sees_heading("Type papers in");
    person.gives_the_phone_back();

    person.sees_text("3 people have answered.");
    let session = person.browser.session().expect("the browser runs");
    let text = session.run("return document.body.innerText", vec![]);
    let text = text.expect("the page can be read").to_string();
    assert!(!text.contains("Pay on time"), "{text}");
    person.closes_the_round();
    person.sees_text("They say: Not seen, from 3 answers.");
    person.sees_text("Do not average it away: ask who and why.");
    // Two of three wrote something: that would be too easy to tell apart.
    let page = person.page_text().expect("the page can be read");
    assert!(!page.contains("Ask us first"), "{page}");
    person.opens(&round);
    person.sees_text("Closed rounds");
    is_black_and_white(&person);
    person.sees_text("Do not write your name.");
    person.does_not_see(&Wanted::any("button"));
}

/// A neutral group hears people on a phone of its own, and hands over a file: the organisation's phone
/// has never held an answer.
pub(crate) fn a_host_hands_over_a_round(scene: &mut Scene) {
    let council = scene.person();
    council.begins_a_reflection();
    let reflection = council.path();
    let round = format!("{reflection}/outside");
    council.opens(&round);
    let link = Wanted::new("textbox", "Send this link to the host");
    let link = council.reads_the_value(&link);
    let place = link
        .split_once("/anchor/")
        .map(|(_, place)| format!("/anchor/{place}"));
    let place = place.unwrap_or_else(|| panic!("{link} leads to no host's page"));
    council.opens(&place);
    council.sees_text("This link is for a host.");

    let host = scene.person();
    host.opens(&place);
    host.sees_heading("Hear people for somebody else");
    host.writes("What is the organisation called?", "Northbridge Council");
    host.sees_status("Saved on this phone");
    host.taps_button("Start a round");
    host.sees_text("0 people have answered.");
    host.sees_an_accessible_page();
    let (blind, asking) = (
        "They do not seem to see it.",
        "They ask us, and they listen.",
    );
    host.taps_button("Hand over this phone");
    host.sees_heading("How do you see Northbridge Council?");
    host.reloads();
    host.gives_the_phone_back();
    host.hears_from(&[(&[blind], "Pay on time"), (&[asking], "Ask us first")]);
    host.sees_text("2 people have answered.");
    host.has_papers_typed_in(&[("0", "Come to us")]);
    host.sees_text("3 people have answered.");
    host.opens_what_is_folded();
    host.taps_button("Close it for good");
    host.sees_text("Closed rounds");
    host.taps_button("Save the file");
    host.sees_text("The file is saved as good-business-round-");
    let file = host.finds_the_download(".json");
    let text = fs::read_to_string(&file).expect("the file can be read");
    assert!(!text.contains("Northbridge"), "it names nobody: {text}");
    // The way back for the host, who may come to it again in a week.
    host.opens("/anchor");
    host.taps_link(Name::Starting("Hear people for somebody else".to_owned()));
    host.sees_button("Save the file");

    let folder = scene.folder();
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).expect("a file can be written");
        path
    };
    let refused = [
        (
            write("foreign.json", "{\"recipe\":\"soup\"}"),
            "This file is not a round from a host.",
        ),
        (
            write("picture.json", "\u{1}PNG"),
            "This file is not a round from a host.",
        ),
        (
            write("cut.json", &text[..text.len() / 2]),
            "This file is damaged.",
        ),
        (
            write(
                "touched.json",
                &text.replace("\"answered\": 3", "\"answered\": 9"),
            ),
            "This file is damaged.",
        ),
        (
            write(
                "newer.json",
                &text.replace("\"version\": 1", "\"version\": 2"),
            ),
            "made by a newer version of the app",
        ),
    ];
    council.opens(&round);
    for (file, reason) in refused {
        council.picks_a_file("Add the host's file", &file);
        council.sees_text(reason);
    }
    let page = council.page_text().expect("the page can be read");
    assert!(
        !page.contains("Closed rounds"),
        "nothing was changed: {page}"
    );
    council.picks_a_file("Add the host's file", &file);
    council.sees_text("Done. The host's round is added to your result.");
    council.sees_text("Closed rounds");
    council.picks_a_file("Add the host's file", &file);
    council.sees_text("Done. This round was here already.");
    council.opens(&format!("{reflection}/result"));
    council.sees_text("They say: Not seen, from 3 answers.");
    council.sees_text("Pay on time");

    // Another reflection of the same council is none of its business.
    council.opens(&reflection);
    council.taps_button("See our result");
    council.is_at(|path| path.ends_with("/result"));
    council.sees_status("Saved on this phone");
    council.opens("/anchor");
    council.taps_button(Name::Starting("Reflect again".to_owned()));
    council.sees_heading("What we hold");
    council.taps_link("On to the themes");
    council.sees_heading("The eight themes");
    council.sees_status("Saved on this phone");
    council.opens(&(council.path() + "/outside"));
    council.picks_a_file("Add the host's file", &file);
    council.sees_text("This round was held for another reflection, not for this one.");
}

/// Somebody answered, and nobody else came.
pub(crate) fn a_round_of_one_voice_is_ended(scene: &mut Scene) {
    let person = scene.person();
    let round = person.opens_a_round();
    ends_the_round(&person);
    let page = person.page_text().expect("the page can be read");
    assert!(!page.contains("Closed rounds"), "nobody was heard: {page}");

    person.taps_button("Start a round");
    person.sees_text("0 people have answered.");
    person.hears_from(&[(&["They ask us, and they listen."], "Pay on time")]);
    person.sees_text("1 person has answered.");
    person.opens_what_is_folded();
    person.sees_text("All that is kept is the day, and that too few answered.");
    person.taps_button("End it for good");
    person.sees_text("Too few answered.");
    person.sees_button("Start a round");
    person.reloads();
    person.sees_text("Too few answered.");
    person.opens(&round.replace("/outside", "/theme/P1/level"));
    person.agrees_on("Named");
    person.opens(&round.replace("/outside", "/result"));
    person.sees_text("We say: Named.");
    person.sees_text("Not enough voices yet.");
    let page = person.page_text().expect("the page can be read");
    assert!(
        !page.contains("Pay on time") && !page.contains("They say"),
        "{page}"
    );
    person.opens(&round);
    person.taps_button("Start a round");
    person.sees_text("0 people have answered.");
}

#[track_caller]
fn ends_the_round(person: &Person) {
    person.opens_what_is_folded();
    person.sees_text("Nobody has answered yet.");
    person.taps_button("End it for good");
    person.sees_button("Start a round");
}
