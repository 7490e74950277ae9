//! What the firm says of itself: `profile/size` and so on, `profile/flag/<id>`.

use std::collections::BTreeMap;

use instruments::profile::{Profile, ProfileField, ProfileForm};
use vault::{PathError, Replica};

use super::{Change, flag, text};

/// The profile as it stands, flags only where the person switched them.
pub(crate) fn read(replica: &Replica, form: &ProfileForm) -> Profile {
    read_under(replica, "profile", form)
}

/// The same from another place, such as the profile kept with a finished check.
pub(super) fn read_under(replica: &Replica, root: &str, form: &ProfileForm) -> Profile {
    let field = |field| text(replica, &format!("{root}/{}", segment(field)));
    let switched =
        |id: &String| flag(replica, &format!("{root}/flag/{id}")).map(|on| (id.clone(), on));
    // Put in one by one: collecting would sort, and a sort is heavy to download.
    let mut flags = BTreeMap::new();
    flags.extend(form.flags.iter().map(|flag| &flag.id).filter_map(switched));
    Profile {
        size: field(ProfileField::Size),
        stage: field(ProfileField::Stage),
        legal_form: field(ProfileField::LegalForm),
        nation: field(ProfileField::Nation),
        sector: field(ProfileField::Sector),
        flags,
    }
}

/// The person chose one of the form's choices.
pub(crate) fn choose(field: ProfileField, choice: &str) -> Result<Change, PathError> {
    Change::text(&format!("profile/{}", segment(field)), choice)
}

/// The person switched a flag by hand.
pub(crate) fn switch(flag: &str, on: bool) -> Result<Change, PathError> {
    Change::flag(&format!("profile/flag/{flag}"), on)
}

/// Writes a whole profile beside a record, so that the record keeps its own.
pub(super) fn keep_under(root: &str, profile: &Profile) -> Result<Vec<Change>, PathError> {
    let fields = [
        (ProfileField::Size, &profile.size),
        (ProfileField::Stage, &profile.stage),
        (ProfileField::LegalForm, &profile.legal_form),
        (ProfileField::Nation, &profile.nation),
        (ProfileField::Sector, &profile.sector),
    ];
    let chosen = fields.into_iter().filter_map(|(field, choice)| {
        choice
            .as_ref()
            .map(|choice| Change::text(&format!("{root}/{}", segment(field)), choice))
    });
    let switched = profile
        .flags
        .iter()
        .map(|(id, on)| Change::flag(&format!("{root}/flag/{id}"), *on));
    chosen.chain(switched).collect()
}

fn segment(field: ProfileField) -> &'static str {
    match field {
        ProfileField::Size => "size",
        ProfileField::Stage => "stage",
        ProfileField::LegalForm => "legal_form",
        ProfileField::Nation => "nation",
        ProfileField::Sector => "sector",
    }
}
