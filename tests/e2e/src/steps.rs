//! Stretches of the way that many journeys share.

use crate::{
    Person,
    in_page::{Name, Wanted},
    wait,
};

/// The question's group of answers.
const ANSWERS: &str = "Pick the one that is nearest";

/// What has to be known of a business, in the order of the page.
pub const PROFILE_GROUPS: [&str; 3] = [
    "How many people work here?",
    "What do you do?",
    "How long have you been trading?",
];

impl Person {
    /// From the start to the first question: a café of six people, trading for some years.
    #[track_caller]
    pub fn starts_the_first_check(&self) {
        self.starts_a_check_that_may_not_be_kept();
        self.sees_status("Saved on this phone");
    }

    /// The same where the browser may keep nothing.
    #[track_caller]
    pub fn starts_a_check_that_may_not_be_kept(&self) {
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
        for (group, choice) in PROFILE_GROUPS.into_iter().zip([1, 0, 2]) {
            let choices = self.reads_all("radio", Some(&group.into()));
            self.chooses_for(group, choices[choice].as_str());
            self.waits_for_the_save();
        }
    }

    /// Waits until nothing is being saved any more, however that ended.
    #[track_caller]
    pub fn waits_for_the_save(&self) {
        self.sees_it(&Wanted::any("status").first(), "settled", |status| {
            status
                .text
                .as_deref()
                .is_some_and(|text| !text.contains("Saving"))
        });
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
        let words = self.answers_unsaved(level);
        self.sees_status("Saved on this phone");
        words
    }

    /// The same where the answer may not be kept.
    #[track_caller]
    pub fn answers_unsaved(&self, level: usize) -> String {
        let words = self.reads_the_levels().swap_remove(level);
        self.chooses(words.as_str());
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

    /// The words of the page's one heading of the first level, once the app has drawn it.
    #[track_caller]
    #[must_use]
    pub fn reads_the_heading(&self) -> String {
        self.sees_the_app();
        self.reads_all("heading", None).swap_remove(0)
    }

    /// The page that stands there before the app has come is gone.
    #[track_caller]
    pub fn sees_the_app(&self) {
        let script = "return document.getElementById('app') && !document.getElementById('shell')";
        wait::until("the app", || {
            let has_come = self.browser.session()?.run(script, vec![])?;
            Ok(if has_come == true {
                Ok(())
            } else {
                Err("the page before it".to_owned())
            })
        })
        .unwrap_or_else(|error| panic!("{error}"));
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

    /// Puts the first step that the result suggests into the plan, which then is on screen.
    #[track_caller]
    pub fn picks_the_first_step(&self) {
        self.sees_heading("Start here");
        self.taps_the_first("button", "Pick this step");
        self.sees_heading("Your plan");
        self.sees_status("Saved on this phone");
    }

    /// Waits until the app could be opened without a network. A person sees no sign of it.
    #[track_caller]
    pub fn has_the_app_on_the_phone(&self) {
        let script = "const told = arguments[arguments.length - 1];
            navigator.serviceWorker.ready.then(() => told(true))";
        self.browser
            .session()
            .and_then(|session| session.run_and_wait(script, vec![]))
            .unwrap_or_else(|error| panic!("the service worker is not ready: {error}"));
    }
}

/// The lines of the page "Check your answers": each a link with the question and its answer.
#[track_caller]
#[must_use]
pub fn answer_lines(person: &Person) -> Vec<String> {
    person.sees_heading("Check your answers");
    let mut lines = person.reads_all("link", None);
    // The lines stand between the links of the header and the way back.
    let frame = ["Skip to the main part", "Good Business", "More", "Back"];
    lines.retain(|line| !frame.contains(&line.as_str()));
    lines
}

/// Whether a path is that of a question.
#[must_use]
pub fn is_question(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    matches!(parts[..], ["check", _, last] if !["tasks", "review", "result"].contains(&last))
}
