//! Stretches of the way that many journeys share.

use crate::{
    Person,
    in_page::{Name, Wanted},
};

/// The question's group of answers.
const ANSWERS: &str = "Pick the one that is nearest";

impl Person {
    /// From the start to the first question: a café of six people, trading for some years.
    #[track_caller]
    pub fn starts_the_first_check(&self) {
        self.opens("/");
        self.sees_heading("How good is your business?");
        self.taps_link(Name::Starting("Check my business".to_owned()));
        self.fills_in_the_profile();
        self.taps_button("Go to the first question");
        self.is_at(is_question);
    }

    /// Says what the app has to know to pick the questions.
    #[track_caller]
    pub fn fills_in_the_profile(&self) {
        self.sees_heading("About your business");
        for (group, choice) in [
            ("How many people work here?", 1),
            ("What do you do?", 0),
            ("How long have you been trading?", 2),
        ] {
            let choices = self.reads_all("radio", Some(&group.into()));
            self.chooses_for(group, choices[choice].as_str());
        }
        self.sees_status("Saved on this phone");
    }

    /// Reads the five levels of the question on screen, from the lowest to the highest.
    #[track_caller]
    #[must_use]
    pub fn reads_the_levels(&self) -> Vec<String> {
        let mut answers = self.reads_all("radio", Some(&ANSWERS.into()));
        answers.retain(|answer| answer != "I don't know" && answer != "Not for us");
        assert_eq!(answers.len(), 5, "a question has five levels");
        answers
    }

    /// Answers the question on screen with a level from 0 to 4; returns the answer's words.
    #[track_caller]
    pub fn answers(&self, level: usize) -> String {
        let words = self.reads_the_levels().swap_remove(level);
        self.chooses(words.as_str());
        self.sees_status("Saved on this phone");
        words
    }

    /// Goes on to what comes after the question on screen.
    #[track_caller]
    pub fn goes_on(&self) -> String {
        let here = self.path();
        self.taps_button("Continue");
        self.is_at(|path| path != here)
    }

    /// Answers all questions from the one on screen to the last of them, each with the level that
    /// `level` gives for its number; returns the questions with the answers.
    #[track_caller]
    pub fn answers_the_rest(&self, level: impl Fn(usize) -> usize) -> Vec<(String, String)> {
        let mut given = Vec::new();
        loop {
            let question = self.reads_the_heading();
            given.push((question, self.answers(level(given.len()))));
            if !is_question(&self.goes_on()) {
                return given;
            }
        }
    }

    /// The words of the page's one heading of the first level.
    #[track_caller]
    #[must_use]
    pub fn reads_the_heading(&self) -> String {
        self.reads_all("heading", None).swap_remove(0)
    }

    /// From nothing to the result of a quick check.
    #[track_caller]
    pub fn does_a_quick_check(&self, level: impl Fn(usize) -> usize) -> Vec<(String, String)> {
        self.starts_the_first_check();
        let given = self.answers_the_rest(level);
        self.sees_heading("Check your answers");
        self.taps_button("See my result");
        self.is_at(|path| path.ends_with("/result"));
        given
    }

    /// Puts the first step that the result suggests into the plan, and goes there.
    #[track_caller]
    pub fn picks_the_first_step(&self) {
        let picks = self.reads_all("button", None);
        let pick = picks.iter().find(|name| name.starts_with("Pick this step"));
        let pick = pick.unwrap_or_else(|| panic!("no step to pick among {picks:?}"));
        self.taps(&Wanted::new("button", pick.as_str()));
        self.sees_status("Saved on this phone");
    }
}

/// Whether a path is that of a question.
#[must_use]
pub fn is_question(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    matches!(parts[..], ["check", _, last] if !["tasks", "review", "result"].contains(&last))
}
