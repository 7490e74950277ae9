//! What can go wrong, and how often it did.

use std::fmt;

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident = $words:literal),+ $(,)?) => {
        /// What can go wrong in a story.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Fault {
            $($(#[$doc])* $name,)+
        }

        impl Fault {
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// As it is told in a story.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words),+ }
            }
        }
    };
}

faults! {
    RequestLost = "a request was lost",
    AnswerLost = "an answer was lost",
    /// The server had stored what the request brought.
    AckLost = "the answer to a push was lost after the commit",
    Duplicated = "a request arrived twice",
    Delayed = "a request arrived hours or weeks later",
    Reordered = "a request arrived after one that was sent later",
    Offline = "a device was without a network for days",
    LoginPage = "a login page answered",
    Broken = "a proxy answered that the server is away",
    Cut = "an answer was cut short",
    TooLarge = "a proxy refused a large request",
    TooOften = "the server asked to wait",
    SessionEnded = "a session had ended",
    OldVersion = "a device was too old for the server",
    ServerCrashedBefore = "the server fell over before the commit",
    ServerCrashedAfter = "the server fell over after the commit",
    ServerRestored = "the server was restored from an older backup",
    CrashedBefore = "a device crashed before it had stored",
    CrashedAfter = "a device crashed right after it had stored",
    TailLost = "a device lost what was not flushed",
    NotStored = "a device could not store",
    ClockJumped = "a clock jumped by ten years",
    Cloned = "a device was cloned",
    Evicted = "a browser emptied a device's store",
    Removed = "a member was removed",
    Full = "a vault was full",
    ReadOnly = "a reader wrote",
    FoundedAgain = "a vault was founded again",
}

/// How often each fault struck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally(Vec<u64>);

impl Default for Tally {
    fn default() -> Self {
        Self(vec![0; Fault::ALL.len()])
    }
}

impl Tally {
    pub(crate) fn count(&mut self, fault: Fault) {
        self.0[fault as usize] += 1;
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(&other.0) {
            *count += more;
        }
    }

    pub fn of(&self, fault: Fault) -> u64 {
        self.0[fault as usize]
    }

    /// Those that never struck.
    pub fn missing(&self) -> Vec<Fault> {
        let all = Fault::ALL.iter().copied();
        all.filter(|fault| self.of(*fault) == 0).collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in Fault::ALL {
            writeln!(f, "{:>8}  {}", self.of(*fault), fault.words())?;
        }
        Ok(())
    }
}
