//! What people do with their backup.

use serde_json::Value;

use crate::{Person, in_page::Wanted};

/// The two groups of words that are asked back.
const ASKED: &str = "group";

impl Person {
    /// Turns the backup on and writes the twelve words down; back on the page that it was done from.
    #[track_caller]
    #[must_use]
    pub fn turns_the_backup_on(&self) -> String {
        let from = self.path();
        self.opens("/backup");
        self.sees_heading("Back up your answers");
        self.taps_link("Show me the words");
        let phrase = self.reads_the_words();
        self.taps_link("I have written them down");
        self.picks_the_words_asked_for(&phrase);
        self.taps_button("Turn the backup on");
        self.sees_heading("Your backup is on");
        self.opens(&from);
        phrase
    }

    /// Reads the twelve words on screen.
    #[track_caller]
    #[must_use]
    pub fn reads_the_words(&self) -> String {
        self.sees_button("Print them");
        let script = "const words = [...document.querySelectorAll('.twelve-words li')];
            return words.map((word) => word.innerText.trim()).join(' ')";
        let words = self
            .browser
            .session()
            .and_then(|session| session.run(script, vec![]));
        let words = words.unwrap_or_else(|error| panic!("reading the words: {error}"));
        let words = words.as_str().unwrap_or_default().to_owned();
        assert_eq!(words.split(' ').count(), 12, "{words}");
        words
    }

    /// Picks, of the twelve words, those that are asked for by their number.
    #[track_caller]
    pub fn picks_the_words_asked_for(&self, phrase: &str) {
        self.sees_heading("Look at your paper");
        for (group, number) in self.words_asked_for() {
            let word = phrase.split(' ').nth(number - 1).unwrap_or_default();
            self.chooses_for(group, word);
        }
    }

    /// The questions for two of the words, and the number that each asks for.
    #[track_caller]
    #[must_use]
    pub fn words_asked_for(&self) -> Vec<(String, usize)> {
        let asked = self.reads_all(ASKED, None).into_iter();
        let asked: Vec<(String, usize)> = asked
            .filter_map(|group| {
                let number = group.strip_prefix("Which is word ")?.strip_suffix('?')?;
                let number = number.parse().ok()?;
                Some((group, number))
            })
            .collect();
        assert_eq!(asked.len(), 2, "two words are asked for: {asked:?}");
        asked
    }

    /// Brings back on this phone what the twelve words open.
    #[track_caller]
    pub fn restores(&self, phrase: &str) {
        self.opens("/restore");
        self.writes("Your twelve words", phrase);
        self.taps_button("Get my answers back");
        self.sees_heading("Your answers are back");
    }

    /// Makes a link for another phone of one's own, and reads it.
    #[track_caller]
    #[must_use]
    pub fn makes_a_link(&self) -> String {
        self.opens("/backup/add");
        self.taps_button("Make a link");
        self.sees_heading("Open this on the other one");
        self.sees(&Wanted::new("img", "The link as a picture for a camera"));
        let script = "return document.querySelector('.link-to-copy').innerText";
        let link = self
            .browser
            .session()
            .and_then(|session| session.run(script, vec![]));
        let link = link.unwrap_or_else(|error| panic!("reading the link: {error}"));
        link.as_str().unwrap_or_default().to_owned()
    }

    /// Sends and fetches now, if there is a network.
    #[track_caller]
    pub fn syncs_now(&self) -> String {
        self.asks_the_engine("sync-now")
    }

    /// Asks for what makes the page begin anew, so that no answer can be waited for.
    #[track_caller]
    pub fn asks_the_engine_in_passing(&self, question: &str) {
        let _ = self.asks_once_there(question, "told(goodBusinessEngine(question) && true)");
    }

    /// Asks the engine what a screen asks it.
    #[track_caller]
    pub fn asks_the_engine(&self, question: &str) -> String {
        let ask = "goodBusinessEngine(question).then(told, (error) => told('failed: ' + error))";
        let answer = self.asks_once_there(question, ask);
        answer.as_str().unwrap_or_default().to_owned()
    }

    /// The page can be looked at a moment before its script has handed out the engine.
    #[track_caller]
    fn asks_once_there(&self, question: &str, ask: &str) -> Value {
        let script = format!(
            "const [question, told] = [arguments[0], arguments[arguments.length - 1]];
            const begin = () => globalThis.goodBusinessEngine ? {ask} : setTimeout(begin, 50);
            begin()"
        );
        self.browser
            .session()
            .and_then(|session| session.run_and_wait(&script, vec![question.into()]))
            .unwrap_or_else(|error| panic!("the engine does not answer: {error}"))
    }
}
