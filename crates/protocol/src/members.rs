//! Who may open a vault, and what each may do.

use serde::{Deserialize, Serialize};

/// What a vault is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum VaultKind {
    /// An organisation's profile, checks, plan and money check.
    Firm,
    /// An organisation's reflection and engagement log, which no place is ever given.
    Private,
    /// A place and its advisers.
    Place,
}

/// What a member may do. Each may also do what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Reads.
    Reader,
    /// Writes too.
    Editor,
    /// Says who may open the vault, too.
    Owner,
}

macro_rules! stored_as_number {
    ($name:ident { $($variant:ident = $number:literal),+ }) => {
        impl $name {
            /// The number that stands for it in a database; it never changes.
            pub const fn number(self) -> i64 {
                match self { $(Self::$variant => $number),+ }
            }

            /// What the number stands for, if it is one that this version knows.
            pub const fn from_number(number: i64) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

stored_as_number!(VaultKind { Firm = 0, Private = 1, Place = 2 });
stored_as_number!(Role { Reader = 0, Editor = 1, Owner = 2 });
