//! What a person takes out of the app: a page of paper and a day in the calendar.

use std::fs;

use e2e::Scene;

use crate::paper::{is_black_and_white, is_printed_on};
use crate::storage::serve_with_script;

/// The result is one page in black and white, and a step that was picked stands on it alone.
pub(crate) fn the_result_on_paper(scene: &mut Scene) {
    let person = scene.person();
    person.does_a_quick_check(|number| number % 5);
    let result = person.path();
    let on_screen = person.reads_all("heading", None);
    let steps = person.reads_all("button", None);
    let steps = steps
        .iter()
        .filter(|name| *name == "Pick this step")
        .count();
    assert!(steps > 1, "there are steps to pick from");
    is_printed_on(&person, 1);

    person.picks_the_first_step();
    person.opens(&result);
    person.sees_text("In your plan");
    is_printed_on(&person, 1);

    is_black_and_white(&person);
    let on_paper = person.reads_all("heading", None);
    let of_steps = |headings: &[String]| {
        let start = headings.iter().position(|heading| heading == "Start here");
        headings[start.expect("the steps have a heading") + 1..].to_vec()
    };
    assert_eq!(
        of_steps(&on_paper),
        of_steps(&on_screen)[..1],
        "{on_screen:?}"
    );
}

/// A calendar gets the day that the plan shows, and the words of the step.
pub(crate) fn a_step_in_the_calendar(scene: &mut Scene) {
    let person = scene.person();
    person.opens("/plan");
    person.writes("What will you do?", "Ring Rosa; ask, then wait");
    person.taps_button("Add it");
    person.taps_link("Ring Rosa; ask, then wait in 14 days");
    person.sees_button("Add to my calendar");
    let session = person.browser.session().expect("the browser runs");
    let day = session.run(
        "return document.querySelector('input[type=date]').value",
        vec![],
    );
    let day = day.expect("the day is there");
    let day = day.as_str().unwrap_or_default().replace('-', "");
    assert_eq!(day.len(), 8, "{day}");

    person.taps_button("Add to my calendar");
    person.sees_text("The calendar file is saved.");
    let file = fs::read_to_string(person.finds_the_download(".ics")).expect("it can be read");
    let lines: Vec<&str> = file.split("\r\n").collect();
    for line in [
        "BEGIN:VEVENT",
        &format!("DTSTART;VALUE=DATE:{day}"),
        "SUMMARY:Ring Rosa\\; ask\\, then wait",
        "END:VCALENDAR",
    ] {
        assert!(lines.contains(&line), "{line} is not in {file}");
    }
}

/// A share sheet that takes everything, and notes what it was given and whether it would have opened: it
/// does so only directly after a tap.
const SHARE_SHEET: &str = "navigator.canShare = () => true;
    navigator.share = async ({ title, text, files }) => {
        window.given = [title, text, files[0].name, files[0].type, files[0].size > 5000];
    };";

/// The picture of the result, with its words, goes to another app through the phone's share sheet.
pub(crate) fn the_picture_goes_to_another_app(scene: &mut Scene) {
    serve_with_script(scene, SHARE_SHEET);
    let person = scene.person();
    person.does_a_quick_check(|number| number % 5);
    person.taps_button("Share the picture");
    person.sees_text("Shared");
    let session = person.browser.session().expect("the browser runs");
    let given = session.run("return window.given", vec![]);
    let given = given.expect("the page tells what was given");
    assert_eq!(given[0], "Good Business");
    let text = given[1].as_str().unwrap_or_default();
    for line in ["Generative", "Green", "Responsible"] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    let picture = serde_json::json!(["good-business.png", "image/png", true]);
    assert_eq!(
        given.as_array().map(|given| given[2..].into()),
        Some(picture)
    );
}
