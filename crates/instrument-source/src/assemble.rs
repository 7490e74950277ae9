//! Puts the files together: each check with the profile and the outcomes it goes with.

use std::collections::BTreeMap;

use instruments::check::{Check, Guidance, Outcome};
use instruments::library::Library;
use instruments::reflection::Reflection;

use crate::Loaded;
use crate::check_file::{self, GoesWith};
use crate::content::check_reading;
use crate::entry::Entry;
use crate::folder::Folder;
use crate::frozen::check_frozen;
use crate::overlay_file::{Translatable, overlays};
use crate::place_file::{self, PlaceFile};
use crate::problem::Problems;
use crate::profile_file::{self, ProfileFile};
use crate::source::{Source, sources};
use crate::version::Version;
use crate::{lm3_file, reflection_file};

/// What all files come to, as far as they can be read. It is whole only when no problem
/// was added.
pub(crate) fn assemble(folder: &Folder, problems: &Problems) -> Option<Loaded> {
    let sources = sources(folder, problems);
    check_frozen(folder, &sources, problems);
    let around = Around::read(&sources, problems);
    let mut checks = Vec::new();
    let mut guidances = Vec::new();
    let mut translatable = Vec::new();
    for source in english(&sources, "good_business_check") {
        if let Some((check, guidance, check_words)) = read_check(source, &around, problems) {
            checks.push(check);
            guidances.push(guidance);
            translatable.push(check_words);
        }
    }
    let overlays = overlays(&sources, &translatable, problems);
    let latest = checks.pop()?;
    let latest_guidance = guidances.pop()?;
    check_without_screens(&sources, &around, &latest, problems);
    let reflection = reflections(&sources, &latest_guidance.outcomes, problems)?;
    Some(Loaded {
        library: Library::new(latest, checks, &overlays),
        guidance: Library::new(latest_guidance, guidances, &overlays),
        reflection,
    })
}

/// The English files of one instrument, oldest version first.
fn english<'a>(
    sources: &'a [Source],
    instrument: &'a str,
) -> impl DoubleEndedIterator<Item = &'a Source> {
    sources
        .iter()
        .filter(move |source| source.instrument == instrument && source.lang.is_none())
}

/// What a check refers to, by version.
struct Around<'a> {
    profiles: BTreeMap<&'a str, ProfileFile>,
    places: BTreeMap<&'a str, PlaceFile>,
}

impl<'a> Around<'a> {
    fn read(sources: &'a [Source], problems: &'a Problems) -> Around<'a> {
        let profiles = english(sources, "profile").filter_map(|source| {
            let file = source.entry(problems)?;
            Some((
                &*source.version_name,
                profile_file::read(file, &source.version_name),
            ))
        });
        let places = english(sources, "place_checklist").filter_map(|source| {
            Some((
                &*source.version_name,
                place_file::read(source.entry(problems)?),
            ))
        });
        Around {
            profiles: profiles.collect(),
            places: places.collect(),
        }
    }

    fn of(&self, goes_with: &GoesWith) -> Option<(&ProfileFile, &PlaceFile)> {
        Some((
            self.profiles.get(&*goes_with.profile)?,
            self.places.get(&*goes_with.place_checklist)?,
        ))
    }
}

fn read_check(
    source: &Source,
    around: &Around<'_>,
    problems: &Problems,
) -> Option<(Check, Guidance, Translatable)> {
    let file = source.entry(problems)?;
    let goes_with = check_file::goes_with(&file)?;
    let Some((profile, place)) = around.of(&goes_with) else {
        let GoesWith {
            profile,
            place_checklist,
        } = &goes_with;
        file.problem(format!(
            "goes with profile {profile} and place_checklist {place_checklist}, of which one is not there; write \
             versions that are files under `goes_with`"
        ));
        return None;
    };
    if source.version.is_published() {
        check_published_with(&file, &goes_with);
    }
    let (check, guidance, rates) = check_file::read(file, &source.version_name, profile, place)?;
    let file = source.entry(problems)?;
    check_file::check_across(&file, &check);
    check_reading(&file, &check);
    let translatable = Translatable::new(&check, &guidance, goes_with, rates);
    Some((check, guidance, translatable))
}

/// What a published check goes with must be published too, or its words could still change.
fn check_published_with(file: &Entry<'_>, goes_with: &GoesWith) {
    let GoesWith {
        profile,
        place_checklist,
    } = goes_with;
    for (instrument, version) in [("profile", profile), ("place_checklist", place_checklist)] {
        if !Version::parse(version).is_some_and(|version| version.is_published()) {
            file.problem(format!(
                "is published but goes with {instrument} {version}, which may still change; publish that first"
            ));
        }
    }
}

/// Instruments whose screens come later are checked all the same.
fn check_without_screens(
    sources: &[Source],
    around: &Around<'_>,
    latest: &Check,
    problems: &Problems,
) {
    for file in english(sources, "lm3").filter_map(|source| source.entry(problems)) {
        lm3_file::check(file);
    }
    let latest_place = english(sources, "place_checklist").next_back();
    if let Some((source, file)) =
        latest_place.and_then(|source| Some((source, source.entry(problems)?)))
        && let Some(place) = around.places.get(&*source.version_name)
    {
        place_file::check_questions_named(&file, place, latest);
    }
}

/// The reflection in every version. It is not translated yet.
fn reflections(
    sources: &[Source],
    outcomes: &[Outcome],
    problems: &Problems,
) -> Option<Library<Reflection>> {
    let versions = english(sources, "organisational_privilege").filter_map(|source| {
        let file = source.entry(problems)?;
        reflection_file::read(file, &source.version_name, outcomes)
    });
    let mut versions: Vec<Reflection> = versions.collect();
    let latest = versions.pop()?;
    Some(Library::new(latest, versions, &[]))
}
