//! What a firm says of itself, and the rules that fit the questions to it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a firm has said of itself so far. Values are ids of choices in [`ProfileForm`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub size: Option<String>,
    pub stage: Option<String>,
    pub legal_form: Option<String>,
    pub nation: Option<String>,
    pub sector: Option<String>,
    /// Flags the person switched by hand; for the others the sector's default holds.
    pub flags: BTreeMap<String, bool>,
}

/// A condition on a profile, as written in the instrument's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// `size=solo`: true when the profile has that value.
    Is { field: ProfileField, value: String },
    /// `sector!=food`: true when the profile has any other value.
    IsNot { field: ProfileField, value: String },
    /// `no_flag=goods`: true when that flag is off.
    NoFlag { flag: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProfileField {
    Size,
    Stage,
    LegalForm,
    Nation,
    Sector,
}

/// The profile's questions and their choices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileForm {
    pub version: String,
    pub sizes: Vec<SizeBand>,
    pub stages: Vec<Choice>,
    pub legal_forms: Vec<Choice>,
    pub nations: Vec<Choice>,
    pub sectors: Vec<Sector>,
    pub flags: Vec<Flag>,
    pub quick_swaps: Vec<QuickSwap>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    pub id: String,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SizeBand {
    pub id: String,
    pub label: String,
    /// How many employees, in words.
    pub staff: String,
    /// The level, 1 to 4, that firms of this size aim at: a dotted line, never a pass mark.
    pub aim_level: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sector {
    pub id: String,
    pub label: String,
    /// The flags that are on for this sector until the person switches them.
    pub flags_on: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flag {
    pub id: String,
    pub ask: String,
}

/// Keeps the quick check at twelve where one of its questions cannot fit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuickSwap {
    pub when: Rule,
    pub out: String,
    pub replacement: String,
}
