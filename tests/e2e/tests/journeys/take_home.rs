//! What a person takes out of the app: a page of paper and a day in the calendar.

use std::{fs, io::Read};

use e2e::{Engine, Person, Scene};
use flate2::read::ZlibDecoder;

use crate::storage::serve_with_script;

/// The rules for paper, put on the screen: what no driver prints can be looked at there. Returns
/// every colour that is not a grey.
const ON_PAPER: &str = "for (const sheet of document.styleSheets) {
      const turn = (rules) => {
        for (const rule of rules) {
          if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
          else if (rule.media?.mediaText === 'screen') rule.media.mediaText = 'not all';
          if (rule.cssRules) turn(rule.cssRules);
        }
      };
      turn(sheet.cssRules);
    }
    const is_seen = (one) => one.getClientRects().length > 0;
    const colours = (one) => {
      const style = getComputedStyle(one);
      const painted = one instanceof SVGElement ? [style.fill, style.stroke] : [style.color];
      return [...painted, style.backgroundColor];
    };
    // A pattern is told by its address; what it is made of is looked at by itself.
    const is_grey = (colour) => {
      if (colour.startsWith('url(')) return true;
      const [red, green, blue, alpha] = colour.match(/[\\d.]+/g) ?? [0, 0, 0];
      return alpha === '0' || (red === green && green === blue);
    };
    const seen = [...document.querySelectorAll('.page, .page *')].filter(is_seen);
    return seen.flatMap((one) => colours(one).filter((colour) => !is_grey(colour))
      .map((colour) => `${one.localName}.${one.getAttribute('class') ?? ''}: ${colour}`))";

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
    is_one_page(&person);

    person.picks_the_first_step();
    person.opens(&result);
    person.sees_text("In your plan");
    is_one_page(&person);

    let session = person.browser.session().expect("the browser runs");
    let coloured = session
        .run(ON_PAPER, vec![])
        .expect("the page can be looked at");
    assert_eq!(coloured, serde_json::json!([]), "paper is black and white");
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

/// WebKitGTK's driver prints nothing: there only the rules for paper are looked at.
fn is_one_page(person: &Person) {
    if person.browser.engine() == Engine::WebKit {
        return;
    }
    let session = person.browser.session().expect("the browser runs");
    let paper = session.print().expect("the page can be printed");
    let evidence = person.browser.evidence().join("paper.pdf");
    fs::write(evidence, &paper).expect("what was printed can be kept");
    assert_eq!(pages(&paper), 1, "the result fits on one page");
}

/// How many pages a PDF has: each is an object that names itself so, in the open or among others
/// that are compressed together.
fn pages(pdf: &[u8]) -> usize {
    let mut text = String::from_utf8_lossy(pdf).into_owned();
    let begins = pdf.windows(7).enumerate();
    for (place, _) in begins.filter(|(_, word)| *word == b"stream\n") {
        let mut objects = Vec::new();
        // What is no compressed text adds nothing.
        let _ = ZlibDecoder::new(&pdf[place + 7..]).read_to_end(&mut objects);
        text.push_str(&String::from_utf8_lossy(&objects));
    }
    let named = text.split("/Type").skip(1).map(str::trim_start);
    named
        .filter(|kind| kind.starts_with("/Page") && !kind.starts_with("/Pages"))
        .count()
}
