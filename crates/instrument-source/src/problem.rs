//! What is wrong with a file, in words that whoever edits it can act on.

use std::cell::RefCell;
use std::fmt;

/// One mistake: the file, the place in it, what is wrong and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The path from the top of the repository, such as `instruments/lm3/0.1-draft.yaml`.
    pub file: String,
    /// Such as `question G2a has 4 levels; write exactly five`.
    pub mend: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.file, self.mend)
    }
}

/// The problems found so far. Shared by everything that reads, so that one run tells all.
#[derive(Debug, Default)]
pub(crate) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    pub(crate) fn add(&self, file: &str, mend: impl Into<String>) {
        self.0.borrow_mut().push(Problem {
            file: file.to_owned(),
            mend: mend.into(),
        });
    }

    pub(crate) fn into_sorted(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort();
        problems.dedup();
        problems
    }
}
