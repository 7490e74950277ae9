//! Stretches of the way through an anchor's log of listening.

use crate::{Person, in_page::Name};

pub const WHO: &str = "Who was it?";
pub const HEARD: &str = "What did they say?";

/// What somebody has who has used the log for a while.
#[derive(Debug, Clone, Default)]
pub struct Logged {
    /// The path of an entry.
    pub entry: String,
    /// The path of an entry of which half is written.
    pub half_written: String,
    /// The path of somebody who was met.
    pub actor: String,
    /// The path of somebody who was never met.
    pub unmet: String,
}

impl Person {
    /// A council opens its log.
    #[track_caller]
    pub fn opens_the_log_of_a_council(&self) {
        self.becomes_a_council();
        self.opens("/anchor/log");
        self.sees_heading("Who we listen to");
    }

    /// From the log to a new entry.
    #[track_caller]
    pub fn begins_an_entry(&self) {
        self.taps_button(Name::Starting("Add an entry".to_owned()));
        self.sees_heading("A new entry");
    }

    /// From a new entry of today to the whole of it.
    #[track_caller]
    pub fn notes(&self, who: &str, how: &str, heard: &str) {
        self.writes(WHO, who);
        self.notes_how_and_what(how, heard);
    }

    /// The same for somebody who is picked already.
    #[track_caller]
    pub fn notes_how_and_what(&self, how: &str, heard: &str) {
        self.chooses(how);
        self.writes(HEARD, heard);
        self.sees_status("Saved on this phone");
        self.taps_button("Done");
        self.is_at(|path| path.starts_with("/anchor/log/entry/") && !path.ends_with("/new"));
    }

    /// Puts a day into the one field for it as the browser's picker would: each browser's own wants
    /// other keys.
    #[track_caller]
    pub fn sets_the_day(&self, day: &str) {
        self.sets_the_day_in("input[type=date]", day);
    }

    /// The same where there are several, by the field's id.
    #[track_caller]
    pub fn sets_the_day_of(&self, field: &str, day: &str) {
        self.sets_the_day_in(&format!("#{field}"), day);
    }

    #[track_caller]
    fn sets_the_day_in(&self, field: &str, day: &str) {
        let script = "const field = document.querySelector(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.browser
            .session()
            .and_then(|session| session.run(script, vec![field.into(), day.into()]))
            .unwrap_or_else(|error| panic!("setting the day: {error}"));
    }

    /// The day in the one field for it.
    #[track_caller]
    #[must_use]
    pub fn reads_the_day(&self) -> String {
        self.reads_the_day_in("input[type=date]")
    }

    /// The same where there are several, by the field's id.
    #[track_caller]
    #[must_use]
    pub fn reads_the_day_of(&self, field: &str) -> String {
        self.reads_the_day_in(&format!("#{field}"))
    }

    #[track_caller]
    fn reads_the_day_in(&self, field: &str) -> String {
        let script = "return document.querySelector(arguments[0]).value";
        let day = self
            .browser
            .session()
            .and_then(|session| session.run(script, vec![field.into()]))
            .unwrap_or_else(|error| panic!("reading the day: {error}"));
        day.as_str().unwrap_or_default().to_owned()
    }

    /// Three entries, one of them answered; somebody who was never met; and a half-written entry.
    #[track_caller]
    pub fn fills_a_log(&self) -> Logged {
        self.opens_the_log_of_a_council();
        self.begins_an_entry();
        self.notes(
            "Mill Street tenants",
            "Went to them",
            "The lift has been out for a month, and nobody tells us when it will run again",
        );
        let entry = self.path();
        self.opens(&format!("{entry}/changed"));
        self.chooses("It is done");
        // What is asked next follows from what is saved.
        self.sees_status("Saved on this phone");
        self.taps_button("Continue");
        self.writes("What did you do, or why not?", "Mended on Friday");
        self.sees_status("Saved on this phone");
        self.opens(&format!("{entry}/themes"));
        self.ticks("Spaces and language");
        self.sees_status("Saved on this phone");
        for (who, how, heard) in [
            (
                "Traders of the market",
                "Called",
                "Parking costs us the morning",
            ),
            ("All contacts", "Wrote to many", "What we will do next year"),
        ] {
            self.opens("/anchor/log");
            self.begins_an_entry();
            self.notes(who, how, heard);
        }
        self.opens("/anchor/log/actors");
        self.writes("What are they called? A group or a role.", "Youth council");
        self.taps_button("Add them");
        self.sees_status("Saved on this phone");
        self.opens("/anchor/log");
        self.taps_link(Name::Starting("Youth council".to_owned()));
        self.sees_heading("Youth council");
        let unmet = self.path();
        self.opens(&entry);
        self.taps_link("You said, we did: Mill Street tenants");
        self.sees_heading("Mill Street tenants");
        let actor = self.path();
        self.opens("/anchor/log");
        self.begins_an_entry();
        self.writes(WHO, "Bus users");
        self.sees_status("Saved on this phone");
        Logged {
            entry,
            half_written: self.path(),
            actor,
            unmet,
        }
    }
}
