//! Stretches of the way of people outside, who are handed an organisation's device.

use crate::{
    Person,
    in_page::{Name, Wanted},
};

/// What is asked of each theme.
const THEMES: usize = 8;

/// The label of the open box on the page of a paper.
pub const OPEN_BOX: &str = "What would you like them to do next?";

/// What somebody says: the words of a level for each theme from the first on, as far as they go, and what
/// they would like next.
pub type Said<'a> = (&'a [&'a str], &'a str);

impl Person {
    /// From anywhere to the result, with one more round of outside voices.
    #[track_caller]
    pub fn hears_a_round(&self, reflection: &str, people: &[Said<'_>]) {
        self.opens(&format!("{reflection}/outside"));
        self.taps_button("Start a round");
        self.hears_from(people);
        self.closes_the_round();
    }

    /// On the screen of a round: the device goes round, and comes back.
    #[track_caller]
    pub fn hears_from(&self, people: &[Said<'_>]) {
        self.taps_button("Hand over this phone");
        for (index, (levels, wish)) in people.iter().enumerate() {
            if index > 0 {
                self.taps_button("One more person answers");
            }
            self.sees_heading(Name::Starting("How do you see".to_owned()));
            self.taps_button("Begin");
            for theme in 0..THEMES {
                self.sees_text(&format!("Question {} of {THEMES}", theme + 1));
                if let Some(level) = levels.get(theme) {
                    self.chooses(*level);
                }
                self.taps_button("Continue");
            }
            if !wish.is_empty() {
                self.writes("In your own words", wish);
            }
            self.taps_button("Hand in my answers");
            self.sees_heading("Thank you");
        }
        self.gives_the_phone_back();
    }

    /// On the screen of a round: the device goes to a third person, who types these papers in, each the
    /// marks of its lines from the first on and what was written; and comes back.
    #[track_caller]
    pub fn has_papers_typed_in(&self, papers: &[(&str, &str)]) {
        self.taps_button("Type papers in");
        self.sees_heading("Type papers in");
        for (index, (marks, wish)) in papers.iter().enumerate() {
            for (line, mark) in (1..).zip(marks.chars()) {
                let line = Name::Starting(format!("{line}. "));
                self.chooses_for(line, Name::Starting(format!("{mark} ")));
            }
            if !wish.is_empty() {
                self.writes(OPEN_BOX, wish);
            }
            self.taps_button("Keep this paper");
            self.sees_papers(index + 1);
        }
        self.gives_the_phone_back();
    }

    /// Is told that so many papers are in.
    #[track_caller]
    pub fn sees_papers(&self, count: usize) {
        self.sees_text(&match count {
            1 => "1 paper is in. Take the next one.".to_owned(),
            more => format!("{more} papers are in. Take the next one."),
        });
    }

    /// Somebody outside leads back to the pages of those whose phone it is.
    #[track_caller]
    pub fn gives_the_phone_back(&self) {
        self.opens_what_is_folded();
        self.taps_button("Back to our pages");
    }

    /// On the screen of a round: closes it, and is at the result.
    #[track_caller]
    pub fn closes_the_round(&self) {
        self.opens_what_is_folded();
        self.taps_button("Close it for good");
        self.is_at(|path| path.ends_with("/result"));
    }

    /// Opens the first thing on the page that is folded up.
    #[track_caller]
    pub fn opens_what_is_folded(&self) {
        self.taps(&Wanted::new("group", "").first());
    }
}
