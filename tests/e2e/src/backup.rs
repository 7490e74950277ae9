//! What people do with their backup.

use crate::Person;

impl Person {
    /// Turns the backup on and writes the twelve words down.
    #[track_caller]
    #[must_use]
    pub fn turns_the_backup_on(&self) -> String {
        let told = self.asks_the_engine("begin-backup");
        let phrase = told
            .strip_prefix("done\n")
            .unwrap_or_else(|| panic!("{told}"));
        let told = self.asks_the_engine(&format!("confirm-backup\n{phrase}"));
        assert_eq!(told, "done");
        phrase.to_owned()
    }

    /// Brings back on this phone what the twelve words open.
    #[track_caller]
    pub fn restores(&self, phrase: &str) {
        let told = self.asks_the_engine(&format!("restore\n{phrase}"));
        assert!(told.starts_with("done"), "{told}");
    }

    /// Sends and fetches now, if there is a network.
    #[track_caller]
    pub fn syncs_now(&self) -> String {
        self.asks_the_engine("sync-now")
    }

    /// Asks for what makes the page begin anew, so that no answer can be waited for.
    #[track_caller]
    pub fn asks_the_engine_in_passing(&self, question: &str) {
        let script = "arguments[arguments.length - 1](goodBusinessEngine(arguments[0]) && true)";
        self.browser
            .session()
            .and_then(|session| session.run_and_wait(script, vec![question.into()]))
            .unwrap_or_else(|error| panic!("the engine is not asked: {error}"));
    }

    /// Asks the engine what a screen asks it.
    #[track_caller]
    pub fn asks_the_engine(&self, question: &str) -> String {
        let script = "const [question, told] = [arguments[0], arguments[arguments.length - 1]];
            goodBusinessEngine(question).then(told, (error) => told('failed: ' + error))";
        self.browser
            .session()
            .and_then(|session| session.run_and_wait(script, vec![question.into()]))
            .unwrap_or_else(|error| panic!("the engine does not answer: {error}"))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}
