//! Stretches of the way of people outside, who are handed an organisation's device.

use crate::{
    Person,
    in_page::{Name, Wanted},
};

/// What is asked of each theme.
const THEMES: usize = 8;

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
        self.taps(&Wanted::any("group").first());
        self.taps_button("Back to our pages");
        self.sees_heading("Hear from outside");
    }

    /// On the screen of a round: closes it, and is at the result.
    #[track_caller]
    pub fn closes_the_round(&self) {
        self.taps(&Wanted::any("group").first());
        self.taps_button("Close it for good");
        self.is_at(|path| path.ends_with("/result"));
    }
}
