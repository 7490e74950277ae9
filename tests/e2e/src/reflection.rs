//! Stretches of the way through an organisation's reflection.

use crate::{Person, in_page::Name};

/// The level's group of answers.
const LEVELS: &str = "Pick the one that is nearest";

impl Person {
    /// A council says what it is, and is told what that means, before it writes anything.
    #[track_caller]
    pub fn becomes_a_council(&self) {
        self.opens("/anchor/profile");
        self.chooses("Local authority");
        let texts = ["We have read this", "What is your organisation called?"];
        if self.sees_one_of_texts(&texts) == 0 {
            self.taps_button("We have read this");
        }
        self.sees_status("Saved on this phone");
    }

    /// From the start to the eight themes of a new reflection: a council's.
    #[track_caller]
    pub fn begins_a_reflection(&self) {
        self.becomes_a_council();
        self.opens("/anchor");
        self.taps_button(Name::Starting("Reflect on the power we hold".to_owned()));
        self.sees_heading("What we hold");
        self.taps_link("On to the themes");
        self.sees_heading("The eight themes");
        self.sees_status("Saved on this phone");
    }

    /// From the eight themes to the first screen of one of them.
    #[track_caller]
    pub fn opens_the_theme(&self, name: &str) {
        self.taps_link(Name::Starting(name.to_owned()));
        self.sees_heading(name);
    }

    /// Agrees on a level of the theme on screen, by its name.
    #[track_caller]
    pub fn agrees_on(&self, level: &str) {
        self.chooses_for(LEVELS, Name::Starting(level.to_owned()));
        self.sees_status("Saved on this phone");
    }

    /// From the last screen of a theme to the list of all.
    #[track_caller]
    pub fn goes_back_to_the_themes(&self) {
        let path = self.path();
        let reflection = path.split("/theme/").next().unwrap_or_default();
        self.opens(reflection);
        self.sees_heading("The eight themes");
    }

    /// From anywhere to the open round of outside voices of a new reflection; gives its path.
    #[track_caller]
    pub fn opens_a_round(&self) -> String {
        self.begins_a_reflection();
        self.opens(&(self.path() + "/outside"));
        self.taps_button("Start a round");
        self.sees_text("0 people have answered.");
        self.path()
    }

    /// A reflection with a theme that is final, one that is a draft and one that was only begun.
    #[track_caller]
    pub fn fills_a_reflection(&self) -> Reflected {
        self.begins_a_reflection();
        let reflection = self.path();
        self.opens(&format!("{reflection}/theme/P1/facts"));
        self.writes(
            Name::Starting("Name one decision".to_owned()),
            "The bus route",
        );
        self.sees_status("Saved on this phone");
        self.opens(&format!("{reflection}/theme/P2/level"));
        self.agrees_on("Named");
        self.opens(&format!("{reflection}/theme/P3/views"));
        for level in ["Not seen", "Checked"] {
            self.chooses(Name::Starting(level.to_owned()));
            self.taps_button("Keep my view");
            self.sees_status("Saved on this phone");
        }
        self.opens(&format!("{reflection}/theme/P3/evidence"));
        self.taps_button("A number");
        self.writes(
            "The number, and where it comes from",
            "31 % by pounds, spend report",
        );
        self.sees_status("Saved on this phone");
        self.taps_button("Continue");
        self.agrees_on("Shifted");
        self.chooses("This is final");
        self.sees_status("Saved on this phone");
        self.taps_button("Continue");
        self.taps_button("A group or person we pay or fund");
        let voice = self.is_at(|path| path.contains("/voices/"));
        self.writes(
            Name::Starting("Which group or body".to_owned()),
            "Traders of Mill Road",
        );
        self.sees_status("Saved on this phone");
        self.opens(&reflection);
        self.taps_button("See our result");
        self.taps_link("Make a commitment");
        self.taps_button(Name::Starting("Money and contracts".to_owned()));
        let commitment = self.is_at(|path| path.contains("/commitments/"));
        self.writes("What will we do?", "Cut the form to two pages");
        self.sees_status("Saved on this phone");
        Reflected {
            reflection,
            voice,
            commitment,
        }
    }
}

impl Reflected {
    /// The path of the report.
    #[must_use]
    pub fn report(&self) -> String {
        self.reflection
            .replace("/anchor/reflection/", "/anchor/log/report/")
    }
}

/// The paths of what was said in a reflection.
#[derive(Debug, Clone, Default)]
pub struct Reflected {
    pub reflection: String,
    pub voice: String,
    pub commitment: String,
}
