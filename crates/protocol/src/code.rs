//! Why something was not done, as numbers that never change.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $number:literal),+ $(,)?) => {
        /// Why a request, or one thing in it, was not done. Each number stands for ever; a
        /// number that this version does not know is `Unknown`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)+
            /// From a newer server. To be told as "not done".
            Unknown(u16),
        }

        impl Code {
            /// Every code that this version knows.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            pub const fn number(self) -> u16 {
                match self { $(Self::$name => $number,)+ Self::Unknown(number) => number }
            }

            pub const fn from_number(number: u16) -> Self {
                match number { $($number => Self::$name,)+ other => Self::Unknown(other) }
            }
        }
    };
}

codes! {
    /// Not the message that this address takes.
    Malformed = 1,
    /// Over a limit of size: send less at once.
    TooLarge = 2,
    /// The type of the body is not the API's.
    WrongType = 3,
    /// The client speaks a protocol that the server no longer does.
    ClientTooOld = 4,
    /// The client speaks a protocol that the server does not yet.
    ClientTooNew = 5,

    /// No session, or one that has ended: open a new one.
    NoSession = 10,
    /// The challenge is unknown, used or over: ask for another.
    BadChallenge = 11,
    /// A signature does not fit.
    BadSignature = 12,

    /// There is no such vault, or it is not for this key: which of the two is not said.
    NoAccess = 20,
    /// This key was taken off the vault.
    Removed = 21,
    /// This key may read, not write.
    ReadOnly = 22,
    /// Only an owner may do this.
    OwnersOnly = 23,
    /// A private vault is never shared with a place.
    PrivateVault = 24,
    /// The vault would be left without an owner.
    LastOwner = 25,
    /// Others were faster: ask for the present state, then sign anew.
    StaleChange = 26,
    /// The vault has as many members and changes as one can have.
    TooManyChanges = 27,

    /// The ticket's time is over.
    TicketEnded = 30,
    /// The ticket has let in as many as it may.
    TicketUsed = 31,
    /// The vault was erased: see [`crate::api::AskErasures`].
    Erased = 32,

    /// The batch is not the shape of one.
    DamagedBatch = 40,
    /// The batch is of a format that the server does not know yet.
    TooNewBatch = 41,
    /// The batch is not signed by the device that it names.
    ForgedBatch = 42,
    /// The batch belongs to another vault.
    ForeignBatch = 43,
    /// The vault is full.
    VaultFull = 44,
    /// The server does not know this place in the log: compare the lists of hashes.
    CursorUnknown = 45,

    /// Too often: wait as long as the answer says.
    TooManyRequests = 50,
    /// The server cannot store at the moment; nothing was stored.
    Unavailable = 60,
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.number())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u16::deserialize(deserializer).map(Self::from_number)
    }
}
