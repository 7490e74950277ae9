//! What an organisation makes of its reflection: a report on paper, and what it does not show.

use e2e::{Person, Scene, Wanted, screens};

use crate::paper::{is_black_and_white, is_printed_on};

const WISHES: &str = "What they would like next";
const BLIND: &[&str] = &["They do not seem to see it."];
const LISTENING: &[&str] = &["They ask us, and they listen."];

pub(crate) fn a_report_to_print(scene: &mut Scene) {
    let person = scene.person();
    person.fills_a_log();
    let reflected = person.fills_a_reflection();
    person.opens("/anchor/profile");
    for (field, words) in [
        ("What is your organisation called?", "Northbridge Council"),
        ("Which place do you serve?", "Northbridge"),
        ("Who is in the room?", "Housing officer, finance lead"),
    ] {
        person.writes(field, words);
    }
    person.sees_status("Saved on this phone");
    person.opens(&format!("{}/inventory", reflected.reflection));
    person.ticks("People we employ");
    person.writes("About how many?", "About 900");
    person.sees_status("Saved on this phone");

    // Two of three wrote something: that would be too easy to tell apart.
    person.hears_a_round(
        &reflected.reflection,
        &[
            (BLIND, "Pay on time"),
            (BLIND, "Ask us first"),
            (LISTENING, ""),
        ],
    );
    person.taps_link("A report to print");
    person.sees_heading("Our reflection on the power we hold");
    person.sees_text("someone may ask for what you print");
    for words in [
        "Northbridge Council Northbridge · ",
        "Questions: version ",
        "Housing officer, finance lead",
        "People we employ About 900",
        "They say: Not seen, from 3 answers.",
        "We say: Shifted. Not yet confirmed",
        "Not enough voices yet.",
        "What will we do? Cut the form to two pages",
        "How regular our listening is",
        "Started by them: ",
        "This is a reflection. It is not a certificate.",
    ] {
        person.sees_text(words);
    }
    person.does_not_see(&Wanted::new("checkbox", WISHES));
    says_nothing_of(&person, &["Pay on time", "31 % by pounds"]);

    // Three of four did.
    person.hears_a_round(
        &reflected.reflection,
        &[
            (BLIND, "Pay on time"),
            (BLIND, "Ask us first"),
            (LISTENING, "Come to us"),
            (LISTENING, ""),
        ],
    );
    person.taps_link("A report to print");
    person.sees_heading("Our reflection on the power we hold");
    person.sees_text("They say: between Noticed and Named, from 4 answers.");
    says_nothing_of(&person, &["Come to us", "31 % by pounds"]);
    person.ticks(WISHES);
    person.sees_text("Come to us");
    person.ticks("What we wrote, and what shows it");
    person.sees_text("31 % by pounds, spend report");
    person.sees_text("A group or person we pay or fund Traders of Mill Road");
    person.sees_an_accessible_page();
    is_printed_on(&person, 3);
    person.taps(&Wanted::new("checkbox", "Our commitments"));
    person.does_not_see(&Wanted::new("heading", "Our commitments"));
    says_nothing_of(&person, &["Cut the form to two pages"]);

    let session = person.browser.session().expect("the browser runs");
    let listen = "window.print = () => { document.title = 'On its way to the printer'; }";
    session.run(listen, vec![]).expect("printing can be heard");
    person.taps_button("Print");
    let title = session.run("return document.title", vec![]);
    assert_eq!(
        title.expect("the page has one"),
        "On its way to the printer"
    );

    is_black_and_white(&person);
    person.does_not_see(&Wanted::any("checkbox"));
    let cut = session.run(
        "return [...document.querySelectorAll('.gaps > li, .pairs > div')]
          .filter((one) => getComputedStyle(one).breakInside !== 'avoid').length",
        vec![],
    );
    assert_eq!(
        cut.expect("the page can be looked at"),
        0,
        "cut by the end of a page"
    );
    says_nothing_of(
        &person,
        &["Cut the form to two pages", "may ask for what you print"],
    );
}

/// While people outside are being heard, nothing that they said is on any screen.
pub(crate) fn a_round_shows_nothing_before_it_is_closed(scene: &mut Scene) {
    let person = scene.person();
    let logged = person.fills_a_log();
    let reflected = person.fills_a_reflection();
    let round = format!("{}/outside", reflected.reflection);
    let paths = screens::of_an_anchor(logged, reflected);
    assert!(paths.contains(&round) && paths.len() > 25, "{paths:?}");
    person.opens(&round);
    person.taps_button("Start a round");
    person.sees_text("0 people have answered.");
    for people in [
        [(BLIND, "Pay on time"), (BLIND, "Ask us first")],
        [(LISTENING, "Come to us"), (LISTENING, "Say it plainly")],
    ] {
        person.opens(&round);
        person.hears_from(&people);
        for path in &paths {
            person.opens(path);
            let _ = person.reads_the_heading();
            says_nothing_of(
                &person,
                &[
                    "Pay on time",
                    "Ask us first",
                    "Come to us",
                    "Say it plainly",
                    WISHES,
                    "They say:",
                    "Community view",
                ],
            );
        }
    }
    person.opens(&round);
    person.sees_text("4 people have answered.");
    person.closes_the_round();
    person.sees_text("They say: between Noticed and Named, from 4 answers.");
    person.sees_text("Say it plainly");
}

/// A commitment cannot be checked before it starts. What was typed stays, and counts once it can be.
pub(crate) fn a_commitment_that_ends_before_it_starts(scene: &mut Scene) {
    let person = scene.person();
    person.begins_a_reflection();
    let reflection = person.path();
    person.opens(&format!("{reflection}/commitments"));
    person.taps_the_first("button", e2e::Name::Starting("Money".to_owned()));
    person.writes("What will we do?", "Cut the form to two pages");
    person.sets_the_day_of("start-date", "2027-05-01");
    person.sees_status("Saved on this phone");
    person.sets_the_day_of("check-date", "2027-04-30");
    person.sees_text("This is before the day it starts. Pick a later day.");
    assert_eq!(
        person.reads_the_day_of("check-date"),
        "2027-04-30",
        "what was typed stays"
    );
    person.sees_status("Saved on this phone");
    person.reloads();
    person.sees_heading("A commitment");
    assert_eq!(person.reads_the_day_of("start-date"), "2027-05-01");
    assert_eq!(
        person.reads_the_day_of("check-date"),
        "",
        "and was not saved"
    );

    person.sets_the_day_of("check-date", "2027-11-01");
    person.sees_button("Add to my calendar");
    person.sets_the_day_of("start-date", "2028-01-01");
    person.sees_text("It would start after the day it is checked. Change one of the two days.");
    assert_eq!(
        person.reads_the_day_of("start-date"),
        "2028-01-01",
        "what was typed stays"
    );
    // The other day is the one to change: now both are right, and both are kept.
    person.sets_the_day_of("check-date", "2028-06-01");
    person.sees_status("Saved on this phone");
    person.reloads();
    person.sees_heading("A commitment");
    assert_eq!(person.reads_the_day_of("start-date"), "2028-01-01");
    assert_eq!(person.reads_the_day_of("check-date"), "2028-06-01");
}

#[track_caller]
fn says_nothing_of(person: &Person, words: &[&str]) {
    let text = person.page_text().expect("the page can be read");
    let path = person.path();
    for words in words {
        assert!(!text.contains(words), "{path} says {words:?}: {text}");
    }
}
