//! An anchor writes down whom it met, what they said and what came of it.

use std::fs;

use chrono::{Days, TimeDelta, Utc};
use e2e::{
    Engine, Name, Scene, Wanted,
    browser::Circumstances,
    log::{HEARD, WHO},
    long_log::{ENTRIES, copy_of_a_long_log},
};

/// Standing in the car park after a meeting: when, who, how and what was heard. The rest is asked for
/// later, one question at a time.
pub(crate) fn a_note_right_after_a_meeting(scene: &mut Scene) {
    let person = scene.person();
    person.opens_the_log_of_a_council();
    person.begins_an_entry();
    person.taps_button("Done");
    person.sees_heading("Something to put right");
    for missing in ["Say who it was", "Say how you met", "Say what you heard"] {
        person.sees_link(missing);
    }
    person.notes(
        "Tenant panel",
        "Met them",
        "The lift has been out for a month",
    );
    person.sees_heading("Tenant panel");
    person.sees_text("The lift has been out for a month");
    person.sees_text("9 questions can still be answered. They can wait.");

    person.reloads();
    person.taps_link("Answer now");
    person.sees_heading("What kind of group or person are they?");
    person.chooses("Residents or tenants");
    person.goes_on();
    person.sees_heading("Was it the first contact with them in two years?");
    // Nobody has to know everything: an open question can be passed over.
    person.goes_on();
    person.sees_heading("Where was it?");
    person.chooses("At their place");
    person.sees_status("Saved on this phone");
    person.taps_link("Back");
    person.sees_heading("Tenant panel");
    person.sees_text("7 questions can still be answered. They can wait.");

    person.taps_link("Back to the log");
    person.sees_link("1 entry has a question open");
    person.sees_link(Name::Starting("Tenant panel".to_owned()));
}

/// A day that cannot be is refused with a plain reason, what was typed stays, and the day before stays
/// saved.
pub(crate) fn a_day_that_cannot_be(scene: &mut Scene) {
    let person = scene.person();
    person.opens_the_log_of_a_council();
    person.begins_an_entry();
    person.notes("Bus users", "Called", "No bus after six");
    person.sees_heading("Bus users");
    let entry = person.path();

    person.opens(&format!("{entry}/date"));
    person.sees_heading("When was it?");
    let today = person.reads_the_day();
    person.sets_the_day("2999-01-31");
    person.sees_text("This day has not come yet.");
    person.taps_button("Continue");
    assert_eq!(person.reads_the_day(), "2999-01-31", "what was typed stays");
    person.reloads();
    person.sees_heading("When was it?");
    assert_eq!(person.reads_the_day(), today, "and was not saved");

    person.opens(&format!("{entry}/told_back"));
    person.sees_heading("When did you tell them what came of it?");
    person.sets_the_day("2001-02-03");
    person.sees_text("This is before you met, on");
    person.sets_the_day(&today);
    person.sees_status("Saved on this phone");
    person.opens(&format!("{entry}/next_date"));
    person.sees_heading("When will you meet next?");
    person.sets_the_day("2001-02-03");
    person.sees_text("This is before you met, on");
    person.sets_the_day("2999-12-31");
    person.sees_status("Saved on this phone");
    person.opens(&entry);
    person.sees_text("31 December 2999");
}

/// Two meetings with one group, told as they would be told to it.
pub(crate) fn you_said_we_did(scene: &mut Scene) {
    let person = scene.person();
    person.opens_the_log_of_a_council();
    person.begins_an_entry();
    person.notes("Tenant panel", "Met them", "The lift is out");
    person.sees_heading("Tenant panel");
    let entry = person.path();
    person.opens(&format!("{entry}/changed"));
    person.chooses("It is done");
    person.goes_on();
    person.sees_heading("What did you do, or why not?");
    person.writes("What did you do, or why not?", "Mended on Friday");
    person.goes_on();
    person.sees_heading("When did you tell them what came of it?");

    person.opens("/anchor/log");
    person.begins_an_entry();
    // A name that is known is tapped, not typed.
    person.taps_button("Tenant panel");
    person.sees_status("Saved on this phone");
    person.notes_how_and_what("Called", "Thank you, and the bins");
    person.sees_heading("Tenant panel");
    person.taps_link("You said, we did: Tenant panel");
    person.sees_text("On time");
    person.sees_text("The lift is out");
    person.sees_text("It is done");
    person.sees_text("Mended on Friday");
    person.sees_text("Thank you, and the bins");
    person.sees_text("Nothing is written yet.");

    person.taps_button("Add an entry");
    person.sees_heading("A new entry");
    person.notes_how_and_what("Met them", "A third thing");
    person.taps_link("Back to the log");
    let log = person.reads_all("link", None);
    let of_panel = log.iter().filter(|link| link.starts_with("Tenant panel"));
    assert_eq!(of_panel.count(), 3, "three entries of one actor: {log:?}");
}

/// The phone dies in the middle of a note. What was said to be saved is there, half written.
pub(crate) fn killed_in_the_middle_of_a_note(scene: &mut Scene) {
    let mut person = scene.person();
    person.opens_the_log_of_a_council();
    person.begins_an_entry();
    person.writes(WHO, "Traders");
    person.writes(HEARD, "Half of what they sa");
    person.sees_status("Saved on this phone");
    if scene.engine == Engine::WebKit {
        // Under its driver WebKitGTK keeps nothing when it ends: there the page alone is left.
        person.opens("/about");
    } else {
        person.loses_the_browser();
        person.starts_the_browser_again();
    }
    person.opens("/anchor/log");
    person.taps_link(Name::Starting("Half written: Traders".to_owned()));
    person.sees_heading("A new entry");
    person.sees_it(&Wanted::new("textbox", HEARD), "kept", |thing| {
        thing.value.as_ref().and_then(|value| value.as_str()) == Some("Half of what they sa")
    });
}

/// Who is waiting, what the measures rest on, and the days for the calendar.
pub(crate) fn who_is_waiting(scene: &mut Scene) {
    let person = scene.person();
    person.opens_the_log_of_a_council();
    person.opens("/anchor/log/actors");
    person.writes("What are they called? A group or a role.", "Youth council");
    person.taps_button("Add them");
    person.sees_link("Youth council Never met");
    person.sees_heading("Overdue");
    person.writes("What are they called? A group or a role.", "youth COUNCIL");
    person.taps_button("Add them");
    person.sees_link("Youth council is here already");

    person.opens("/anchor/log");
    person.begins_an_entry();
    person.notes("Faith leaders", "Met them", "More room to meet");
    person.taps_link("Back to the log");
    person.sees_heading("Who is waiting");
    person.sees_link("Youth council Never met");
    person.taps_link("How regular you are New");
    person.sees_text("The log is less than half a year old.");
    person.taps_link("On time 1 of 2");
    person.sees_heading("Never met");
    person.sees_link("Youth council Never met");
    person.taps_link("All measures");
    person.taps_link("Started by them not yet");
    person.sees_text("1 entry is left out, because the answer is blank.");
    person.taps_link(Name::Starting("Faith leaders".to_owned()));
    person.sees_heading("Faith leaders");

    person.opens("/anchor/log/actors");
    person.taps_button("Put all days in my calendar");
    person.sees_text("The calendar file is saved.");
    let file = fs::read_to_string(person.finds_the_download(".ics")).expect("it can be read");
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 2, "{file}");
    assert!(file.contains("SUMMARY:Meet Youth council"), "{file}");
}

/// A log of years: all of it is there, a part at a time, and a new entry stands first.
pub(crate) fn a_log_of_two_thousand_entries(scene: &mut Scene) {
    let person = scene.person();
    let file = scene.folder().join("long.json");
    fs::write(&file, copy_of_a_long_log()).expect("a file can be written");
    person.opens("/copy");
    person.picks_a_file("Pick the file", &file);
    person.sees_text("new pieces were added.");

    person.opens("/anchor/log");
    person.sees_link(format!("{ENTRIES} entries have a question open"));
    person.begins_an_entry();
    person.notes("Group number 7", "Called", "The newest of all");
    person.taps_link("Back to the log");
    person.taps_link("All entries");
    person.sees_text(&format!("20 of {} shown", ENTRIES + 1));
    person.taps_button("Show more");
    person.sees_text(&format!("40 of {} shown", ENTRIES + 1));
    let entries = person.reads_all("link", None);
    let entries: Vec<_> = entries
        .iter()
        .filter(|link| link.contains("Group number"))
        .collect();
    assert_eq!(entries.len(), 40, "{entries:?}");
    assert!(entries[0].contains("The newest of all"), "{entries:?}");
    assert!(entries[1].contains("28 December 2025"), "{entries:?}");
}

/// Where the day is another than in London, today is the day on the wall there, and tomorrow has not
/// come. Of these two places one at least is on another day at every hour.
pub(crate) fn today_is_the_day_where_the_person_is(scene: &mut Scene) {
    for (zone, hours_ahead) in [("Pacific/Kiritimati", 14), ("Pacific/Pago_Pago", -11)] {
        let person = scene.person_with(Circumstances {
            time_zone: Some(zone),
            ..Circumstances::default()
        });
        person.opens_the_log_of_a_council();
        person.begins_an_entry();
        let today = (Utc::now() + TimeDelta::hours(hours_ahead)).date_naive();
        assert_eq!(person.reads_the_day(), today.to_string(), "{zone}");
        let tomorrow = today + Days::new(1);
        person.sets_the_day(&tomorrow.to_string());
        person.sees_text("This day has not come yet.");
        person.sets_the_day(&(today - Days::new(1)).to_string());
        person.sees_status("Saved on this phone");
        person.reloads();
        person.sees_heading("A new entry");
        assert_eq!(
            person.reads_the_day(),
            (today - Days::new(1)).to_string(),
            "{zone}"
        );
    }
}
