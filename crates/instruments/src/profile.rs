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

/// Words that are true only in some nations of the United Kingdom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NationWords {
    /// Ids of [`ProfileForm::nations`].
    pub nations: Vec<String>,
    pub text: String,
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

impl Profile {
    /// The choice made for a field, by its id.
    pub fn value(&self, field: ProfileField) -> Option<&str> {
        match field {
            ProfileField::Size => self.size.as_deref(),
            ProfileField::Stage => self.stage.as_deref(),
            ProfileField::LegalForm => self.legal_form.as_deref(),
            ProfileField::Nation => self.nation.as_deref(),
            ProfileField::Sector => self.sector.as_deref(),
        }
    }

    /// Whether enough is said to pick the questions: size, sector and stage.
    pub fn is_enough(&self) -> bool {
        self.size.is_some() && self.sector.is_some() && self.stage.is_some()
    }

    /// Whether nobody is employed, so that the solo wording fits.
    pub fn is_solo(&self) -> bool {
        self.size.as_deref() == Some("solo")
    }

    /// Whether the firm may be in one of these nations: so too while it has not said where it is.
    pub fn may_be_in(&self, nations: &[String]) -> bool {
        self.nation
            .as_ref()
            .is_none_or(|nation| nations.contains(nation))
    }

    /// Whether the firm has said that it is in one of these nations.
    pub fn is_in(&self, nations: &[String]) -> bool {
        self.nation
            .as_ref()
            .is_some_and(|nation| nations.contains(nation))
    }
}

impl ProfileForm {
    /// Whether a flag is on: as the person switched it, or else as its sector has it.
    /// A flag that nothing has turned on is off.
    pub fn flag(&self, profile: &Profile, flag: &str) -> bool {
        match profile.flags.get(flag) {
            Some(switched) => *switched,
            None => self
                .sectors
                .iter()
                .find(|sector| profile.sector.as_ref() == Some(&sector.id))
                .is_some_and(|sector| sector.flags_on.iter().any(|on| on == flag)),
        }
    }

    /// The level that firms of this size aim at, 1 to 4; none while the size is not known.
    pub fn aim_level(&self, profile: &Profile) -> Option<u8> {
        let size = profile.size.as_ref()?;
        Some(self.sizes.iter().find(|band| band.id == *size)?.aim_level)
    }
}

impl Rule {
    /// Whether the rule holds for this profile. What is not answered yet makes no rule about
    /// that field hold.
    pub fn holds(&self, form: &ProfileForm, profile: &Profile) -> bool {
        match self {
            Rule::Is { field, value } => profile.value(*field) == Some(value),
            Rule::IsNot { field, value } => {
                profile.value(*field).is_some_and(|given| given != value)
            }
            Rule::NoFlag { flag } => !form.flag(profile, flag),
        }
    }
}
