//! Reads rules such as `size=solo`, `sector!=food` and `no_flag=goods`.

use instruments::profile::{ProfileField, ProfileForm, Rule};

use crate::entry::Entry;
use crate::nearest::nearest;

/// Reads the rules under a key; each that is not understood becomes a problem.
pub(crate) fn rules(
    entry: &Entry<'_>,
    key: &'static str,
    texts: &[String],
    form: &ProfileForm,
) -> Vec<Rule> {
    let read = texts.iter().filter_map(|text| match rule(text, form) {
        Ok(rule) => Some(rule),
        Err(mend) => {
            entry.problem(format!("has the rule \"{text}\" in `{key}`; {mend}"));
            None
        }
    });
    read.collect()
}

/// Reads one rule.
///
/// # Errors
/// What to write in its place.
pub(crate) fn rule(text: &str, form: &ProfileForm) -> Result<Rule, String> {
    let (name, value) = text
        .split_once('=')
        .ok_or("write it as \"size=solo\" or \"no_flag=goods\"")?;
    let (name, is_not) = match name.strip_suffix('!') {
        Some(name) => (name, true),
        None => (name, false),
    };
    if name == "no_flag" && !is_not {
        let flags: Vec<&str> = form.flags.iter().map(|flag| &*flag.id).collect();
        return known(value, "flag", &flags).map(|flag| Rule::NoFlag { flag });
    }
    let field = field(name)?;
    let value = known(value, name, &values(field, form))?;
    Ok(if is_not {
        Rule::IsNot { field, value }
    } else {
        Rule::Is { field, value }
    })
}

fn field(name: &str) -> Result<ProfileField, String> {
    match name {
        "size" => Ok(ProfileField::Size),
        "stage" => Ok(ProfileField::Stage),
        "legal_form" => Ok(ProfileField::LegalForm),
        "nation" => Ok(ProfileField::Nation),
        "sector" => Ok(ProfileField::Sector),
        _ => {
            Err("it must begin with size, stage, legal_form, nation, sector or no_flag".to_owned())
        }
    }
}

fn values(field: ProfileField, form: &ProfileForm) -> Vec<&str> {
    match field {
        ProfileField::Size => form.sizes.iter().map(|size| &*size.id).collect(),
        ProfileField::Stage => form.stages.iter().map(|choice| &*choice.id).collect(),
        ProfileField::LegalForm => form.legal_forms.iter().map(|choice| &*choice.id).collect(),
        ProfileField::Nation => form.nations.iter().map(|choice| &*choice.id).collect(),
        ProfileField::Sector => form.sectors.iter().map(|sector| &*sector.id).collect(),
    }
}

fn known(value: &str, kind: &str, values: &[&str]) -> Result<String, String> {
    if values.contains(&value) {
        return Ok(value.to_owned());
    }
    Err(match nearest(value, values.iter().copied()) {
        Some(meant) => format!("there is no {kind} \"{value}\"; did you mean \"{meant}\"?"),
        None => format!(
            "there is no {kind} \"{value}\"; write one of {}",
            values.join(", ")
        ),
    })
}
