//! What can go wrong between a journey and a browser.

use fantoccini::error::{CmdError, NewSessionError};

/// Why a step could not be taken. Only for people to read: no journey tells one from another.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error("the browser could not be started: {0}")]
    NotStarted(String),
    #[error("the driver refused: {0}")]
    Driver(Box<CmdError>),
    #[error("the driver gave no session: {0}")]
    Session(Box<NewSessionError>),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("{0}")]
    Page(String),
    #[error("waited {seconds} s in vain for {what}; {last}")]
    TimedOut {
        what: String,
        seconds: u64,
        last: String,
    },
}

impl From<CmdError> for Trouble {
    fn from(error: CmdError) -> Self {
        Self::Driver(Box::new(error))
    }
}

impl From<NewSessionError> for Trouble {
    fn from(error: NewSessionError) -> Self {
        Self::Session(Box::new(error))
    }
}

pub type Outcome<T> = Result<T, Trouble>;
