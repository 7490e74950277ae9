//! A reflection goes on for months: what was promised is checked, and one day it is repeated.

use e2e::{Engine, Name, Scene, Wanted};

const THEME: &str = "Money and contracts";
const TO_A_PROMPT: &str = "What share";

pub(crate) fn sees_what_changed_since_last_time(scene: &mut Scene) {
    let person = scene.person();
    person.begins_a_reflection();
    let first = person.path();
    person.opens_the_theme(THEME);
    person.taps_button("Continue");
    person.taps_button("Continue");
    person.agrees_on("Named");
    person.goes_back_to_the_themes();
    person.taps_button("See our result");
    person.sees_text("We say: Named.");
    person.taps_link("Make a commitment");
    person.taps_button(Name::Starting(THEME.to_owned()));
    person.writes("What will we do?", "Cut the form to two pages");
    person.sees_status("Saved on this phone");
    person.taps_link("Done");
    person.taps_link("Back to our result");
    person.taps_link("Hear from outside");
    person.taps_button("Start a round");
    person.sees_text("0 people have answered.");

    person.opens("/anchor");
    person.taps_button(Name::Starting("Reflect again".to_owned()));
    person.sees_heading("What we hold");
    person.taps_link("On to the themes");
    person.sees_heading("The eight themes");
    let second = person.is_at(|path| path != first && !path.ends_with("/inventory"));
    person.taps_link("Back");
    person.sees_heading("Earlier reflections");
    person.sees_text("1 commitment still open");
    person.sees_an_accessible_page();
    person.taps_link(Name::Starting("Go on with our reflection".to_owned()));
    person.opens_the_theme(THEME);
    person.taps_button("Continue");
    person.taps_button("Continue");
    person.agrees_on("Checked");
    person.opens(&second);
    person.taps_button("See our result");
    person.sees_text("We say: Checked.");
    person.sees_text("Last time: Named. Up.");
    person.sees_an_accessible_page();

    // What was promised last time is open still, and is said to be done where it was promised.
    person.taps_link("Make a commitment");
    person.sees_heading("Still open from last time");
    person.sees_an_accessible_page();
    person.taps_link("Cut the form to two pages Planned");
    person.is_at(|path| path.starts_with(&first));
    person.chooses("Done, and someone outside agrees");
    person.sees_status("Saved on this phone");
    person.taps_link("Done");
    person.sees_link("Cut the form to two pages Done, and someone outside agrees");

    person.opens(&format!("{second}/commitments"));
    person.sees_heading("Our commitments");
    person.does_not_see(&Wanted::new("heading", "Still open from last time"));
    person.taps_link("Back to our result");
    person.taps_link(Name::Starting("Last time, on".to_owned()));
    person.is_at(|path| path == format!("{first}/result"));
    person.sees_text("We say: Named.");
    person.taps_link("Hear from outside");
    person.sees_text("0 people have answered.");
}

pub(crate) fn a_voice_that_has_not_spoken_yet(scene: &mut Scene) {
    let person = scene.person();
    person.begins_a_reflection();
    person.opens(&format!("{}/theme/P3/voices", person.path()));
    person.taps_button("A group or person we do not pay or fund");
    person.sees_heading("A voice that confirmed this");
    person.writes("What did they say that we did not like?", "Too slow");
    person.sees_status("Saved on this phone");
    person.sets_the_day("2999-01-31");
    person.sees_text("This day has not come yet. Pick today or a day before it.");
    assert_eq!(person.reads_the_day(), "2999-01-31", "what was typed stays");

    person.reloads();
    person.sees_heading("A voice that confirmed this");
    assert_eq!(person.reads_the_day(), "", "and was not saved");
    let not_liked = Wanted::new("textbox", "What did they say that we did not like?");
    person.sees_it(&not_liked, "kept", |field| {
        field.value.as_ref().and_then(|value| value.as_str()) == Some("Too slow")
    });
    person.sets_the_day("2026-01-31");
    person.sees_status("Saved on this phone");
    person.taps_link("Done");
    person.sees_link("A group or person we do not pay or fund 31 January 2026");
}

/// The phone dies while people talk. What was said to be saved is there, and they go on.
pub(crate) fn killed_in_the_middle(scene: &mut Scene) {
    let mut person = scene.person();
    person.begins_a_reflection();
    person.opens_the_theme(THEME);
    person.writes(Name::Starting(TO_A_PROMPT.to_owned()), "About a thi");
    person.sees_status("Saved on this phone");
    person.taps_button("Continue");
    person.taps_button("Continue");
    person.agrees_on("Named");
    if scene.engine == Engine::WebKit {
        // Under its driver WebKitGTK keeps nothing when it ends: there the page alone is left.
        person.opens("/about");
    } else {
        person.loses_the_browser();
        person.starts_the_browser_again();
    }
    person.opens("/anchor");
    person.taps_link(Name::Starting("Go on with our reflection".to_owned()));
    person.taps_link(format!("{THEME} Draft: Named"));
    person.sees_heading(THEME);
    let prompt = Wanted::new("textbox", Name::Starting(TO_A_PROMPT.to_owned()));
    person.sees_it(&prompt, "kept", |field| {
        field.value.as_ref().and_then(|value| value.as_str()) == Some("About a thi")
    });
}

pub(crate) fn a_place_that_is_not_there(scene: &mut Scene) {
    let person = scene.person();
    person.becomes_a_council();
    person.opens("/anchor/reflection/none/result");
    person.sees_heading("This page is not here");
    person.taps_link("Go to the start");
    person.sees_heading("How does your power look from outside?");
}
