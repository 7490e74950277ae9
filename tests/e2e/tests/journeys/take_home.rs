//! What a person takes out of the app: a page of paper and a day in the calendar.

use std::fs;

use e2e::Scene;

use crate::paper::{is_black_and_white, is_printed_on};

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
